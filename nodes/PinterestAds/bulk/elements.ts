import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import { listed } from '../../shared/fields/ads';
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
export function needsUsableEntities({ body }: Values): void {
	let elements = 0;
	for (const action of Object.keys(REQUIRED)) {
		for (const [kind, list] of Object.entries((body[action] ?? {}) as IDataObject)) {
			if (!Array.isArray(list)) continue;
			elements += list.length;
			for (const [at, element] of (list as IDataObject[]).entries()) {
				const missing = REQUIRED[action][kind]?.find((name) => element?.[name] === undefined);
				if (missing) throw new Error(`Element ${at + 1} of ${action}.${kind} lacks ${missing}`);
			}
			if (kind === 'ad_groups') needsOneTargeting(list as IDataObject[], action === 'create');
		}
	}
	if (elements === 0) throw new Error('Nothing to write: give at least one list of what to create or update');
}

/** The body whose campaigns name their ad account, as Pinterest wants it, where the JSON does not. */
export function inAdAccount(body: IDataObject, adAccountId: IDataObject[string]): IDataObject {
	const named = Object.entries(body).map(([action, lists]) => {
		const { campaigns, ...others } = (lists ?? {}) as { campaigns?: unknown };
		if (!Array.isArray(campaigns)) return [action, lists];
		const own = (campaigns as IDataObject[]).map((one) => ({ ad_account_id: adAccountId, ...one }));
		return [action, { ...others, campaigns: own }];
	});
	return Object.fromEntries(named) as IDataObject;
}

/** The body with everything that is created paused, where the JSON does not say otherwise. */
export function startingPaused({ create, ...rest }: IDataObject): IDataObject {
	if (typeof create !== 'object' || create === null) return { ...rest, ...(create === undefined ? {} : { create }) };
	const paused = (element: IDataObject) => ({ status: 'PAUSED', ...element });
	const made = Object.entries(create as IDataObject).map(([kind, list]) => {
		if (!STARTS_PAUSED.includes(kind) || !Array.isArray(list)) return [kind, list];
		if (kind !== 'product_groups') return [kind, (list as IDataObject[]).map(paused)];
		const inAdGroups = (list as IDataObject[]).map(({ product_group_promotion: promotions, ...adGroup }) => ({
			...adGroup,
			...(promotions === undefined ? {} : { product_group_promotion: listed(promotions).map(paused) }),
		}));
		return [kind, inAdGroups];
	});
	return { create: Object.fromEntries(made) as IDataObject, ...rest };
}
