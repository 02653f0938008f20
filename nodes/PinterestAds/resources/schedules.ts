import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER, UPDATED_DIGITS, listed, manyIds, updateBatch } from '../../shared/fields/ads';
import { choice, choices, id } from '../../shared/fields/kinds';
import { MONEY_OPTIONS } from '../../shared/fields/money';
import { CREATE_KIND, FIELDS, KINDS, STATUSES, UPDATE_KIND, needsOrder, needsScheduleChange } from '../fields/schedule';

const BATCHED = 'The schedules of all input items are sent together, up to 30 in a request.';

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/schedules', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Create schedule',
		description: `Schedule a campaign to spend or bid more for some time. The budget then increases on its own, and money is spent. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			id({
				name: 'entityId',
				apiName: 'entity_id',
				in: 'body',
				label: 'Campaign ID',
				description: 'The campaign that the schedule is for',
				required: true,
			}),
			...CREATE_KIND,
		],
		collections: { additionalFields: FIELDS, options: [...MONEY_OPTIONS] },
		jsonBody: true,
		check: needsOrder,
		batch: updateBatch('schedule'),
	}),
	operation('GET /ad_accounts/{ad_account_id}/schedules', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many schedules',
		description: 'List the budget and bid schedules of campaigns',
		fields: [
			AD_ACCOUNT,
			manyIds({
				name: 'scheduledIds',
				apiName: 'entity_ids',
				in: 'query',
				label: 'Campaign IDs',
				description: 'The campaigns whose schedules to list: IDs separated by commas',
				required: true,
			}),
		],
		collections: {
			filters: [
				choice({
					name: 'scheduleTypeFilter',
					apiName: 'schedule_type',
					in: 'query',
					label: 'Kind',
					description: 'Only schedules of this kind',
					options: KINDS.map(({ name, value }) => ({ name, value })),
					default: 'CAMPAIGN_BUDGET_CHANGE',
				}),
				choices({
					name: 'scheduleStatuses',
					apiName: 'schedule_statuses',
					in: 'query',
					label: 'Statuses',
					description: 'Only schedules with one of these statuses',
					options: STATUSES,
					repeated: true,
				}),
			],
			options: [ORDER],
		},
		answer: 'page',
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/schedules', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update schedule',
		description: `Change or cancel a schedule of a campaign. A schedule can make a campaign spend more; canceling it doesn’t give back what was spent. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			id({
				name: 'scheduleId',
				apiName: 'schedule_id',
				in: 'body',
				label: 'Schedule ID',
				description: 'The schedule to change',
				required: true,
				digits: UPDATED_DIGITS,
			}),
			...UPDATE_KIND,
		],
		collections: {
			updateFields: [
				...FIELDS,
				id({
					name: 'newEntityId',
					apiName: 'entity_id',
					in: 'body',
					label: 'Campaign ID',
					description: 'The new campaign of the schedule',
				}),
			],
			options: [...MONEY_OPTIONS],
		},
		jsonBody: true,
		makes: ['id'],
		check(values) {
			needsScheduleChange(values);
			needsOrder(values);
		},
		batch: updateBatch('schedule', {
			// Pinterest wants the same id under two names.
			elements: ({ body }) =>
				listed(body).map(({ id: own, schedule_id = own, ...change }) => ({ id: schedule_id, schedule_id, ...change })),
		}),
	}),
];

export const schedules: Resource = { value: 'schedule', name: 'Schedule', operations };
