import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Resource, Values } from '../../shared/describe/rows';
import { AD_ACCOUNT, DRY_RUN, ORDER, manyIds, needsElementChange, updateBatch } from '../../shared/fields/ads';
import { choice, choices, id, json, text } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { named } from '../fields/names';

const KINDS = [
	{ name: 'Bid Multipliers', value: 'CAMPAIGN_BID_MULTIPLIERS', description: 'Bids more or less for some time' },
	{ name: 'Budget Change', value: 'CAMPAIGN_BUDGET_CHANGE', description: 'Spends more for some time' },
];

const STATUSES = ['DRAFT', 'CREATED', 'SCHEDULED', 'ACTIVE', 'COMPLETED', 'FAILED', 'CANCELED'];

const KIND: Field = choice({
	name: 'scheduleType',
	wire: 'schedule_type',
	in: 'body',
	label: 'Kind',
	description: 'What the schedule changes',
	options: KINDS,
	default: 'CAMPAIGN_BUDGET_CHANGE',
});

/** How much, in the form that the kind of schedule has. */
const DELTA: Field[] = [
	text({
		name: 'deltaValue',
		wire: 'delta_value',
		in: 'body',
		label: 'By',
		description: 'By how much: a percentage such as 20, or an amount in micro-currency, as How says',
		when: { scheduleType: ['CAMPAIGN_BUDGET_CHANGE'] },
	}),
	json({
		name: 'deltaMultipliers',
		wire: 'delta_value',
		in: 'body',
		label: 'Multipliers (JSON)',
		description:
			'How much more or less to bid, by what: an object such as {"app_type_multipliers": {"iphone": 1.2}, "gender_multipliers": {"female": 1.5}}',
		when: { scheduleType: ['CAMPAIGN_BID_MULTIPLIERS'] },
	}),
];

const END: Field = instant({
	name: 'scheduleEnd',
	wire: 'end_timestamp',
	in: 'body',
	label: 'End Time (UTC)',
	description: 'When things are as before again',
});

const START: Field = instant({
	name: 'scheduleStart',
	wire: 'start_timestamp',
	in: 'body',
	label: 'Start Time (UTC)',
	description: 'When the change begins',
});

const FIELDS: Field[] = [
	END,
	choice({
		name: 'entityType',
		wire: 'entity_type',
		in: 'body',
		label: 'Entity Type',
		description: 'What the ID is of',
		options: [
			{ name: 'Ad', value: 'AD' },
			{ name: 'Ad Account', value: 'ADVERTISER' },
			{ name: 'Ad Group', value: 'AD_GROUP' },
			{ name: 'Campaign', value: 'CAMPAIGN' },
		],
		default: 'CAMPAIGN',
	}),
	choice({
		name: 'scheduleAction',
		wire: 'schedule_action',
		in: 'body',
		label: 'How',
		description: 'Whether By is a percentage or an amount',
		options: [
			{ name: 'Increase by a Percentage', value: 'INCREASE_BY_PERCENT' },
			{ name: 'Increase by an Amount', value: 'INCREASE_BY_VALUE' },
		],
		default: 'INCREASE_BY_PERCENT',
	}),
	text({ name: 'scheduleName', wire: 'name', in: 'body', label: 'Name', description: 'How the schedule is called' }),
	START,
	choice({
		name: 'scheduleStatus',
		wire: 'schedule_status',
		in: 'body',
		label: 'Status',
		description: 'How the schedule stands; canceled ends it',
		options: named(STATUSES),
		default: 'SCHEDULED',
	}),
];

const BATCHED = 'The schedules of all input items go out together, up to 30 in a request.';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a schedule',
		description: `Plan that a campaign spends or bids more for some time. The budget grows by itself then, and money is spent. ${BATCHED}`,
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/schedules',
		category: 'ads_write',
		fields: [
			AD_ACCOUNT,
			id({
				name: 'entityId',
				wire: 'entity_id',
				in: 'body',
				label: 'Campaign ID',
				description: 'The campaign that the schedule is for',
				required: true,
			}),
			KIND,
			...DELTA,
		],
		collections: { additionalFields: FIELDS, options: [DRY_RUN] },
		jsonBody: true,
		check: needsOrder,
		batch: updateBatch('schedule'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many schedules',
		description: 'List the budget and bid schedules of campaigns',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/schedules',
		category: 'ads_read',
		fields: [
			AD_ACCOUNT,
			manyIds({
				name: 'scheduledIds',
				wire: 'entity_ids',
				in: 'query',
				label: 'Campaign IDs',
				description: 'The campaigns whose schedules to list: IDs with commas between',
				required: true,
			}),
		],
		collections: {
			filters: [
				choice({
					name: 'scheduleTypeFilter',
					wire: 'schedule_type',
					in: 'query',
					label: 'Kind',
					description: 'Only schedules of this kind',
					options: KINDS.map(({ name, value }) => ({ name, value })),
					default: 'CAMPAIGN_BUDGET_CHANGE',
				}),
				choices({
					name: 'scheduleStatuses',
					wire: 'schedule_statuses',
					in: 'query',
					label: 'Statuses',
					description: 'Only schedules with one of these statuses',
					options: named(STATUSES),
					repeated: true,
				}),
			],
			options: [ORDER],
		},
		answer: 'page',
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a schedule',
		description: `Change or cancel a schedule of a campaign. What it spends more is spent. ${BATCHED}`,
		method: 'PATCH',
		path: '/ad_accounts/{ad_account_id}/schedules',
		category: 'ads_write',
		fields: [
			AD_ACCOUNT,
			id({
				name: 'scheduleId',
				wire: 'schedule_id',
				in: 'body',
				label: 'Schedule ID',
				description: 'The schedule to change',
				required: true,
			}),
			KIND,
			...DELTA,
		],
		collections: {
			updateFields: [
				...FIELDS,
				id({
					name: 'newEntityId',
					wire: 'entity_id',
					in: 'body',
					label: 'Campaign ID',
					description: 'The campaign that the schedule is for from now on',
				}),
			],
			options: [DRY_RUN],
		},
		jsonBody: true,
		check(values: Values) {
			needsElementChange(values);
			needsOrder(values);
		},
		batch: updateBatch('schedule', {
			// Pinterest wants the same id under two names.
			elements: ({ body }) =>
				(Array.isArray(body) ? (body as IDataObject[]) : [body]).map((one) => ({ id: one.schedule_id, ...one })),
		}),
	},
];

function needsOrder({ body }: Values): void {
	const { start_timestamp: start, end_timestamp: end } = body as { start_timestamp?: number; end_timestamp?: number };
	if (start !== undefined && end !== undefined && end <= start) throw new Error('End Time is not after Start Time');
}

export const schedules: Resource = { value: 'schedule', name: 'Schedule', operations };
