import type { Values } from '../../shared/rows/field';
import { asObject } from '../../shared/api/json';
import { parseCountry } from '../../shared/fields/country';
import { field, integer, json, liveChoice, liveChoices, texts } from '../../shared/fields/kinds';
import { customerList } from './pickers';

/** What decides who belongs to an audience. Source: the API description's AudienceType. */
export const AUDIENCE_TYPES = [
	{ name: 'Actalike', value: 'ACTALIKE', description: 'People who act like those of another audience' },
	{ name: 'Customer List', value: 'CUSTOMER_LIST', description: 'The people on a customer list' },
	{ name: 'Engagement', value: 'ENGAGEMENT', description: 'People who engaged with Pins of your domain' },
	{ name: 'Persona', value: 'PERSONA', description: 'A persona, by a rule given as JSON' },
	{ name: 'Visitor', value: 'VISITOR', description: 'People who visited your website, by the Pinterest tag' },
] as const;

const DIGITS = /^\d+$/;

/**
 * What an audience of each type needs, shown with the type.
 *
 * @param type name of the parameter that says it
 */
export const neededByRule = (type: string) => [
	customerList({
		in: 'body',
		apiName: 'rule.customer_list_id',
		name: 'ruleCustomerList',
		when: { [type]: ['CUSTOMER_LIST'] },
	}),
	liveChoice({
		name: 'conversionTag',
		apiName: 'rule.visitor_source_id',
		in: 'body',
		label: 'Conversion Tag Name or ID',
		description: 'The Pinterest tag on your website',
		loadOptionsMethod: 'getConversionTags',
		dependsOn: ['adAccount.value'],
		pattern: DIGITS,
		required: true,
		when: { [type]: ['VISITOR'] },
	}),
	texts({
		name: 'engagementDomains',
		apiName: 'rule.engagement_domain',
		in: 'body',
		label: 'Domains',
		description: 'Your verified domains, separated by commas: people who engaged with their Pins',
		placeholder: 'e.g. example.com',
		required: true,
		when: { [type]: ['ENGAGEMENT'] },
	}),
	liveChoices({
		name: 'seedAudiences',
		apiName: 'rule.seed_id',
		in: 'body',
		label: 'Seed Audience Names or IDs',
		description: 'The audiences to find similar people to',
		loadOptionsMethod: 'getAudiences',
		dependsOn: ['adAccount.value'],
		pattern: DIGITS,
		required: true,
		when: { [type]: ['ACTALIKE'] },
	}),
	field(
		{
			name: 'actalikeCountry',
			apiName: 'rule.country',
			in: 'body',
			label: 'Country',
			description: 'Where the people are, as a two-letter code: US, CA, GB and others',
			placeholder: 'e.g. US',
			required: true,
			when: { [type]: ['ACTALIKE'] },
		},
		{ type: 'string', default: '' },
		parseCountry,
	),
	integer({
		name: 'actalikePercentage',
		apiName: 'rule.percentage',
		in: 'body',
		label: 'Size (Percent)',
		description:
			'The size of the audience as a percentage of the people on Pinterest in the country. A smaller audience is more similar.',
		minimum: 1,
		maximum: 10,
		required: true,
		when: { [type]: ['ACTALIKE'] },
	}),
	json({
		name: 'personaRule',
		apiName: 'rule',
		in: 'body',
		label: 'Rule (JSON)',
		description: 'The rule of the persona, with the names of the Pinterest API',
		when: { [type]: ['PERSONA'] },
	}),
];

/** Event data is only looked at where there is an event. */
export function needsEventForData({ body }: Pick<Values, 'body'>): void {
	const { event, event_data: data } = asObject(body.rule);
	if (data !== undefined && !event)
		throw new Error('Event Data (JSON) needs Event: without one Pinterest does not look at it');
}
