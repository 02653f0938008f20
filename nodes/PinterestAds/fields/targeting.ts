import { asObject, asText } from '../../shared/api/json';
import type { Values, When } from '../../shared/rows/field';
import { choice, choices, field, json, liveChoices, parseInteger } from '../../shared/fields/kinds';

/** Where the lists of the ad account are read again when another one is chosen. */
const OF_ACCOUNT = ['adAccount.value'];

export const GENDERS = [
	{ name: 'Female', value: 'female' },
	{ name: 'Male', value: 'male' },
	{ name: 'Unspecified', value: 'unknown' },
] as const;

export const DEVICES = [
	{ name: 'Android Phone', value: 'android_mobile' },
	{ name: 'Android Tablet', value: 'android_tablet' },
	{ name: 'iPad', value: 'ipad' },
	{ name: 'iPhone', value: 'iphone' },
	{ name: 'Mobile Web', value: 'web_mobile' },
	{ name: 'Web', value: 'web' },
] as const;

const STRATEGIES = [
	{ name: 'Choose Your Own', value: 'CHOOSE_YOUR_OWN', description: 'As the other fields say' },
	{ name: 'Find New Customers', value: 'FIND_NEW_CUSTOMERS' },
	{ name: 'Reconnect with Users', value: 'RECONNECT_WITH_USERS', description: 'Who were there before' },
] as const;

const AGES = ['18-24', '19+', '20+', '21+', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'] as const;

export const AGE_GROUPS = AGES.map((value) => ({ name: value, value }));

/** Ages that can be targeted. Source: the API description's TargetingSpec. */
export const YOUNGEST = 18;
export const OLDEST = 65;
const NO_END = '65+';

/**
 * Who sees the ads, apart from {@link placeAndAgeFields}: optional fields for a collection. {@link needsUsableTargeting} checks
 * them together.
 *
 * @param prefix where they stand in the body, with a dot behind: `targeting_spec.`
 * @param when other parameters that they are shown for
 */
export function targetingFields<const Prefix extends string>(prefix: Prefix, when?: When) {
	const facts = <const Name extends string, const Key extends string>(
		name: Name,
		key: Key,
		label: string,
		description: string,
	) => ({
		name,
		apiName: `${prefix}${key}` as const,
		in: 'body' as const,
		label: `Targeting: ${label}`,
		description,
		when,
	});
	const digits = { pattern: /^\d+$/ };
	const audiences = { ...digits, loadOptionsMethod: 'getAudiences', dependsOn: OF_ACCOUNT };
	return [
		liveChoices({
			...facts(
				'includedAudiences',
				'AUDIENCE_INCLUDE',
				'Audience Names or IDs',
				'Only people in one of these audiences, which need at least 100 people each',
			),
			...audiences,
		}),
		liveChoices({
			...facts('excludedAudiences', 'AUDIENCE_EXCLUDE', 'Excluded Audience Names or IDs', 'Nobody in these audiences'),
			...audiences,
		}),
		choices({
			...facts('devices', 'APPTYPE', 'Devices', 'Only on these devices; by default on all'),
			options: DEVICES,
		}),
		choices({
			...facts('genders', 'GENDER', 'Genders', 'Only people of these genders; by default of all'),
			options: GENDERS,
		}),
		liveChoices({
			...facts('interestIds', 'INTEREST', 'Interest Names or IDs', 'Only people with one of these interests'),
			...digits,
			loadOptionsMethod: 'getInterests',
		}),
		liveChoices({
			...facts('languages', 'LOCALE', 'Language Names or IDs', 'Only people who use these languages'),
			loadOptionsMethod: 'getLanguages',
		}),
		liveChoices({
			...facts(
				'excludedLocations',
				'LOCATION_EXCLUDE',
				'Excluded Location Names or IDs',
				'Nobody in these countries or US metro areas',
			),
			loadOptionsMethod: 'getLocations',
		}),
		liveChoices({
			...facts(
				'excludedRegions',
				'GEO_EXCLUDE',
				'Excluded Region Names or IDs',
				'Nobody in these regions or postal codes',
			),
			loadOptionsMethod: 'getRegions',
		}),
		json({
			...facts(
				'shoppingRetargeting',
				'SHOPPING_RETARGETING',
				'Shopping Retargeting (JSON)',
				'People who interacted with the products: a list such as [{"lookback_window": 30, "exclusion_window": 14, "tag_types": [0, 6]}], the windows in days',
			),
		}),
		choices({
			...facts('targetingStrategies', 'TARGETING_STRATEGY', 'Strategy', 'How Pinterest looks for people'),
			options: STRATEGIES,
		}),
	];
}

/**
 * Where the people are and how old, for the top level: Pinterest takes no targeting without a place, and an age range or age groups,
 * not both.
 *
 * @param prefix where they stand in the body, with a dot behind: `targeting_spec.`
 * @param when other parameters that they are shown for
 */
export function placeAndAgeFields<const Prefix extends string>(prefix: Prefix, when?: When) {
	const range = { in: 'body', required: true, when: { ...when, ages: ['range'] } } as const;
	return [
		liveChoices({
			name: 'locations',
			apiName: `${prefix}LOCATION`,
			in: 'body',
			label: 'Location Names or IDs',
			description: 'Countries (US, DE) and US metro areas (807). Targeting needs at least one location or region',
			loadOptionsMethod: 'getLocations',
			when,
		}),
		liveChoices({
			name: 'regions',
			apiName: `${prefix}GEO`,
			in: 'body',
			label: 'Region Names or IDs',
			description:
				'Regions (BE-VOV), or postal codes (US-94107), but not both. Targeting needs at least one location or region',
			loadOptionsMethod: 'getRegions',
			when,
		}),
		choice({
			name: 'ages',
			in: 'local',
			label: 'Ages',
			description: 'Whether to reach only people of some ages',
			options: [
				{ name: 'Age Groups', value: 'groups', description: 'Fixed groups; Pinterest recommends a range' },
				{ name: 'Age Range', value: 'range', description: 'From one age to another' },
				{ name: 'Not Narrowed', value: 'any' },
			],
			default: 'any',
			when,
		}),
		field(
			{
				...range,
				name: 'minimumAge',
				apiName: `${prefix}MINIMUM_AGE`,
				label: 'Minimum Age',
				description: `The youngest to reach, ${YOUNGEST} to ${OLDEST}`,
			},
			{
				type: 'number',
				default: YOUNGEST,
				typeOptions: { minValue: YOUNGEST, maxValue: OLDEST, numberPrecision: 0 },
			},
			parseMinimumAge,
		),
		field(
			{
				...range,
				name: 'maximumAge',
				apiName: `${prefix}MAXIMUM_AGE`,
				label: 'Maximum Age',
				description: `The oldest to reach, ${YOUNGEST} to ${OLDEST}; ${NO_END} includes everybody older`,
			},
			{ type: 'string', default: NO_END },
			parseMaximumAge,
		),
		choices({
			name: 'ageGroups',
			apiName: `${prefix}AGE_BUCKET`,
			in: 'body',
			label: 'Age Groups',
			required: true,
			description: 'Only people in one of these groups',
			options: AGE_GROUPS,
			when: { ...when, ages: ['groups'] },
		}),
	];
}

/** @throws Error unless the value is an age that can be the lowest */
export function parseMinimumAge(value: unknown): string {
	return String(parseInteger(value, YOUNGEST, OLDEST));
}

/** @throws Error unless the value is an age that can be the highest, or the one without an end */
export function parseMaximumAge(value: unknown): string {
	return String(value).trim() === NO_END ? NO_END : parseMinimumAge(value);
}

type TargetingValues = Pick<Values<{ inputMode?: unknown }>, 'body' | 'local'>;

/**
 * Refuses targeting that Pinterest would refuse. What was given as JSON is Pinterest's to judge.
 *
 * @param key where the targeting stands in the body
 * @throws Error when it names no place, or the ages are reversed
 */
export function needsUsableTargeting({ body, local }: TargetingValues, key: string): void {
	const targeting = asObject(body[key]);
	if (local.inputMode === 'json' || Object.keys(targeting).length === 0) return;
	const { LOCATION, GEO, MINIMUM_AGE, MAXIMUM_AGE } = targeting;
	const [from, to] = [asText(MINIMUM_AGE), asText(MAXIMUM_AGE)];
	if (!LOCATION && !GEO) throw new Error('Targeting lacks a place: choose at least one location or region');
	if (from !== undefined && to !== undefined && parseInt(from, 10) > parseInt(to, 10))
		throw new Error(`Minimum Age ${from} is above the oldest age to reach, ${to}`);
}
