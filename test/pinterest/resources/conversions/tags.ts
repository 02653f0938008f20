import { type Listed } from '../../paging';
import { Refusal, row } from '../../row';
import type { World } from '../../world';
import { orderedPage, type OrderQuery } from '../ads/shared';
import { adAccountFor, invalidConversion, nowSeconds } from './shared';

const switches = [
	'aem_db_enabled',
	'aem_enabled',
	'aem_external_id_enabled',
	'aem_fnln_enabled',
	'aem_ge_enabled',
	'aem_loc_enabled',
	'aem_ph_enabled',
] as const;

type Switches = Partial<Record<(typeof switches)[number], boolean | null>>;

export type TagFacts = Switches & { name: string; md_frequency?: number | null };

export interface Tag extends Listed {
	id: string;
	ad_account_id: string;
	name: string;
	status: 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DRAFT' | 'DELETED_DRAFT';
	version: string;
	configs: Record<string, unknown>;
	enhanced_match_status: 'UNKNOWN' | 'NOT_VALIDATED' | 'VALIDATING_IN_PROGRESS' | 'VALIDATION_COMPLETE';
	/** Milliseconds since 1970; null until it was fired. */
	last_fired_time_ms: number | null;
}

/** That a tag reports a kind of event. */
export interface TagEvent extends Listed {
	ad_account_id: string;
	conversion_tag_id: string;
	conversion_event: string;
	/** Seconds since 1970. */
	created_time: number;
}

export const tags = (world: World) => world.store<Tag>('conversion tag');
const tagEvents = (world: World) => world.store<TagEvent>('conversion tag event');
const deletedStatuses = ['ARCHIVED', 'DELETED_DRAFT'];
/** What campaigns can be optimised for: visits say too little. */
const optimisable = ['CHECKOUT', 'ADD_TO_CART', 'SIGNUP', 'LEAD', 'CUSTOM', 'SEARCH', 'VIEW_CATEGORY', 'WATCH_VIDEO'];

export const conversionTags = [
	row<{ filter_deleted: boolean }>('GET /ad_accounts/{ad_account_id}/conversion_tags', {
		answer(call) {
			const { id } = adAccountFor(call);
			const shown = ofAccount(tags(call.world), id).filter(
				({ status }) => !(call.query.filter_deleted && deletedStatuses.includes(status)),
			);
			return { status: 200, body: { items: shown.map(view) } };
		},
	}),
	row<object, TagFacts>('POST /ad_accounts/{ad_account_id}/conversion_tags', {
		answer(call) {
			const { id } = adAccountFor(call);
			if (call.body.name.trim() === '') throw invalidConversion("Body 'name' must not be blank.");
			return { status: 200, body: view(addTag(call.world, id, call.body)) };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/conversion_tags/ocpm_eligible', {
		answer(call) {
			const { id } = adAccountFor(call);
			const body: Record<string, unknown[]> = {};
			for (const event of liveEvents(call.world, id))
				if (optimisable.includes(event.conversion_event)) (body[event.conversion_tag_id] ??= []).push(eventView(event));
			return { status: 200, body };
		},
	}),
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/conversion_tags/page_visit', {
		answer(call) {
			const { id } = adAccountFor(call);
			const body = orderedPage(call, liveEvents(call.world, id), eventView, {
				filters: {},
				keep: (event) => event.conversion_event === 'PAGE_VISIT',
			});
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/conversion_tags/{conversion_tag_id}', {
		answer(call) {
			const { id } = adAccountFor(call);
			const tag = tags(call.world).get(call.path.conversion_tag_id);
			if (tag?.ad_account_id !== id) throw new Refusal(404, 404, 'Conversion tag not found.');
			return { status: 200, body: view(tag) };
		},
	}),
];

/** What is null or left out takes its default. A new tag has never been fired. */
export function addTag(world: World, account: string, given: TagFacts, more: Partial<Tag> = {}): Tag {
	const seq = world.nextSeq();
	const enabled = Object.fromEntries(switches.map((name) => [name, given[name] ?? false]));
	const tag: Tag = {
		seq,
		id: world.newId('conversion tag', seq),
		ad_account_id: account,
		name: given.name,
		status: 'ACTIVE',
		version: '3',
		configs: { ...enabled, md_frequency: given.md_frequency ?? 1 },
		enhanced_match_status: 'NOT_VALIDATED',
		last_fired_time_ms: null,
		...more,
	};
	tags(world).set(tag.id, tag);
	return tag;
}

/** @param created seconds since 1970 */
export function addTagEvent(world: World, tag: Tag, conversionEvent: string, created = nowSeconds()): void {
	const seq = world.nextSeq();
	const { id, ad_account_id } = tag;
	const event = { seq, ad_account_id, conversion_tag_id: id, conversion_event: conversionEvent, created_time: created };
	tagEvents(world).set(`${id}/${conversionEvent}`, event);
}

/** Events of the ad account's tags that are not deleted. */
function liveEvents(world: World, account: string): TagEvent[] {
	return ofAccount(tagEvents(world), account).filter(
		(event) => !deletedStatuses.includes(tags(world).get(event.conversion_tag_id)?.status ?? 'ARCHIVED'),
	);
}

function ofAccount<T extends { ad_account_id: string }>(store: Map<string, T>, account: string): T[] {
	return [...store.values()].filter((each) => each.ad_account_id === account);
}

function view({ seq: _seq, ...tag }: Tag): Record<string, unknown> {
	const load = `pintrk('load', '${tag.id}'); pintrk('page');`;
	return { ...tag, code_snippet: `<script type="text/javascript">${load}</script>` };
}

function eventView({ seq: _seq, ...event }: TagEvent): Record<string, unknown> {
	return event;
}
