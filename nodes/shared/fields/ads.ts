import type { IDataObject } from 'n8n-workflow';

import { asList, isObject } from '../api/json';
import type { Batch } from '../rows/batch';
import type { Field, Values } from '../rows/field';
import type { Facts, Made } from './kinds';
import { choice, choices, ids } from './kinds';
import { adAccount, picker } from './locators';

/** Most elements of a batched write. Source: `maxItems` of the array bodies in the API description. */
export const MOST_ELEMENTS = 30;

/** The ad account that an operation is about. */
export const AD_ACCOUNT = adAccount({
	name: 'adAccount',
	apiName: 'ad_account_id',
	in: 'path',
	label: 'Ad Account',
	description: 'The ad account to work with',
	required: true,
});

/** Most digits of the id of what an update changes. Source: `maxLength` in the API description. */
export const UPDATED_DIGITS = 18;

/** Pickers of things in the ad account. Their place differs: an id in the path, in the query, or in the body (where it may be `id`). */
export const campaign = picker({
	name: 'campaign',
	apiName: 'campaign_id',
	label: 'Campaign',
	description: 'The campaign to work with',
	required: true,
	search: 'searchCampaigns',
	list: 'GET /ad_accounts/{ad_account_id}/campaigns',
	kind: 'campaign',
	example: '626735565838',
});

export const adGroup = picker({
	name: 'adGroup',
	apiName: 'ad_group_id',
	label: 'Ad Group',
	description: 'The ad group to work with',
	required: true,
	search: 'searchAdGroups',
	list: 'GET /ad_accounts/{ad_account_id}/ad_groups',
	kind: 'ad group',
	example: '2680060704746',
});

export const ad = picker({
	name: 'ad',
	apiName: 'ad_id',
	label: 'Ad',
	description: 'The ad to work with',
	required: true,
	search: 'searchAds',
	kind: 'ad',
	example: '687195134316',
});

export const orderLine = picker({
	name: 'orderLine',
	apiName: 'order_line_id',
	label: 'Order Line',
	description: 'The order line to work with',
	search: 'searchOrderLines',
	kind: 'order line',
	example: '614760438011',
});

export const promotion = picker({
	name: 'promotion',
	apiName: 'promotion_id',
	label: 'Promotion',
	description: 'The promotion to work with',
	search: 'searchPromotions',
	kind: 'promotion',
	example: '812345678901',
});

export const targetingTemplate = picker({
	name: 'targetingTemplate',
	apiName: 'targeting_template_id',
	label: 'Targeting Template',
	description: 'The targeting template to work with',
	search: 'searchTargetingTemplates',
	kind: 'targeting template',
	example: '643',
});

/** What a campaign, ad group or ad can be. Source: the API description's EntityStatus. */
export const STATUSES = [
	{ name: 'Active', value: 'ACTIVE', description: 'Runs, and can spend money' },
	{ name: 'Archived', value: 'ARCHIVED', description: 'Ended for good: it can’t be started again' },
	{ name: 'Deleted Draft', value: 'DELETED_DRAFT', description: 'A discarded draft' },
	{ name: 'Draft', value: 'DRAFT', description: 'Not ready to run yet' },
	{ name: 'Paused', value: 'PAUSED', description: 'Doesn’t run until you activate it' },
] as const;

/** The status that something is created with: paused, unless the user says otherwise, so that nothing spends by accident. */
export const CREATE_STATUS = choice({
	name: 'createStatus',
	apiName: 'status',
	in: 'body',
	label: 'Status',
	description: 'The initial status. Only Active lets it spend money.',
	options: STATUSES,
	default: 'PAUSED',
});

/** The status that an update sets. */
export const NEW_STATUS = choice({
	name: 'newStatus',
	apiName: 'status',
	in: 'body',
	label: 'Status',
	description: 'The new status. Active lets it spend money, Archived ends it for good.',
	options: STATUSES,
	default: 'PAUSED',
});

/** The status that Set Status gives to many ids. */
export const SET_STATUS = choice({
	name: 'setStatus',
	in: 'local',
	label: 'Status',
	description: 'The new status. Active lets them spend money, Archived ends them for good.',
	options: STATUSES.filter(({ value }) => ['ACTIVE', 'PAUSED', 'ARCHIVED'].includes(value)),
	default: 'PAUSED',
	required: true,
});

/** Filter by status, for lists of campaigns, ad groups and ads. */
export const STATUS_FILTER = choices({
	name: 'entityStatuses',
	apiName: 'entity_statuses',
	in: 'query',
	label: 'Statuses',
	description: 'Only those with one of these statuses; by default active and paused ones',
	options: STATUSES.map(({ name, value }) => ({ name, value })),
	repeated: true,
});

export const ORDER = choice({
	name: 'order',
	in: 'query',
	label: 'Order',
	description: 'By ID, which grows with the time of creation',
	options: [
		{ name: 'Newest First', value: 'DESCENDING' },
		{ name: 'Oldest First', value: 'ASCENDING' },
	],
	default: 'DESCENDING',
});

type ManyIdsFacts = Facts & { maxItems?: number; digits?: number };

/** Ids that narrow a list, or that an operation works on. */
export function manyIds<const Own extends ManyIdsFacts>(facts: Own): Made<Own, string[]>;
export function manyIds(facts: ManyIdsFacts): Field {
	return ids({ repeated: facts.in === 'query', maxItems: 250, ...facts });
}

/** A batched write of elements that start paused where neither a field nor the JSON says otherwise. */
export const createBatch = <Local = unknown>(noun: string, more: Partial<Batch<Local>> = {}): Batch<Local> => ({
	maxItems: MOST_ELEMENTS,
	noun,
	elements: ({ body }) => listed(body).map((element) => ({ status: 'PAUSED', ...element })),
	...more,
});

/** How a match looks into a list of an ad account. */
export const inList = { repeated: ['ad_group_ids', 'campaign_ids', 'entity_statuses'], isNewestFirst: true } as const;

/** The query of a list of what can still run, the newest first; what is archived is as good as not there. */
export const ofRunnable = (parent: IDataObject = {}): IDataObject => ({
	...parent,
	entity_statuses: ['ACTIVE', 'DRAFT', 'PAUSED'],
	order: 'DESCENDING',
});

/** Elements are the same by name. */
export const BY_NAME = { value: 'name', name: 'Name', names: ['name'] } as const;

/** A batched write of changes. */
export const updateBatch = <Local = unknown>(noun: string, more: Partial<Batch<Local>> = {}): Batch<Local> => ({
	maxItems: MOST_ELEMENTS,
	noun,
	...more,
});

/** Elements that give each of the ids in the parameter `name` the same change. */
export const changeOfEach =
	<const Name extends string, Local>(name: Name, change: (values: Values<Local>) => IDataObject) =>
	(values: Values<Local & Record<Name, string[]>>): IDataObject[] =>
		values.local[name].map((id) => ({ id, ...change(values) }));

/** The change that {@link SET_STATUS} is. */
export const statusChange = ({ local }: Values<{ setStatus: string }>): IDataObject => ({ status: local.setStatus });

/** A body as the list it is or stands for. */
export function listed(body: unknown): IDataObject[] {
	return (Array.isArray(body) ? asList(body) : [body]).filter(isObject);
}

/** An update without a change is a mistake, not a request. `id` alone is no change. */
export function needsElementChange({ body }: { body: IDataObject }): void {
	if (Array.isArray(body)) return;
	const changes = Object.keys(body).filter((key) => key !== 'id');
	if (changes.length === 0) throw new Error('Nothing to update: set at least one of the fields to change');
}
