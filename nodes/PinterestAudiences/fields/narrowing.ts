import type { Field } from '../../shared/rows/field';
import { asList } from '../../shared/api/json';
import { choice, choices, field, flag, id, ids, integer, json, texts } from '../../shared/fields/kinds';
import { pinIds } from '../../shared/fields/locators';
import { AUDIENCE_TYPES } from './rule';

const EVENT_SOURCES = [
	{ name: 'Mobile App', value: 'mobile' },
	{ name: 'Offline', value: 'offline' },
	{ name: 'Web', value: 'web' },
] as const;

const INGESTION_SOURCES = [
	{ name: 'Conversions API', value: 'conversions_api' },
	{ name: 'File Upload', value: 'file_upload' },
	{ name: 'Mobile Measurement Partner', value: 'mmp' },
	{ name: 'Pinterest Tag', value: 'tag' },
] as const;

const ENGAGEMENTS = [
	{ name: 'Click', value: 'click' },
	{ name: 'Closeup', value: 'closeup' },
	{ name: 'Comment', value: 'comment' },
	{ name: 'Like', value: 'like' },
	{ name: 'Save', value: 'save' },
] as const;

/** Objectives that engagement can be narrowed by: fewer than campaigns have. Source: the API description's AudienceRule. */
const OBJECTIVES = [
	{ name: 'Awareness', value: 'AWARENESS' },
	{ name: 'Catalog Sales', value: 'CATALOG_SALES' },
	{ name: 'Consideration', value: 'CONSIDERATION' },
	{ name: 'Conversions', value: 'WEB_CONVERSION' },
	{ name: 'Sales', value: 'SALES' },
	{ name: 'Video Completion', value: 'VIDEO_COMPLETION' },
] as const;

/** What narrows an audience of some types, among the optional fields. */
export const optionalInRule = (type: string) => {
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
				'Visitors: pages they were on. Engagement: pages that the Pins lead to. Several separated by commas. For part of an address ("contains"), use JSON.',
			placeholder: 'e.g. https://example.com/shoes',
			...visitorOrEngagement,
		}),
		integer({
			name: 'retentionDays',
			apiName: 'rule.retention_days',
			in: 'body',
			label: 'Retention (Days)',
			description: 'How many days somebody stays in the audience; 180 by default',
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
		oneOf(
			choices({
				name: 'eventSources',
				apiName: 'rule.event_source',
				in: 'body',
				label: 'Event Sources',
				description: 'Only events from these sources. If empty, all sources.',
				options: EVENT_SOURCES,
				...visitor,
			}),
		),
		oneOf(
			choices({
				name: 'ingestionSources',
				apiName: 'rule.ingestion_source',
				in: 'body',
				label: 'Ingestion Sources',
				description: 'Only events that reached Pinterest this way. If empty, all ways.',
				options: INGESTION_SOURCES,
				...visitor,
			}),
		),
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
			description: 'Only people who did this. If not set, anything counts.',
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
			description: 'Only engagement with ads of these campaigns: IDs separated by commas',
			...engagement,
		}),
		ids({
			name: 'engagementAdIds',
			apiName: 'rule.ad_id',
			in: 'body',
			label: 'Ad IDs',
			description: 'Only engagement with these ads: IDs separated by commas',
			...engagement,
		}),
		pinIds({
			name: 'engagementPinIds',
			apiName: 'rule.pin_id',
			in: 'body',
			label: 'Pin IDs',
			description: 'Only engagement with these organic Pins: IDs or addresses separated by commas',
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

/** The same field; its values are written as the rule's `{"=": [...]}`. */
function oneOf<Some extends Field>(some: Some): Some {
	return {
		...some,
		parse: (value) => {
			const list = asList(some.parse(value));
			return list.length > 0 ? { '=': list } : undefined;
		},
	};
}
