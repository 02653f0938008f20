import { page, type PageQuery } from '../../paging';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { adAccountFor, missing } from '../ads/shared';
import { isIn } from './parents';
/** How many active labels of a type a campaign takes. */
const most = { BRAND: 1, CUSTOM: 30 };

export interface Label {
	seq: number;
	id: string;
	ad_account_id: string;
	label_type: 'BRAND' | 'CUSTOM';
	value: string;
	status: 'ACTIVE' | 'ARCHIVED';
	/** The campaigns that have it. */
	campaign_ids: string[];
}

interface LabelQuery extends PageQuery {
	campaign_ids?: string[];
	label_ids?: string[];
	entity_statuses: string[];
	label_types: string[];
}

interface NewLabel {
	label_type: Label['label_type'];
	value: string;
}

interface LabelUpdate {
	id: string;
	status?: Label['status'];
	value?: string;
}

export const labels = [
	row<LabelQuery>('GET /ad_accounts/{ad_account_id}/labels', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { campaign_ids: campaigns, label_ids: ids, entity_statuses: wanted, label_types: types } = call.query;
			// Each element of the page is an answer of its own, as those of the writes are.
			const view = (label: Label) => ({ labels: [labelView(label)], errors: [] });
			const body = page(call, [...store(call.world).values()], view, {
				filters: { campaigns, ids, wanted, types },
				keep: (label) =>
					label.ad_account_id === account &&
					(!campaigns || campaigns.some((each) => label.campaign_ids.includes(each))) &&
					(!ids || ids.includes(label.id)) &&
					wanted.includes(label.status) &&
					types.includes(label.label_type),
			});
			return { status: 200, body };
		},
	}),
	row<object, { labels: NewLabel[] }>('POST /ad_accounts/{ad_account_id}/labels', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const body = each(call.body.labels, (given) => {
				if (given.value.trim() === '') return { messages: ['A label must not be blank.'], data: { ...given } };
				return { label: addLabel(call.world, account, given) };
			});
			return { status: 200, body };
		},
	}),
	row<object, { labels: LabelUpdate[] }>('PATCH /ad_accounts/{ad_account_id}/labels', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const body = each(call.body.labels, (given) => {
				const label = store(call.world).get(given.id);
				if (label?.ad_account_id !== account) return { messages: ['Label not found.'], data: { ...given } };
				if (given.value?.trim() === '') return { messages: ['A label must not be blank.'], data: { ...given } };
				label.value = given.value?.trim() ?? label.value;
				label.status = given.status ?? label.status;
				return { label };
			});
			return { status: 200, body };
		},
	}),
	row<object, { entity_ids: string[] }>('POST /ad_accounts/{ad_account_id}/labels/{label_id}/apply', {
		answer(call) {
			const label = labelFor(call);
			const body = entities(call, label, 'ACTIVE', (campaign) => {
				if (label.status === 'ARCHIVED') return 'An archived label can’t be applied.';
				if (label.campaign_ids.includes(campaign)) return undefined;
				const same = [...store(call.world).values()].filter(
					({ label_type, status, campaign_ids }) =>
						label_type === label.label_type && status === 'ACTIVE' && campaign_ids.includes(campaign),
				);
				const limit = most[label.label_type];
				if (same.length >= limit) return `A campaign takes up to ${limit} ${label.label_type} labels.`;
				label.campaign_ids.push(campaign);
				return undefined;
			});
			return { status: 201, body };
		},
	}),
	row<object, { entity_ids: string[] }>('POST /ad_accounts/{ad_account_id}/labels/{label_id}/remove', {
		answer(call) {
			const label = labelFor(call);
			const body = entities(call, label, 'ARCHIVED', (campaign) => {
				if (!label.campaign_ids.includes(campaign)) return 'The label is not on this campaign.';
				label.campaign_ids = label.campaign_ids.filter((other) => other !== campaign);
				return undefined;
			});
			return { status: 200, body };
		},
	}),
];

export function addLabel(world: World, account: string, { label_type, value: text }: NewLabel): Label {
	const seq = world.nextSeq();
	const label: Label = {
		seq,
		id: world.newId('label', seq),
		ad_account_id: account,
		label_type,
		value: text.trim(),
		status: 'ACTIVE',
		campaign_ids: [],
	};
	store(world).set(label.id, label);
	return label;
}

function store(world: World): Map<string, Label> {
	return world.store<Label>('label');
}

/** Does one label after the other: those done, and those refused with what was sent of them. */
function each<Given>(
	given: Given[],
	work: (one: Given) => { label: Label } | { messages: string[]; data: Record<string, unknown> },
): { labels: unknown[]; errors: unknown[] } {
	const done = given.map(work);
	return {
		labels: done.flatMap((one) => ('label' in one ? [labelView(one.label)] : [])),
		errors: done.flatMap((one) => ('label' in one ? [] : [{ data: one.data, error_messages: one.messages }])),
	};
}

function labelView({ id, label_type, status, value: text }: Label) {
	return { id, label_type, status, value: text };
}

function labelFor(call: Pick<Call, 'world' | 'path' | 'user'>): Label {
	const { id: account } = adAccountFor(call);
	const label = store(call.world).get(call.path.label_id);
	if (label?.ad_account_id !== account) throw missing('label');
	return label;
}

/**
 * Does one campaign after the other.
 * @param work says why it can't be done, if so
 */
function entities(
	call: Call<object, { entity_ids: string[] }>,
	label: Label,
	status: string,
	work: (campaignId: string) => string | undefined,
): { entities_labels: unknown[]; errors: unknown[] } {
	const entitiesLabels: unknown[] = [];
	const errors: unknown[] = [];
	for (const entityId of call.body.entity_ids) {
		const known = isIn(call.world, 'campaign', label.ad_account_id, entityId);
		const wrong = known ? work(entityId) : 'Campaign not found.';
		const data = { entity_id: entityId, entity_type: 'CAMPAIGN', label_id: label.id };
		if (wrong === undefined) entitiesLabels.push({ ...data, status });
		else errors.push({ data: { ...data, status: 'NULL' }, error_messages: [wrong] });
	}
	return { entities_labels: entitiesLabels, errors };
}
