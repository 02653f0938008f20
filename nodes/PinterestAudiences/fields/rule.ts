import type { Field, Values } from '../../shared/rows/field';
import { parseCountry } from '../../shared/fields/country';
import type { Facts } from '../../shared/fields/kinds';
import {
	choice,
	choices,
	field,
	flag,
	id,
	ids,
	integer,
	json,
	liveChoice,
	liveChoices,
	texts,
} from '../../shared/fields/kinds';
import { pinIds } from '../../shared/fields/locators';
import { customerList } from './pickers';

/** What decides who belongs to an audience. Source: the API description's AudienceType. */
export const AUDIENCE_TYPES = [
	{ name: 'Actalike', value: 'ACTALIKE', description: 'People who act like those of another audience' },
	{ name: 'Customer List', value: 'CUSTOMER_LIST', description: 'The people on a customer list' },
	{ name: 'Engagement', value: 'ENGAGEMENT', description: 'People who did something with Pins of your domain' },
	{ name: 'Persona', value: 'PERSONA', description: 'A persona, by a rule given as JSON' },
	{ name: 'Visitor', value: 'VISITOR', description: 'People who visited your website, as the Pinterest tag saw' },
];

const DIGITS = /^\d+$/;

const EVENT_SOURCES = [
	{ name: 'Mobile App', value: 'mobile' },
	{ name: 'Offline', value: 'offline' },
	{ name: 'Web', value: 'web' },
];

const INGESTION_SOURCES = [
	{ name: 'Conversions API', value: 'conversions_api' },
	{ name: 'File Upload', value: 'file_upload' },
	{ name: 'Mobile Measurement Partner', value: 'mmp' },
	{ name: 'Pinterest Tag', value: 'tag' },
];

const ENGAGEMENTS = [
	{ name: 'Click', value: 'click' },
	{ name: 'Closeup', value: 'closeup' },
	{ name: 'Comment', value: 'comment' },
	{ name: 'Like', value: 'like' },
	{ name: 'Save', value: 'save' },
];

/** Objectives that engagement can be narrowed by: fewer than campaigns have. Source: the API description's AudienceRule. */
const OBJECTIVES = [
	{ name: 'Awareness', value: 'AWARENESS' },
	{ name: 'Catalog Sales', value: 'CATALOG_SALES' },
	{ name: 'Consideration', value: 'CONSIDERATION' },
	{ name: 'Conversions', value: 'WEB_CONVERSION' },
	{ name: 'Sales', value: 'SALES' },
	{ name: 'Video Completion', value: 'VIDEO_COMPLETION' },
];

/**
 * What an audience of each type needs, shown with the type.
 *
 * @param type name of the parameter that says it
 */
export const neededByRule = (type: string): Field[] => [
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
		description:
			'Domains of yours that Pinterest has verified: people who did something with their Pins. Several with commas between.',
		placeholder: 'e.g. example.com',
		required: true,
		when: { [type]: ['ENGAGEMENT'] },
	}),
	liveChoices({
		name: 'seedAudiences',
		apiName: 'rule.seed_id',
		in: 'body',
		label: 'Seed Audience Names or IDs',
		description: 'The audiences whose people the new ones act like',
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
			'How large the audience is: so many percent of the people on Pinterest in the country. A smaller one is more alike.',
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

/** What narrows an audience of some types, among the optional fields. */
export const optionalInRule = (type: string): Field[] => {
	const visitor = { when: { [type]: ['VISITOR'] } };
	const engagement = { when: { [type]: ['ENGAGEMENT'] } };
	const visitorOrEngagement = { when: { [type]: ['VISITOR', 'ENGAGEMENT'] } };
	return [
		texts({
			name: 'ruleUrls',
			apiName: 'rule.url',
			in: 'body',
			label: 'URLs',
			description:
				'Visitors: pages they were on. Engagement: pages that the Pins lead to. Several with commas between. For part of an address ("contains"), use JSON.',
			placeholder: 'e.g. https://example.com/shoes',
			...visitorOrEngagement,
		}),
		integer({
			name: 'retentionDays',
			apiName: 'rule.retention_days',
			in: 'body',
			label: 'Retention (Days)',
			description: 'For how many days somebody stays in the audience; 180 where this is not set',
			minimum: 1,
			maximum: 540,
			default: 180,
			...visitorOrEngagement,
		}),
		field(
			{
				name: 'visitorEvent',
				apiName: 'rule.event',
				in: 'body',
				label: 'Event',
				description:
					'Only visitors with this event: pagevisit, signup, checkout, viewcategory, search, addtocart, watchvideo, lead, custom, or one of your own',
				placeholder: 'e.g. checkout',
				...visitor,
			},
			{ type: 'string', default: '' },
			String,
		),
		json({
			name: 'eventData',
			apiName: 'rule.event_data',
			in: 'body',
			label: 'Event Data (JSON)',
			description:
				'Only events with these values: currency, lead_type, line_items, order_id, order_quantity, page_name, promo_code, property, search_query, value, video_title. Needs Event.',
			...visitor,
		}),
		oneOf({
			name: 'eventSources',
			apiName: 'rule.event_source',
			in: 'body',
			label: 'Event Sources',
			description: 'Only events from there; from everywhere where none is chosen',
			options: EVENT_SOURCES,
			...visitor,
		}),
		oneOf({
			name: 'ingestionSources',
			apiName: 'rule.ingestion_source',
			in: 'body',
			label: 'Ingestion Sources',
			description: 'Only events that came to Pinterest this way; every way where none is chosen',
			options: INGESTION_SOURCES,
			...visitor,
		}),
		flag({
			name: 'prefill',
			apiName: 'rule.prefill',
			in: 'body',
			label: 'Prefill',
			description: 'Whether past visits count too; otherwise the audience starts empty',
			default: true,
			...visitor,
		}),
		choice({
			name: 'engagementType',
			apiName: 'rule.engagement_type',
			in: 'body',
			label: 'Engagement Type',
			description: 'Only people who did this; anything counts where it is not set',
			options: ENGAGEMENTS,
			default: 'save',
			...engagement,
		}),
		integer({
			name: 'engagerType',
			apiName: 'rule.engager_type',
			in: 'body',
			label: 'Engager Type',
			description: 'Which engagers count, 1 or 2 as Pinterest numbers them',
			minimum: 1,
			maximum: 2,
			...engagement,
		}),
		choices({
			name: 'engagementObjectives',
			apiName: 'rule.objective_type',
			in: 'body',
			label: 'Campaign Objectives',
			description: 'Only engagement with ads of campaigns with these objectives',
			options: OBJECTIVES,
			...engagement,
		}),
		ids({
			name: 'engagementCampaignIds',
			apiName: 'rule.campaign_id',
			in: 'body',
			label: 'Campaign IDs',
			description: 'Only engagement with ads of these campaigns: IDs with commas between',
			...engagement,
		}),
		ids({
			name: 'engagementAdIds',
			apiName: 'rule.ad_id',
			in: 'body',
			label: 'Ad IDs',
			description: 'Only engagement with these ads: IDs with commas between',
			...engagement,
		}),
		pinIds({
			name: 'engagementPinIds',
			apiName: 'rule.pin_id',
			in: 'body',
			label: 'Pin IDs',
			description: 'Only engagement with these organic Pins: IDs or addresses with commas between',
			...engagement,
		}),
		id({
			name: 'ruleAdAccountId',
			apiName: 'rule.ad_account_id',
			in: 'body',
			label: 'Ad Account ID of the Rule',
			description: 'The ad account whose data the rule is about, where the API asks for it',
			when: { [type]: AUDIENCE_TYPES.map(({ value }) => value).filter((value) => value !== 'PERSONA') },
		}),
	];
};

/** Event data is only looked at where there is an event. */
export function needsEventForData({ body }: Values): void {
	const { event, event_data: data } = (body.rule ?? {}) as { event?: string; event_data?: unknown };
	if (data !== undefined && !event)
		throw new Error('Event Data (JSON) needs Event: without one Pinterest does not look at it');
}

/** Some of the values, written as the rule's `{"=": [...]}`. */
function oneOf(facts: Facts & { options: typeof EVENT_SOURCES }): Field {
	const some = choices(facts);
	return {
		...some,
		parse: (value) => {
			const list = some.parse(value) as string[];
			return list.length > 0 ? { '=': list } : undefined;
		},
	};
}
