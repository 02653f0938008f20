import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asObjects, isObject } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import { needsOneTargeting } from '../fields/adGroupTargeting';

export const STARTS_PAUSED = ['ad_groups', 'ads', 'campaigns', 'product_groups'];

/** What an element must have, by what is done and kind. Source: the API description of bulk upsert. */
const REQUIRED: Record<string, Record<string, string[]>> = {
	create: {
		ad_groups: ['billable_event', 'campaign_id', 'name'],
		ads: ['ad_group_id', 'creative_type', 'pin_id'],
		campaigns: ['name', 'objective_type'],
		keywords: ['keywords', 'parent_id'],
		labels: ['labels', 'parent_id'],
		product_groups: ['ad_group_id', 'product_group_promotion'],
		schedules: [
			...['delta_value', 'end_timestamp', 'entity_id', 'entity_type', 'name', 'schedule_action'],
			...['schedule_status', 'schedule_type', 'start_timestamp'],
		],
	},
	update: {
		ad_groups: ['id'],
		ads: ['id'],
		campaigns: ['id'],
		keywords: ['id'],
		labels: ['id', 'parent_id', 'status'],
		product_groups: ['ad_group_id', 'product_group_promotion'],
		schedules: ['id'],
	},
};

/** @throws Error when no list has an element, or an element can't be right */
export function needsUsableEntities({ body }: Pick<Values, 'body'>): void {
	let elements = 0;
	for (const [action, required] of Object.entries(REQUIRED)) {
		for (const [kind, list] of Object.entries(asObject(body[action]))) {
			if (!Array.isArray(list)) continue;
			elements += list.length;
			for (const [at, element] of asList(list).entries()) {
				const missing = required[kind]?.find((name) => asObject(element)[name] === undefined);
				if (missing) throw new Error(`Element ${at + 1} of ${action}.${kind} lacks ${missing}`);
			}
			if (kind === 'ad_groups') needsOneTargeting(asObjects(list), action === 'create');
		}
	}
	if (elements === 0) throw new Error('Nothing to write: give at least one list of what to create or update');
}

/** The body whose campaigns name their ad account, as Pinterest wants it, where the JSON does not. */
export function inAdAccount(body: IDataObject, adAccountId: IDataObject[string]): IDataObject {
	const named = Object.entries(body).map(([action, lists]): [string, IDataObject[string]] => {
		const { campaigns, ...others } = asObject(lists);
		if (!Array.isArray(campaigns)) return [action, lists];
		const own = withDefaults(campaigns, { ad_account_id: adAccountId });
		return [action, { ...others, campaigns: own }];
	});
	return Object.fromEntries(named);
}

/** The body with everything that is created paused, where the JSON does not say otherwise. */
export function startingPaused({ create, ...rest }: IDataObject): IDataObject {
	if (!isObject(create)) return { ...rest, ...(create === undefined ? {} : { create }) };
	const made = Object.entries(create).map(([kind, list]): [string, IDataObject[string]] => {
		if (!STARTS_PAUSED.includes(kind) || !Array.isArray(list)) return [kind, list];
		if (kind !== 'product_groups') return [kind, withDefaults(list, PAUSED)];
		const inAdGroups = asObjects(list).map(({ product_group_promotion: promotions, ...adGroup }) => ({
			...adGroup,
			...(promotions === undefined
				? {}
				: { product_group_promotion: withDefaults(Array.isArray(promotions) ? promotions : [promotions], PAUSED) }),
		}));
		return [kind, inAdGroups];
	});
	return { create: Object.fromEntries(made), ...rest };
}

const PAUSED = { status: 'PAUSED' };

/** A list whose objects have what they do not say themselves. */
function withDefaults(list: unknown, defaults: IDataObject): unknown[] {
	return asList(list).map((element) => (isObject(element) ? { ...defaults, ...element } : element));
}
