import { TIME_ZONE } from '../../shared/fields/attribution';
import { MOST_IDS } from '../../shared/fields/analyticsLimits';
import type { Field } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { campaign, manyIds } from '../../shared/fields/ads';
import { choice, flag, ids, texts } from '../../shared/fields/kinds';
import { AGGREGATE, ATTRIBUTION_TYPES, targetingTypes } from './fields';
import { analytics } from './operation';

/** Most Pins in one request. Source: `maxItems` of the API description. */
const MOST_PINS = 100;

/** More ids than this make a URL that proxies refuse, so that no request holds more. */
const MOST_ASKED_FOR = 100_000;

const idsOf = (name: string, label: string, what: string, when?: Field['when']): Field =>
	manyIds({
		name,
		in: 'local',
		label,
		description: `The ${what}: IDs with commas between. More than one request takes are asked for in several.`,
		placeholder: 'e.g. 626735565838, 626735565839',
		required: true,
		maxItems: MOST_ASKED_FOR,
		when,
	});

const CAMPAIGN_IDS = idsOf('campaignIds', 'Campaign IDs', 'campaigns');
const AD_GROUP_IDS = idsOf('adGroupIds', 'Ad Group IDs', 'ad groups');
const PIN_IDS = idsOf('pinIds', 'Pin IDs', 'Pins');

const TARGETED = 'broken down by whom it reached: age, gender, place, device, interest and more';
const NUMBERS = 'spend, impressions, clicks, conversions and other numbers';

const SORTED: Field[] = [
	texts({
		name: 'sortColumns',
		apiName: 'sort_columns',
		in: 'query',
		label: 'Sort By',
		description: 'One or two of the columns that are asked for, with a comma between',
		placeholder: 'e.g. SPEND_IN_DOLLAR',
		maxItems: 2,
		repeated: true,
	}),
	flag({
		name: 'sortAscending',
		apiName: 'sort_ascending',
		in: 'query',
		label: 'Smallest First',
		description: 'Whether the smallest numbers come first',
	}),
];

export const ACCOUNT_ANALYTICS: Operation[] = [
	analytics({
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get the analytics of an ad account',
		description: `Get ${NUMBERS} of a whole ad account, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/analytics',
		options: [TIME_ZONE],
		wholeHours: true,
	}),
	analytics({
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get the targeting analytics of an ad account',
		description: `Get ${NUMBERS} of a whole ad account, ${TARGETED}`,
		path: '/ad_accounts/{ad_account_id}/targeting_analytics',
		targeting: targetingTypes([], 15),
		options: [ATTRIBUTION_TYPES, TIME_ZONE],
	}),
];

export const CAMPAIGN_ANALYTICS: Operation[] = [
	analytics({
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get the analytics of campaigns',
		description: `Get ${NUMBERS} of campaigns, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/campaigns/analytics',
		fields: [CAMPAIGN_IDS],
		split: { local: 'campaignIds', apiName: 'campaign_ids', maxItems: MOST_IDS },
		options: [AGGREGATE, TIME_ZONE],
	}),
	analytics({
		value: 'getPinAnalytics',
		name: 'Get Pin Analytics',
		action: 'Get the analytics of the pins in a campaign',
		description: `Get ${NUMBERS} of the Pins that a campaign shows as ads, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/pins/analytics',
		fields: [campaign({ in: 'query', description: 'The campaign whose Pins are meant' }), PIN_IDS],
		split: { local: 'pinIds', apiName: 'pin_ids', maxItems: MOST_PINS },
	}),
	analytics({
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get the targeting analytics of campaigns',
		description: `Get ${NUMBERS} of campaigns, ${TARGETED}`,
		path: '/ad_accounts/{ad_account_id}/campaigns/targeting_analytics',
		fields: [CAMPAIGN_IDS],
		split: { local: 'campaignIds', apiName: 'campaign_ids', maxItems: MOST_IDS },
		targeting: targetingTypes(['AUDIENCE_MULTIPLIER', 'CREATIVE_TYPE'], 14),
		options: [ATTRIBUTION_TYPES, TIME_ZONE],
	}),
];

export const AD_GROUP_ANALYTICS: Operation[] = [
	analytics({
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get the analytics of ad groups',
		description: `Get ${NUMBERS} of ad groups, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/ad_groups/analytics',
		fields: [AD_GROUP_IDS],
		split: { local: 'adGroupIds', apiName: 'ad_group_ids', maxItems: MOST_IDS },
		options: [AGGREGATE, TIME_ZONE],
	}),
	analytics({
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get the targeting analytics of ad groups',
		description: `Get ${NUMBERS} of ad groups, ${TARGETED}`,
		path: '/ad_accounts/{ad_account_id}/ad_groups/targeting_analytics',
		fields: [AD_GROUP_IDS],
		split: { local: 'adGroupIds', apiName: 'ad_group_ids', maxItems: MOST_IDS },
		targeting: targetingTypes(['CREATIVE_ENHANCEMENTS'], 14),
		options: [ATTRIBUTION_TYPES, TIME_ZONE, ...SORTED],
	}),
];

const ADS_BY = choice({
	name: 'adsBy',
	in: 'local',
	label: 'Choose Ads By',
	description: 'How to say which ads are meant',
	options: [
		{ name: 'Ad IDs', value: 'ads' },
		{ name: 'Campaigns and Pins', value: 'pins', description: 'The ads of some campaigns that show some Pins' },
	],
	default: 'ads',
});

export const AD_ANALYTICS: Operation[] = [
	analytics({
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get the analytics of ads',
		description: `Get ${NUMBERS} of ads, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/ads/analytics',
		fields: [
			ADS_BY,
			idsOf('adIds', 'Ad IDs', 'ads', { adsBy: ['ads'] }),
			ids({
				name: 'adCampaignIds',
				apiName: 'campaign_ids',
				in: 'query',
				label: 'Campaign IDs',
				description: 'The campaigns of the ads: up to 250 IDs with commas between',
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
				description: 'The Pins that the ads show: up to 100 IDs with commas between',
				required: true,
				maxItems: MOST_PINS,
				repeated: true,
				when: { adsBy: ['pins'] },
			}),
		],
		split: { local: 'adIds', apiName: 'ad_ids', maxItems: MOST_IDS },
		options: [TIME_ZONE],
	}),
	analytics({
		value: 'getTargetingAnalytics',
		name: 'Get Targeting Analytics',
		action: 'Get the targeting analytics of ads',
		description: `Get ${NUMBERS} of ads, ${TARGETED}`,
		path: '/ad_accounts/{ad_account_id}/ads/targeting_analytics',
		fields: [idsOf('adIds', 'Ad IDs', 'ads')],
		split: { local: 'adIds', apiName: 'ad_ids', maxItems: MOST_IDS },
		targeting: targetingTypes(['QUIZ_RESULT'], 14),
		options: [ATTRIBUTION_TYPES, TIME_ZONE, ...SORTED],
	}),
];

export const PRODUCT_GROUP_ANALYTICS: Operation[] = [
	analytics({
		value: 'getAnalytics',
		name: 'Get Analytics',
		action: 'Get the analytics of promoted product groups',
		description: `Get ${NUMBERS} of product groups that are promoted, up to 90 days back`,
		path: '/ad_accounts/{ad_account_id}/product_groups/analytics',
		fields: [idsOf('productGroupIds', 'Product Group IDs', 'product groups')],
		split: { local: 'productGroupIds', apiName: 'product_group_ids', maxItems: MOST_IDS },
		options: [TIME_ZONE],
	}),
];
