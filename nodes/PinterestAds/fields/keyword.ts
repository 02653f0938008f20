import type { Values } from '../../shared/rows/field';
import { ad, adGroup, campaign } from '../../shared/fields/ads';
import { parseCountry } from '../../shared/fields/country';
import { choice, field, texts } from '../../shared/fields/kinds';
import { money } from '../../shared/fields/money';

/** Longest keyword, in characters. Source: the API description. */
const LONGEST = 120;

const NEGATIVE = [
	{ name: 'Negative Exact', value: 'EXACT_NEGATIVE', description: 'Exclude exactly this search' },
	{ name: 'Negative Phrase', value: 'PHRASE_NEGATIVE', description: 'Exclude searches that contain it' },
] as const;

/** Which searches a keyword stands for. Source: the API description's MatchType. */
export const MATCH_TYPES = [
	{ name: 'Broad', value: 'BROAD', description: 'Searches with a similar meaning' },
	{ name: 'Exact', value: 'EXACT', description: 'Exactly this search' },
	...NEGATIVE,
	{ name: 'Phrase', value: 'PHRASE', description: 'Searches that contain it' },
] as const;

/** What has the keywords. Ad accounts and campaigns take only those that keep ads away. */
export const PARENT = [
	choice({
		name: 'keywordsFor',
		in: 'local',
		label: 'For',
		description: 'What the keywords are for. For an ad account or a campaign they can only exclude searches.',
		options: [
			{ name: 'Ad', value: 'ad' },
			{ name: 'Ad Account', value: 'adAccount', description: 'The whole ad account' },
			{ name: 'Ad Group', value: 'adGroup' },
			{ name: 'Campaign', value: 'campaign' },
		],
		default: 'adGroup',
	}),
	ad({
		in: 'local',
		name: 'keywordAd',
		apiName: 'parent_id',
		description: 'The ad that the keywords are for',
		when: { keywordsFor: ['ad'] },
	}),
	adGroup({
		in: 'local',
		name: 'keywordAdGroup',
		apiName: 'parent_id',
		description: 'The ad group that the keywords are for',
		when: { keywordsFor: ['adGroup'] },
	}),
	campaign({
		in: 'local',
		name: 'keywordCampaign',
		apiName: 'parent_id',
		description: 'The campaign to exclude the keywords for',
		when: { keywordsFor: ['campaign'] },
	}),
];

interface Parent {
	inputMode?: unknown;
	keywordAd?: string;
	keywordAdGroup?: string;
	keywordCampaign?: string;
}

/** The id of what the keywords are for, out of {@link PARENT}, or of a body given as JSON. */
export function parentOf({ ids, body, local }: Values<Parent>): unknown {
	if (local.inputMode === 'json') return body.parent_id;
	return local.keywordAd ?? local.keywordAdGroup ?? local.keywordCampaign ?? ids.ad_account_id;
}

export const KEYWORDS = texts({
	name: 'keywords',
	apiName: 'value',
	in: 'local',
	label: 'Keywords',
	description: 'What people search for: one keyword, or several separated by commas, each of up to 120 characters',
	placeholder: 'e.g. linen throw, linen bedding',
	required: true,
	maxLength: LONGEST,
});

export const MATCH_TYPE = [
	choice({
		name: 'matchType',
		apiName: 'match_type',
		in: 'body',
		label: 'Match Type',
		description: 'Which searches match the keywords',
		options: MATCH_TYPES,
		default: 'BROAD',
		required: true,
		when: { keywordsFor: ['ad', 'adGroup'] },
	}),
	choice({
		name: 'negativeMatchType',
		apiName: 'match_type',
		in: 'body',
		label: 'Match Type',
		description: 'Which searches to exclude',
		options: NEGATIVE,
		default: 'PHRASE_NEGATIVE',
		required: true,
		when: { keywordsFor: ['adAccount', 'campaign'] },
	}),
];

export const BID = money({
	name: 'keywordBid',
	apiName: 'bid',
	in: 'body',
	label: 'Bid',
	of: 'bid',
	description: 'Deprecated: Pinterest ignores it and never returns it',
});

export const COUNTRY = field(
	{
		name: 'metricsCountry',
		apiName: 'country_code',
		in: 'query',
		label: 'Country Code',
		description: 'The country, as a two-letter code',
		placeholder: 'e.g. US',
		required: true,
	},
	{ type: 'string', default: 'US' },
	parseCountry,
);
