import { ATTRIBUTION, TIME_ZONE } from '../../shared/fields/attribution';
import { MOST_IDS } from '../../shared/fields/analyticsLimits';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, campaign } from '../../shared/fields/ads';
import { choice, flag, ids, texts } from '../../shared/fields/kinds';
import { AGGREGATE, ATTRIBUTION_TYPES, targetingTypes } from './fields';
import { WHAT, analytics } from './operation';

/** Most Pins in one request. Source: `maxItems` of the API description. */
const MOST_PINS = 100;

/** More ids than this make a URL that proxies refuse, so that no request holds more. */
const MOST_ASKED_FOR = 100_000;

/** What parameters have in common that hold more ids than one request takes. */
const IDS = {
	in: 'local',
	placeholder: 'e.g. 626735565838, 626735565839',
	required: true,
	maxItems: MOST_ASKED_FOR,
} as const;

const meant = (what: string) => `The ${what}: IDs separated by commas. Large numbers are split into several requests.`;

const CAMPAIGN_IDS = ids({ ...IDS, name: 'campaignIds', label: 'Campaign IDs', description: meant('campaigns') });
const AD_GROUP_IDS = ids({ ...IDS, name: 'adGroupIds', label: 'Ad Group IDs', description: meant('ad groups') });
const AD_IDS = ids({ ...IDS, name: 'adIds', label: 'Ad IDs', description: meant('ads') });
const PIN_IDS = ids({ ...IDS, name: 'pinIds', label: 'Pin IDs', description: meant('Pins') });
const PRODUCT_GROUP_IDS = ids({
	...IDS,
	name: 'productGroupIds',
	label: 'Product Group IDs',
	description: meant('product groups'),
});

const CAMPAIGNS = { by: CAMPAIGN_IDS, apiName: 'campaign_ids', maxItems: MOST_IDS } as const;
const AD_GROUPS = { by: AD_GROUP_IDS, apiName: 'ad_group_ids', maxItems: MOST_IDS } as const;
const ADS = { by: AD_IDS, apiName: 'ad_ids', maxItems: MOST_IDS } as const;

const TARGETED = 'broken down by audience: age, gender, location, device, interest and more';
const NUMBERS = 'spend, impressions, clicks, conversions and other numbers';

const SORTED = [
	texts({
		name: 'sortColumns',
		apiName: 'sort_columns',
		in: 'query',
		label: 'Sort By',
		description: 'One or two of the requested columns, separated by a comma',
		placeholder: 'e.g. SPEND_IN_DOLLAR',
		maxItems: 2,
		repeated: true,
	}),
	flag({
		name: 'sortAscending',
		apiName: 'sort_ascending',
		in: 'query',
		label: 'Sort Ascending',
		description: 'Whether to sort from smallest to largest',
	}),
];

export const ACCOUNT_ANALYTICS: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/analytics', {
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get analytics of ad account',
		description: `Get ${NUMBERS} of a whole ad account, up to 90 days back`,
		fields: [AD_ACCOUNT, ...WHAT],
		collections: { options: [...ATTRIBUTION, TIME_ZONE] },
		...analytics({ wholeHours: true }),
	}),
	operation('GET /ad_accounts/{ad_account_id}/targeting_analytics', {
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get targeting analytics of ad account',
		description: `Get ${NUMBERS} of a whole ad account, ${TARGETED}`,
		fields: [AD_ACCOUNT, ...WHAT, targetingTypes([], 15)],
		collections: { options: [...ATTRIBUTION, ATTRIBUTION_TYPES, TIME_ZONE] },
		...analytics({ isTargeting: true }),
	}),
];

export const CAMPAIGN_ANALYTICS: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/campaigns/analytics', {
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get analytics of campaigns',
		description: `Get ${NUMBERS} of campaigns, up to 90 days back`,
		fields: [AD_ACCOUNT, CAMPAIGN_IDS, ...WHAT],
		collections: { options: [...ATTRIBUTION, AGGREGATE, TIME_ZONE] },
		...analytics({ split: CAMPAIGNS, level: 'CAMPAIGN' }),
	}),
	operation('GET /ad_accounts/{ad_account_id}/pins/analytics', {
		value: 'getPinAnalytics',
		name: 'Get Pin Analytics',
		action: 'Get analytics of pins in campaign',
		description: `Get ${NUMBERS} of the Pins that a campaign shows as ads, up to 90 days back`,
		fields: [AD_ACCOUNT, campaign({ in: 'query', description: 'The campaign that shows the Pins' }), PIN_IDS, ...WHAT],
		collections: { options: ATTRIBUTION },
		...analytics({ split: { by: PIN_IDS, apiName: 'pin_ids', maxItems: MOST_PINS } }),
	}),
	operation('GET /ad_accounts/{ad_account_id}/campaigns/targeting_analytics', {
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get targeting analytics of campaigns',
		description: `Get ${NUMBERS} of campaigns, ${TARGETED}`,
		fields: [AD_ACCOUNT, CAMPAIGN_IDS, ...WHAT, targetingTypes(['AUDIENCE_MULTIPLIER', 'CREATIVE_TYPE'], 14)],
		collections: { options: [...ATTRIBUTION, ATTRIBUTION_TYPES, TIME_ZONE] },
		...analytics({ split: CAMPAIGNS, level: 'CAMPAIGN', isTargeting: true }),
	}),
];

export const AD_GROUP_ANALYTICS: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/ad_groups/analytics', {
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get analytics of ad groups',
		description: `Get ${NUMBERS} of ad groups, up to 90 days back`,
		fields: [AD_ACCOUNT, AD_GROUP_IDS, ...WHAT],
		collections: { options: [...ATTRIBUTION, AGGREGATE, TIME_ZONE] },
		...analytics({ split: AD_GROUPS, level: 'AD_GROUP' }),
	}),
	operation('GET /ad_accounts/{ad_account_id}/ad_groups/targeting_analytics', {
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get targeting analytics of ad groups',
		description: `Get ${NUMBERS} of ad groups, ${TARGETED}`,
		fields: [AD_ACCOUNT, AD_GROUP_IDS, ...WHAT, targetingTypes(['CREATIVE_ENHANCEMENTS'], 14)],
		collections: { options: [...ATTRIBUTION, ATTRIBUTION_TYPES, TIME_ZONE, ...SORTED] },
		...analytics({ split: AD_GROUPS, level: 'AD_GROUP', isTargeting: true }),
	}),
];

const ADS_BY = choice({
	name: 'adsBy',
	in: 'local',
	label: 'Choose Ads By',
	description: 'How to choose the ads',
	options: [
		{ name: 'Ad IDs', value: 'ads' },
		{ name: 'Campaigns and Pins', value: 'pins', description: 'The ads of some campaigns that show some Pins' },
	],
	default: 'ads',
});

export const AD_ANALYTICS: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/ads/analytics', {
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get analytics of ads',
		description: `Get ${NUMBERS} of ads, up to 90 days back`,
		fields: [
			AD_ACCOUNT,
			ADS_BY,
			ids({ ...IDS, name: 'adIds', label: 'Ad IDs', description: meant('ads'), when: { adsBy: ['ads'] } }),
			ids({
				name: 'adCampaignIds',
				apiName: 'campaign_ids',
				in: 'query',
				label: 'Campaign IDs',
				description: 'The campaigns of the ads: up to 250 IDs separated by commas',
				required: true,
				maxItems: MOST_IDS,
				repeated: true,
				when: { adsBy: ['pins'] },
			}),
			ids({
				name: 'adPinIds',
				apiName: 'pin_ids',
				in: 'query',
				label: 'Pin IDs',
				description: 'The Pins that the ads show: up to 100 IDs separated by commas',
				required: true,
				maxItems: MOST_PINS,
				repeated: true,
				when: { adsBy: ['pins'] },
			}),
			...WHAT,
		],
		collections: { options: [...ATTRIBUTION, TIME_ZONE] },
		...analytics({ split: ADS, level: 'PIN_PROMOTION' }),
	}),
	operation('GET /ad_accounts/{ad_account_id}/ads/targeting_analytics', {
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get targeting analytics of ads',
		description: `Get ${NUMBERS} of ads, ${TARGETED}`,
		fields: [AD_ACCOUNT, AD_IDS, ...WHAT, targetingTypes(['QUIZ_RESULT'], 14)],
		collections: { options: [...ATTRIBUTION, ATTRIBUTION_TYPES, TIME_ZONE, ...SORTED] },
		...analytics({ split: ADS, level: 'PIN_PROMOTION', isTargeting: true }),
	}),
];

export const PRODUCT_GROUP_ANALYTICS: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/product_groups/analytics', {
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get analytics of promoted product groups',
		description: `Get ${NUMBERS} of product groups that are promoted, up to 90 days back`,
		fields: [AD_ACCOUNT, PRODUCT_GROUP_IDS, ...WHAT],
		collections: { options: [...ATTRIBUTION, TIME_ZONE] },
		...analytics({ split: { by: PRODUCT_GROUP_IDS, apiName: 'product_group_ids', maxItems: MOST_IDS } }),
	}),
];
