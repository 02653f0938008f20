import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import {
	AD_ACCOUNT,
	BY_NAME,
	CREATE_STATUS,
	NEW_STATUS,
	ORDER,
	SET_STATUS,
	STATUS_FILTER,
	UPDATED_DIGITS,
	campaign,
	changeOfEach,
	createBatch,
	inList,
	manyIds,
	needsElementChange,
	ofRunnable,
	statusChange,
	updateBatch,
} from '../../shared/fields/ads';
import { clearFields } from '../../shared/fields/clear';
import { MONEY_OPTIONS } from '../../shared/fields/money';
import { CAMPAIGN_ANALYTICS } from '../analytics';
import { estimateDelivery } from './deliveryEstimates';
import { withUpdateMask } from '../fields/bidOptions';
import {
	CREATE_BUDGET,
	CREATE_FIELDS,
	NAME,
	OBJECTIVE,
	SET_BUDGET,
	UPDATE_BUDGET,
	UPDATE_FIELDS,
	simpleCampaign,
} from '../fields/campaign';

const CAMPAIGN_IDS = manyIds({
	name: 'campaignIds',
	in: 'local',
	label: 'Campaign IDs',
	description: 'The campaigns to change: IDs separated by commas. The campaigns of all input items are combined.',
	placeholder: 'e.g. 626735565838, 626735565839',
	required: true,
	maxItems: 100_000,
	digits: UPDATED_DIGITS,
});

const BATCHED = 'The campaigns of all input items are sent together, up to 30 in a request.';

/** Bids are taken away by Reset Bids. */
const CLEAR = clearFields(UPDATE_FIELDS, [
	'default_ad_group_budget_in_micro_currency',
	'end_time',
	'order_line_id',
	'start_time',
]);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/campaigns', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Create campaign',
		description: `Create a campaign to hold ad groups. It starts paused unless you choose another status; an active campaign can spend money. ${BATCHED}`,
		fields: [AD_ACCOUNT, NAME, OBJECTIVE, CREATE_STATUS, ...CREATE_BUDGET],
		collections: { additionalFields: CREATE_FIELDS, options: [...MONEY_OPTIONS] },
		jsonBody: true,
		simplify: simpleCampaign,
		check: needsTimesInOrder,
		batch: createBatch('campaign'),
		match: {
			...inList,
			list: 'GET /ad_accounts/{ad_account_id}/campaigns',
			within: (_campaign, { ids }) => ({ ids, query: ofRunnable() }),
			by: [BY_NAME],
			update: changedBy('POST /ad_accounts/{ad_account_id}/campaigns', 'PATCH /ad_accounts/{ad_account_id}/campaigns', {
				id: 'id',
				keeps: ['status'],
				shape: (changes) => withUpdateMask({ ids: {}, query: {}, body: changes, local: {} })[0] ?? changes,
			}),
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/campaigns/{campaign_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get campaign',
		description: 'Get the name, status, objective, budget and times of one campaign',
		fields: [AD_ACCOUNT, campaign({ in: 'path' })],
		simplify: simpleCampaign,
	}),
	operation('GET /ad_accounts/{ad_account_id}/campaigns', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many campaigns',
		description: 'List the campaigns of an ad account',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				manyIds({
					name: 'campaignIds',
					apiName: 'campaign_ids',
					in: 'query',
					label: 'Campaign IDs',
					description: 'Only these campaigns: IDs separated by commas',
				}),
				STATUS_FILTER,
			],
			options: [ORDER],
		},
		answer: 'page',
		simplify: simpleCampaign,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/campaigns', {
		value: 'setBudget',
		effect: 'spends',
		name: 'Set Budget',
		action: 'Set budget of campaigns',
		description: `Set the daily or lifetime budget of one or many campaigns to one amount. Active campaigns can spend up to it. ${BATCHED}`,
		fields: [AD_ACCOUNT, CAMPAIGN_IDS, ...SET_BUDGET],
		collections: { options: [...MONEY_OPTIONS] },
		makes: ['id'],
		simplify: simpleCampaign,
		batch: updateBatch('campaign', { elements: changeOfEach('campaignIds', ({ body }) => body) }),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/campaigns', {
		value: 'setStatus',
		effect: 'spends',
		name: 'Set Status',
		action: 'Set status of campaigns',
		description: `Activate, pause or archive one or many campaigns. Activating lets them spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [AD_ACCOUNT, CAMPAIGN_IDS, SET_STATUS],
		makes: ['id'],
		simplify: simpleCampaign,
		batch: updateBatch('campaign', {
			elements: changeOfEach('campaignIds', statusChange),
		}),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/campaigns', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update campaign',
		description: `Change a campaign: its name, status, budget, times and the rest. Active lets it spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			campaign({ in: 'body', name: 'campaignToUpdate', apiName: 'id', digits: UPDATED_DIGITS }),
			...UPDATE_BUDGET,
		],
		collections: { updateFields: [...UPDATE_FIELDS, NEW_STATUS, CLEAR], options: [...MONEY_OPTIONS] },
		jsonBody: true,
		simplify: simpleCampaign,
		check(values) {
			needsElementChange(values);
			needsTimesInOrder(values);
		},
		batch: updateBatch('campaign', { elements: withUpdateMask }),
	}),
	estimateDelivery,
	...CAMPAIGN_ANALYTICS,
];

/** Both times are known only when both are given. */
export function needsTimesInOrder({ body }: Pick<Values, 'body'>): void {
	const { start_time: start, end_time: end } = body;
	if (typeof start === 'number' && typeof end === 'number' && end <= start)
		throw new Error('End Time is not after Start Time');
}

export const campaigns: Resource = { value: 'campaign', name: 'Campaign', operations };
