import type { Facts } from '../../shared/fields/kinds';
import { atMost, choice, field, listOf, liveChoices } from '../../shared/fields/kinds';
import { GRANULARITIES } from '../analytics/fields';
import { REPORT_ATTRIBUTION } from './fields';
import { OBJECTIVE_FILTER, onlyIds } from './filters';

/** Fewest and most SKUs of a group. Source: the API description. */
const SKUS = { minItems: 2, maxItems: 30_000 };

/** The SKUs that are counted as one. */
const skus = <const Own extends Facts>(facts: Own) =>
	field(
		facts,
		{ type: 'string', default: '' },
		(value) => {
			const list = atMost(listOf(value), SKUS.maxItems);
			if (list.length >= SKUS.minItems) return list;
			throw new Error(
				`needs at least ${SKUS.minItems} SKUs separated by commas: choose Break Down By "SKU" for one alone`,
			);
		},
		{ bounds: { maxItems: SKUS.maxItems } },
	);

const SKU_GROUP = { breakdown: ['PRODUCT_SKU_GROUP'] };

export const PRODUCT_FIELDS = [
	choice({
		name: 'productLevel',
		apiName: 'level',
		in: 'body',
		label: 'Level',
		description: 'What each row is about, in addition to the product',
		options: [
			{ name: 'Account', value: 'ADVERTISER' },
			{ name: 'Ad Group', value: 'AD_GROUP' },
			{ name: 'Campaign', value: 'CAMPAIGN' },
		],
		default: 'CAMPAIGN',
		required: true,
	}),
	choice({
		name: 'productGranularity',
		apiName: 'granularity',
		in: 'body',
		label: 'Granularity',
		description: 'The period of each row',
		options: GRANULARITIES.filter((one) => one.value !== 'HOUR' && one.value !== 'DAY'),
		default: 'WEEK',
		required: true,
	}),
	choice({
		name: 'breakdown',
		apiName: 'conversion_product_breakdown',
		in: 'body',
		label: 'Break Down By',
		description: 'How to group the products',
		options: [
			{ name: 'Brand', value: 'PRODUCT_BRAND' },
			{ name: 'Brand and Category', value: 'PRODUCT_BRAND_AND_CATEGORY' },
			{ name: 'Category', value: 'PRODUCT_CATEGORY' },
			{ name: 'SKU', value: 'PRODUCT_SKU' },
			{ name: 'SKU Group', value: 'PRODUCT_SKU_GROUP' },
		],
		default: 'PRODUCT_BRAND',
	}),
	skus({
		name: 'productSkuIds',
		apiName: 'product_sku_ids',
		in: 'body',
		label: 'SKU IDs',
		description: 'The SKUs of the group: 2 to 30,000 separated by commas',
		required: true,
		when: SKU_GROUP,
	}),
	liveChoices({
		name: 'productColumns',
		apiName: 'columns',
		in: 'body',
		label: 'Column Names or IDs',
		description: 'The columns, by their names in the API',
		loadOptionsMethod: 'getProductColumns',
		default: ['CAMPAIGN_ID', 'CAMPAIGN_NAME', 'TOTAL_CONVERSION_PRODUCT_QUANTITY', 'TOTAL_CONVERSION_PRODUCT_VALUE'],
		required: true,
		pattern: /^[A-Z][A-Z0-9_]*$/,
	}),
];

export const PRODUCT_FILTERS = [
	onlyIds('productAdGroupIds', 'ad_group_ids', 'Ad Group IDs', { productLevel: ['AD_GROUP'] }),
	onlyIds('productCampaignIds', 'campaign_ids', 'Campaign IDs', { productLevel: ['CAMPAIGN'] }),
	OBJECTIVE_FILTER,
];

export const PRODUCT_OPTIONS = [
	...REPORT_ATTRIBUTION.filter((one) => one.apiName !== 'engagement_window_days'),
	choice({
		name: 'productAttribution',
		apiName: 'conversion_product_attribution_type',
		in: 'body',
		label: 'Product Attribution',
		description: 'Brand attribution is available from April 2, 2025',
		options: [
			{ name: 'Brand', value: 'BRAND_ATTRIBUTION' },
			{ name: 'Default', value: 'DEFAULT' },
		],
		default: 'DEFAULT',
	}),
];
