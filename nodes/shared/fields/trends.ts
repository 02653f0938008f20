/** What search trends are asked for by: region, kind of trend, and who searches for what. */
import { choice, choices, texts } from './kinds';

export const KEYWORD_REGION = choice({
	name: 'keywordRegion',
	apiName: 'region',
	in: 'path',
	label: 'Region',
	description: 'Where people search',
	options: [
		{ name: 'Argentina', value: 'AR' },
		{ name: 'Australia and New Zealand', value: 'AU+NZ' },
		{ name: 'Belgium, Luxembourg and the Netherlands', value: 'NL+BE+LU' },
		{ name: 'Brazil', value: 'BR' },
		{ name: 'Canada', value: 'CA' },
		{ name: 'Colombia', value: 'CO' },
		{ name: 'Eastern Europe', value: 'PL+RO+HU+SK+CZ', description: 'Poland, Romania, Hungary, Slovakia, Czechia' },
		{ name: 'France', value: 'FR' },
		{ name: 'Germany', value: 'DE' },
		{ name: 'Germany, Austria and Switzerland', value: 'DE+AT+CH' },
		{ name: 'Great Britain and Ireland', value: 'GB+IE' },
		{ name: 'Hispanic Latin America', value: 'MX+AR+CO+CL', description: 'Mexico, Argentina, Colombia, Chile' },
		{ name: 'Italy', value: 'IT' },
		{ name: 'Mexico', value: 'MX' },
		{ name: 'Nordic Countries', value: 'SE+DK+FI+NO', description: 'Sweden, Denmark, Finland, Norway' },
		{ name: 'Southern Europe', value: 'IT+ES+PT+GR+MT', description: 'Italy, Spain, Portugal, Greece, Malta' },
		{ name: 'Spain', value: 'ES' },
		{ name: 'United States', value: 'US' },
	],
	default: 'US',
	required: true,
});

export const TREND_TYPE = choice({
	name: 'trendType',
	apiName: 'trend_type',
	in: 'path',
	label: 'Trend Type',
	description: 'How to rank keywords',
	options: [
		{ name: 'Growing', value: 'growing', description: 'Searched much more than a quarter ago' },
		{ name: 'Monthly', value: 'monthly', description: 'Searched most in the last month' },
		{ name: 'Seasonal', value: 'seasonal', description: 'Growing in the last month, as in every year' },
		{ name: 'Yearly', value: 'yearly', description: 'Searched most in the last year' },
	],
	default: 'growing',
	required: true,
});

export const INCLUDE_KEYWORDS = texts({
	name: 'includeKeywords',
	apiName: 'include_keywords',
	in: 'query',
	label: 'Include Keywords',
	description: 'Only keywords with at least one of these words, separated by commas: up to 50',
	placeholder: 'e.g. recipes, dessert',
	maxItems: 50,
	maxLength: 100,
	repeated: true,
});

const AGE_GROUPS = ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'] as const;

export const AGES = choices({
	name: 'ages',
	in: 'query',
	label: 'Ages',
	description: 'Only what people of these ages do',
	options: AGE_GROUPS.map((age) => ({ name: age, value: age })),
	repeated: true,
});

/** The API writes genders in one way for keywords and in another for categories. */
export const genders = <const Name extends string, const Value extends string>(
	name: Name,
	options: ReadonlyArray<{ name: string; value: Value; description?: string }>,
) =>
	choices({
		name,
		apiName: 'genders',
		in: 'query',
		label: 'Genders',
		description: 'Only what people of these genders do',
		options,
		repeated: true,
	});

export const KEYWORD_GENDERS = genders('keywordGenders', [
	{ name: 'Female', value: 'female' },
	{ name: 'Male', value: 'male' },
	{ name: 'Unknown', value: 'unknown', description: 'Not specified or another gender' },
]);

export const INTERESTS = choices({
	name: 'interests',
	in: 'query',
	label: 'Interests',
	description: 'Only keywords about these interests',
	options: [
		{ name: 'Animals', value: 'animals' },
		{ name: 'Architecture', value: 'architecture' },
		{ name: 'Art', value: 'art' },
		{ name: 'Beauty', value: 'beauty' },
		{ name: 'Children’s Fashion', value: 'childrens_fashion' },
		{ name: 'Design', value: 'design' },
		{ name: 'DIY and Crafts', value: 'diy_and_crafts' },
		{ name: 'Education', value: 'education' },
		{ name: 'Electronics', value: 'electronics' },
		{ name: 'Entertainment', value: 'entertainment' },
		{ name: 'Event Planning', value: 'event_planning' },
		{ name: 'Finance', value: 'finance' },
		{ name: 'Food and Drinks', value: 'food_and_drinks' },
		{ name: 'Gardening', value: 'gardening' },
		{ name: 'Health', value: 'health' },
		{ name: 'Home Decor', value: 'home_decor' },
		{ name: 'Men’s Fashion', value: 'mens_fashion' },
		{ name: 'Parenting', value: 'parenting' },
		{ name: 'Quotes', value: 'quotes' },
		{ name: 'Sports', value: 'sport' },
		{ name: 'Travel', value: 'travel' },
		{ name: 'Vehicles', value: 'vehicles' },
		{ name: 'Wedding', value: 'wedding' },
		{ name: 'Women’s Fashion', value: 'womens_fashion' },
	],
	repeated: true,
});
