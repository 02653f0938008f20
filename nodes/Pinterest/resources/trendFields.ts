import { choice, choices } from '../../shared/fields/kinds';
import { PRODUCT_CATEGORIES } from '../../shared/fields/productCategories';
import { genders } from '../../shared/fields/trends';

export const REGION = choice({
	name: 'region',
	in: 'query',
	label: 'Region',
	description: 'Where the trend is',
	options: [
		{ name: 'Canada', value: 'CA' },
		{ name: 'Great Britain and Ireland', value: 'GB+IE' },
		{ name: 'United States', value: 'US' },
	],
	default: 'US',
	required: true,
});

export const CATEGORIES_TO_GET = choices({
	name: 'productCategories',
	apiName: 'product_categories',
	in: 'query',
	label: 'Product Categories',
	description: 'The categories to get, 1 to 20',
	options: PRODUCT_CATEGORIES,
	required: true,
	maxItems: 20,
	repeated: true,
});

export const LOOKBACK = choice({
	name: 'lookbackWindow',
	apiName: 'lookback_window',
	in: 'query',
	label: 'Lookback Window',
	description: 'The period that the metrics cover',
	options: [
		{ name: '3 Months', value: 90 },
		{ name: '6 Months', value: 180 },
		{ name: '1 Year', value: 365 },
		{ name: '2 Years', value: 730 },
	],
	default: 90,
});

export const ENGAGEMENT_TYPE = choice({
	name: 'engagementType',
	apiName: 'engagement_type',
	in: 'query',
	label: 'Engagement Type',
	description: 'The type of engagement to count',
	options: [
		{ name: 'All Engagement', value: 'ENGAGEMENT' },
		{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
		{ name: 'Saves', value: 'SAVE' },
	],
	default: 'ENGAGEMENT',
});

export const CATEGORY_GENDERS = genders('categoryGenders', [
	{ name: 'Female', value: 'FEMALE' },
	{ name: 'Male', value: 'MALE' },
	{ name: 'Unspecified', value: 'UNSPECIFIED' },
]);

export const VERTICALS = choices({
	name: 'verticals',
	in: 'query',
	label: 'Verticals',
	description: 'Only categories in these industries',
	options: [
		{ name: 'Beauty', value: 'BEAUTY' },
		{ name: 'Fashion', value: 'FASHION' },
		{ name: 'Home Decor', value: 'HOME_DECOR' },
	],
	repeated: true,
});

export const TOPIC_INTEREST = choice({
	name: 'topicInterest',
	apiName: 'interest',
	in: 'query',
	label: 'Interest',
	description: 'Only topics of this interest',
	options: [
		{ name: 'All', value: 'ALL' },
		{ name: 'Animals', value: 'ANIMALS' },
		{ name: 'Architecture', value: 'ARCHITECTURE' },
		{ name: 'Art', value: 'ART' },
		{ name: 'Beauty', value: 'BEAUTY' },
		{ name: 'DIY and Crafts', value: 'DIY_AND_CRAFTS' },
		{ name: 'Education', value: 'EDUCATION' },
		{ name: 'Event Planning', value: 'EVENT_PLANNING' },
		{ name: 'Fashion', value: 'FASHION' },
		{ name: 'Food and Drinks', value: 'FOOD_AND_DRINKS' },
		{ name: 'Gardening', value: 'GARDENING' },
		{ name: 'Health', value: 'HEALTH' },
		{ name: 'Home Decor', value: 'HOME_DECOR' },
		{ name: 'Parenting', value: 'PARENTING' },
		{ name: 'Travel', value: 'TRAVEL' },
		{ name: 'Wedding', value: 'WEDDING' },
	],
	default: 'ALL',
});
