import { asObject } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import { callOf, simplified } from '../../shared/run/call';
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
	adGroup,
	changeOfEach,
	createBatch,
	inList,
	listed,
	manyIds,
	needsElementChange,
	ofRunnable,
	statusChange,
	updateBatch,
} from '../../shared/fields/ads';
import { clearFields } from '../../shared/fields/clear';
import { choice, flag } from '../../shared/fields/kinds';
import { inCurrency, MONEY_OPTIONS } from '../../shared/fields/money';
import { AD_GROUP_ANALYTICS } from '../analytics';
import {
	CAMPAIGN,
	CREATE_FIELDS,
	UPDATE_FIELDS,
	needsEndForCap,
	needsUsableAdGroup,
	simpleAdGroup,
} from '../fields/adGroup';
import { MORE_TARGETING, NEW_TARGETING, TARGETING, needsOneTargeting } from '../fields/adGroupTargeting';
import { AUDIENCE_FIELDS, FLOOR_CURRENCY, FLOOR_EVENT, FLOOR_FIELDS, withSpecList } from '../fields/adGroupEstimate';
import { BILLABLE_EVENT, CREATE_BID, CREATE_BUDGET, SET_BUDGET } from '../fields/adGroupMoney';
import { NAME, NEW_NAME } from '../fields/campaign';
import { placeAndAgeFields, needsUsableTargeting } from '../fields/targeting';

const AD_GROUP_IDS = manyIds({
	name: 'adGroupIds',
	in: 'local',
	label: 'Ad Group IDs',
	description: 'The ad groups to change: IDs separated by commas. The ad groups of all input items are combined.',
	placeholder: 'e.g. 2680060704746, 2680060704747',
	required: true,
	maxItems: 100_000,
	digits: UPDATED_DIGITS,
});

/** Pinterest takes one kind of ids at a time. */
const LISTED = [
	choice({
		name: 'adGroupsOf',
		in: 'local',
		label: 'Ad Groups',
		description: 'Which ad groups to list',
		options: [
			{ name: 'All in the Ad Account', value: 'adAccount' },
			{ name: 'By ID', value: 'ids' },
			{ name: 'Of Campaigns', value: 'campaigns' },
		],
		default: 'adAccount',
	}),
	manyIds({
		name: 'listedCampaignIds',
		apiName: 'campaign_ids',
		in: 'query',
		label: 'Campaign IDs',
		description: 'Only those in these campaigns: IDs separated by commas',
		required: true,
		when: { adGroupsOf: ['campaigns'] },
	}),
	manyIds({
		name: 'listedAdGroupIds',
		apiName: 'ad_group_ids',
		in: 'query',
		label: 'Ad Group IDs',
		description: 'Only these: IDs separated by commas',
		required: true,
		when: { adGroupsOf: ['ids'] },
	}),
];

const BATCHED = 'The ad groups of all input items are sent together, up to 30 in a request.';

/** What goals and targeting hold is not among it: new ones replace all that was there. */
const CLEAR = clearFields(UPDATE_FIELDS, [
	'bid_in_micro_currency',
	'bid_strategy_type',
	'budget_in_micro_currency',
	'end_time',
	'placement_traffic_type',
	'promotion_application_level',
	'promotion_id',
	'start_time',
]);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/ad_groups', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Create ad group',
		description: `Create an ad group in a campaign: budget, bid, times, and who sees its ads. It starts paused unless you choose another status; an active ad group can spend money. ${BATCHED}`,
		fields: [
			...[AD_ACCOUNT, CAMPAIGN, NAME, CREATE_STATUS, ...CREATE_BUDGET, BILLABLE_EVENT, ...CREATE_BID],
			...TARGETING,
		],
		collections: { targeting: MORE_TARGETING, additionalFields: CREATE_FIELDS, options: [...MONEY_OPTIONS] },
		jsonBody: true,
		simplify: simpleAdGroup,
		check(values) {
			needsUsableAdGroup(values);
			needsEndForCap(values);
			needsOneTargeting(listed(values.body), true);
		},
		batch: createBatch('ad group'),
		match: {
			...inList,
			list: 'GET /ad_accounts/{ad_account_id}/ad_groups',
			within: ({ campaign_id: id }, { ids }) => (id ? { ids, query: ofRunnable({ campaign_ids: [id] }) } : undefined),
			by: [BY_NAME],
			update: changedBy('POST /ad_accounts/{ad_account_id}/ad_groups', 'PATCH /ad_accounts/{ad_account_id}/ad_groups', {
				id: 'id',
				keeps: ['status'],
			}),
		},
	}),
	operation('POST /ad_accounts/{ad_account_id}/ad_groups/audience_sizing', {
		value: 'estimateAudience',
		name: 'Estimate Audience',
		action: 'Estimate audience of ad group',
		description: 'Estimate how many people a month a targeting can reach, as a range. Nothing is created.',
		effect: 'read',
		fields: [AD_ACCOUNT, ...placeAndAgeFields('targeting_spec.')],
		collections: { additionalFields: AUDIENCE_FIELDS },
		jsonBody: true,
		check: (values) => needsUsableTargeting(values, 'targeting_spec'),
	}),
	operation('GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get ad group',
		description: 'Get the name, status, budget, bid, times and targeting of one ad group',
		fields: [AD_ACCOUNT, adGroup({ in: 'path' })],
		simplify: simpleAdGroup,
	}),
	operation('POST /ad_accounts/{ad_account_id}/bid_floor', {
		value: 'getBidFloor',
		name: 'Get Bid Floor',
		action: 'Get bid floor of ad group',
		description: 'Get the lowest possible bid for a billable event, currency and targeting. Nothing is created.',
		effect: 'read',
		fields: [AD_ACCOUNT, FLOOR_EVENT, FLOOR_CURRENCY, ...placeAndAgeFields('targeting_spec.')],
		collections: { additionalFields: FLOOR_FIELDS, options: [...MONEY_OPTIONS] },
		jsonBody: true,
		simplify: (floor) => inCurrency(floor, ['bid_floors']),
		check: (values) => needsUsableTargeting(values, 'targeting_spec'),
		async run(caller, values) {
			const call = { ...callOf(this, values), body: withSpecList(values.body) };
			return [simplified(this, values, asObject((await request(caller, call)).body))];
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/ad_groups', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many ad groups',
		description: 'List the ad groups of an ad account, of some campaigns, or with some IDs',
		fields: [AD_ACCOUNT, ...LISTED],
		collections: {
			filters: [STATUS_FILTER],
			options: [
				ORDER,
				flag({
					name: 'translateInterests',
					apiName: 'translate_interests_to_names',
					in: 'query',
					label: 'Interests as Names',
					description: 'Whether the targeting names interests instead of giving their IDs',
				}),
			],
		},
		answer: 'page',
		simplify: simpleAdGroup,
	}),
	operation('GET /ad_accounts/{ad_account_id}/promotion_applied_entities', {
		value: 'getAllByPromotion',
		name: 'Get Many by Promotion',
		action: 'Get many ad groups by promotion',
		description: 'List the ad groups that some promotions are applied to',
		fields: [
			AD_ACCOUNT,
			manyIds({
				name: 'promotionIds',
				apiName: 'promotion_ids',
				in: 'query',
				label: 'Promotion IDs',
				description: 'The promotions: up to 50 IDs separated by commas',
				required: true,
				maxItems: 50,
			}),
		],
		collections: { options: [ORDER] },
		answer: 'page',
		simplify: simpleAdGroup,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/ad_groups', {
		value: 'setBudget',
		effect: 'spends',
		name: 'Set Budget',
		action: 'Set budget of ad groups',
		description: `Set the budget of one or many ad groups to one amount. Active ad groups can spend up to it. ${BATCHED}`,
		fields: [AD_ACCOUNT, AD_GROUP_IDS, SET_BUDGET],
		collections: { options: [...MONEY_OPTIONS] },
		makes: ['id'],
		simplify: simpleAdGroup,
		batch: updateBatch('ad group', { elements: changeOfEach('adGroupIds', ({ body }) => body) }),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/ad_groups', {
		value: 'setStatus',
		effect: 'spends',
		name: 'Set Status',
		action: 'Set status of ad groups',
		description: `Activate, pause or archive one or many ad groups. Activating lets them spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [AD_ACCOUNT, AD_GROUP_IDS, SET_STATUS],
		makes: ['id'],
		simplify: simpleAdGroup,
		batch: updateBatch('ad group', {
			elements: changeOfEach('adGroupIds', statusChange),
		}),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/ad_groups', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update ad group',
		description: `Change an ad group: its name, status, budget, bid, times, targeting and the rest. Targeting that is set here replaces everything that was set; Change Parts leaves the rest. Active lets it spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			adGroup({ in: 'body', name: 'adGroupToUpdate', apiName: 'id', digits: UPDATED_DIGITS }),
			...NEW_TARGETING,
		],
		collections: {
			targeting: MORE_TARGETING,
			updateFields: [NEW_NAME, NEW_STATUS, ...UPDATE_FIELDS, CLEAR],
			options: [...MONEY_OPTIONS],
		},
		jsonBody: true,
		simplify: simpleAdGroup,
		check(values) {
			needsElementChange(values);
			needsUsableAdGroup(values);
			needsOneTargeting(listed(values.body), false);
		},
		batch: updateBatch('ad group'),
	}),
	...AD_GROUP_ANALYTICS,
];

export const adGroups: Resource = { value: 'adGroup', name: 'Ad Group', operations };
