import { partsBySize, type Part } from './counts';

/** What the numbers of each targeting type are split by, with the size of each share; the shares make up the whole. */
const types: Record<string, ReadonlyArray<[value: string | number, size: number]>> = {
	KEYWORD: [
		['linen curtains', 5],
		['small living room', 3],
		['stoneware mug', 2],
	],
	APPTYPE: [
		['iphone', 40],
		['ipad', 8],
		['android_mobile', 25],
		['android_tablet', 3],
		['web', 16],
		['web_mobile', 8],
	],
	GENDER: [
		['female', 70],
		['male', 20],
		['unknown', 10],
	],
	LOCATION: [
		[500, 1],
		[501, 3],
		[803, 2],
	],
	PLACEMENT: [
		['BROWSE', 6],
		['SEARCH', 4],
	],
	COUNTRY: [
		['US', 6],
		['DE', 3],
		['SE', 1],
	],
	TARGETED_INTEREST: [
		['Home Decor', 7],
		['Food and Drinks', 3],
	],
	PINNER_INTEREST: [
		['Living Room', 5],
		['Kitchen', 3],
		['Garden', 2],
	],
	AUDIENCE_INCLUDE: [
		['2542620000001', 6],
		['2542620000002', 4],
	],
	GEO: [
		['US:94102', 2],
		['US:10001', 3],
		['DE:10115', 5],
	],
	AGE_BUCKET: [
		['18-24', 20],
		['25-34', 30],
		['35-44', 20],
		['45-49', 10],
		['50-54', 8],
		['55-64', 7],
		['65+', 5],
	],
	REGION: [
		['US-CA', 4],
		['US-NY', 3],
		['DE-BE', 3],
	],
	CREATIVE_TYPE: [
		['REGULAR', 7],
		['VIDEO', 3],
	],
	MEDIA_TYPE: [
		['IMAGE', 8],
		['VIDEO', 2],
	],
	QUIZ_RESULT: [['1', 1]],
	AUDIENCE_MULTIPLIER: [
		['1.0', 8],
		['1.5', 2],
	],
	CREATIVE_ENHANCEMENTS: [
		['NONE', 7],
		['IMAGE_AUTO_RESIZING', 3],
	],
	LOCAL_ADS_STORE_CODE: [
		['BERLIN-01', 6],
		['BERLIN-02', 4],
	],
};

export interface Share {
	type: string;
	value: string | number;
	parts: Part[];
}

/** The shares of one targeting type; a type that joins two (`AGE_BUCKET_AND_GENDER`) has a share for each pair. */
export function sharesOf(type: string): Share[] {
	if (Object.hasOwn(types, type)) {
		const parts = partsBySize(types[type].map(([, size]) => size));
		return types[type].map(([value], at) => ({ type, value, parts: [parts[at]] }));
	}
	return combined(type.split('_AND_'));
}

/** Several types in one: a share for each combination, `female&US`. */
export function combined(names: string[]): Share[] {
	return names.map(sharesOf).reduce((all, shares) =>
		all.flatMap((one) =>
			shares.map((other) => ({
				type: `${one.type}_AND_${other.type}`,
				value: `${one.value}&${other.value}`,
				parts: [...one.parts, ...other.parts],
			})),
		),
	);
}
