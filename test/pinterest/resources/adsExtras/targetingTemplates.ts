import { invalid } from '../../check';
import { randomFrom } from '../../random';
import { row } from '../../row';
import type { World } from '../../world';
import { type TargetingSpec } from '../ads/adGroupBody';
import { checkTargetingSpec } from '../ads/adGroupRules';
import { adAccountFor, checkTrackingUrls, missing, nowSeconds, orderedPage, type OrderQuery } from '../ads/shared';

interface TemplateFacts {
	name: string;
	targeting_attributes: TargetingSpec;
	auto_targeting_enabled?: boolean;
	keywords?: Array<{ match_type?: string; value?: string }>;
	placement_group?: string;
	tracking_urls?: Record<string, string[]> | null;
}

export interface TargetingTemplate extends TemplateFacts {
	seq: number;
	id: string;
	ad_account_id: string;
	created_time: number;
	updated_time: number;
}

interface ListQuery extends OrderQuery {
	include_sizing: boolean;
	search_query?: string;
}

interface Update {
	id: string;
	operation_type: 'REMOVE' | 'UPDATE';
	targeting_attributes?: TargetingSpec;
}

export const targetingTemplates = [
	row<ListQuery>('GET /ad_accounts/{ad_account_id}/targeting_templates', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { include_sizing: sizing, search_query: search } = call.query;
			const wanted = search?.trim().toLowerCase() ?? '';
			const body = orderedPage(call, store(call.world).values(), (each) => templateView(each, sizing), {
				filters: { sizing, wanted },
				keep: (each) => each.ad_account_id === account && each.name.toLowerCase().includes(wanted),
			});
			return { status: 200, body };
		},
	}),
	row<object, TemplateFacts>('POST /ad_accounts/{ad_account_id}/targeting_templates', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const template = addTargetingTemplate(call.world, account, call.body);
			return { status: 200, body: templateView(template, false) };
		},
	}),
	row<object, Update>('PATCH /ad_accounts/{ad_account_id}/targeting_templates', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { id, operation_type: operation, targeting_attributes: attributes } = call.body;
			const template = store(call.world).get(id);
			if (template?.ad_account_id !== account) throw missing('targeting template');
			if (operation === 'REMOVE') {
				store(call.world).delete(id);
				return { status: 200 };
			}
			if (!attributes) throw invalid("Body 'targeting_attributes' is required to update.");
			checkTargetingSpec(attributes);
			Object.assign(template, { targeting_attributes: attributes, updated_time: nowSeconds() });
			return { status: 200 };
		},
	}),
];

/** @throws Refusal when something in it does not go together */
export function addTargetingTemplate(world: World, account: string, given: TemplateFacts): TargetingTemplate {
	if (given.name.trim() === '') throw invalid("Body 'name' must not be blank.");
	checkTargetingSpec(given.targeting_attributes);
	checkTrackingUrls(given.tracking_urls);
	for (const { value } of given.keywords ?? [])
		if (value !== undefined && value.length > 120) throw invalid('A keyword has up to 120 characters.');
	const seq = world.nextSeq();
	const now = nowSeconds();
	const template = {
		auto_targeting_enabled: true,
		keywords: [],
		placement_group: 'ALL',
		tracking_urls: null,
		...given,
		seq,
		id: world.newId('targeting template', seq),
		ad_account_id: account,
		created_time: now,
		updated_time: now,
	};
	store(world).set(template.id, template);
	return template;
}

function store(world: World): Map<string, TargetingTemplate> {
	return world.store<TargetingTemplate>('targeting template');
}

function templateView({ seq: _seq, ...template }: TargetingTemplate, sizing: boolean) {
	return { ...template, status: 'ACTIVE', valid: true, sizing: sizing ? size(template.targeting_attributes) : null };
}

/** People a month; the same targeting has the same size. */
function size(attributes: TargetingSpec): unknown {
	const estimate = 1_000_000 + Math.floor(randomFrom(JSON.stringify(attributes))() * 60_000_000);
	const bound = (share: number) => Math.floor(estimate * share);
	return { reach_estimate: { estimate, lower_bound: bound(0.75), upper_bound: bound(1.25) } };
}
