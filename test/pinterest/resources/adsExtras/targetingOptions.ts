import { Refusal, row, type Call } from '../../row';
import { interests, interestView } from './interests';

/** What a code stands for; each kind of targeting that has a fixed list. */
const lists: Record<string, Record<string, string>> = {
	APPTYPE: {
		android_mobile: 'Android mobile',
		android_tablet: 'Android tablet',
		ipad: 'iPad',
		iphone: 'iPhone',
		web: 'Web',
		web_mobile: 'Mobile web',
	},
	GENDER: { female: 'Female', male: 'Male', unknown: 'Unspecified' },
	AGE_BUCKET: Object.fromEntries(
		['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+', '19+', '20+', '21+'].map((age) => [age, age]),
	),
	LOCALE: {
		da: 'Danish',
		de: 'German',
		en: 'English',
		'en-GB': 'English (UK)',
		'en-US': 'English (US)',
		es: 'Spanish',
		fi: 'Finnish',
		fr: 'French',
		it: 'Italian',
		ja: 'Japanese',
		nb: 'Norwegian',
		nl: 'Dutch',
		pl: 'Polish',
		'pt-BR': 'Portuguese (Brazil)',
		sv: 'Swedish',
	},
	LOCATION: {
		AT: 'Austria',
		CA: 'Canada',
		CH: 'Switzerland',
		DE: 'Germany',
		DK: 'Denmark',
		FR: 'France',
		GB: 'United Kingdom',
		SE: 'Sweden',
		US: 'United States',
		'501': 'U.S.: New York',
		'803': 'U.S.: Los Angeles',
		'807': 'U.S.: San Francisco-Oakland-San Jose',
		'811': 'U.S.: Reno',
		'36313': 'Australia: Moreton Bay - North',
		'124735': 'Canada: North Battleford',
		'554017': 'New Zealand: Wanganui',
	},
	GEO: {
		'BE-VOV': 'Belgium: East Flanders',
		'DE-BE': 'Germany: Berlin',
		'DE-BY': 'Germany: Bavaria',
		'DE-HH': 'Germany: Hamburg',
		'FR-IDF': 'France: Île-de-France',
		'SE-AB': 'Sweden: Stockholm',
		'US-CA': 'U.S.: California',
		'US-NY': 'U.S.: New York',
		'US-94107': 'U.S.: 94107',
	},
};

export const targetingOptions = [
	row<{ ad_account_id?: string }>('GET /resources/targeting/{targeting_type}', {
		answer: (call) => ({ status: 200, body: optionsOf(call) }),
	}),
	row('GET /resources/targeting/interests/{interest_id}', {
		answer(call) {
			const interest = interests.get(call.path.interest_id);
			if (!interest) throw new Refusal(404, 404, 'Interest not found.');
			return { status: 200, body: interestView(interest) };
		},
	}),
];

/** A list of one object, whose keys are what a targeting takes. Keywords are free text, so there is nothing to list. */
function optionsOf({ world, path, query }: Call<{ ad_account_id?: string }>): unknown[] {
	const { targeting_type: type } = path;
	const fixed = lists[type];
	if (fixed) return [fixed];
	if (type === 'INTEREST')
		return [Object.fromEntries([...interests.values()].map((interest) => [interest.id, interestView(interest)]))];
	if (type === 'KEYWORD') return [];
	const audiences = [...world.store<{ id: string; name?: string; ad_account_id?: string }>('audience').values()];
	const own = audiences.filter(({ ad_account_id: account }) => account === query.ad_account_id);
	return own.length === 0 ? [] : [Object.fromEntries(own.map((audience) => [audience.id, audience.name ?? '']))];
}
