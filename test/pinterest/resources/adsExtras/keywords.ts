import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { randomFrom } from '../../random';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { adAccountFor } from '../ads/shared';
import { parentTypeOf, type ParentType } from './parents';
export type MatchType = 'BROAD' | 'PHRASE' | 'EXACT' | 'EXACT_NEGATIVE' | 'PHRASE_NEGATIVE';

export interface Keyword {
	seq: number;
	id: string;
	ad_account_id: string;
	parent_id: string;
	parent_type: ParentType;
	match_type: MatchType;
	value: string;
	archived: boolean;
}

interface KeywordQuery extends PageQuery {
	campaign_id?: string;
	ad_group_id?: string;
	ad_group_ids?: string[];
	match_types?: MatchType[];
}

interface NewKeyword {
	match_type: MatchType;
	value: string;
}

interface KeywordUpdate {
	id: string;
	archived?: boolean;
}

export const keywords = [
	row<KeywordQuery>('GET /ad_accounts/{ad_account_id}/keywords', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { campaign_id, ad_group_id, ad_group_ids = [], match_types: types, page_size } = call.query;
			if (page_size > 250) throw invalid("Parameter 'page_size' must be <= 250.");
			const given = [campaign_id, ad_group_id, ...ad_group_ids].filter((each) => each !== undefined);
			// Without a filter only what hangs on the ad account itself is listed, not what its ad groups have.
			const parents = given.length > 0 ? given : [account];
			const body = page(call, [...store(call.world).values()], keywordView, {
				filters: { parents, types },
				keep: (each) =>
					each.ad_account_id === account &&
					!each.archived &&
					parents.includes(each.parent_id) &&
					(!types || types.includes(each.match_type)),
			});
			return { status: 200, body };
		},
	}),
	row<object, { keywords: NewKeyword[]; parent_id: string }>('POST /ad_accounts/{ad_account_id}/keywords', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const parentId = call.body.parent_id.replace(/^(AG|C)/, '');
			const parentType = parentTypeOf(call.world, account, parentId);
			const made: unknown[] = [];
			const errors: unknown[] = [];
			for (const { match_type, value } of call.body.keywords) {
				const messages = whatIsWrong(parentType, match_type, value);
				if (parentType && messages.length === 0) {
					const facts = { ad_account_id: account, parent_id: parentId, parent_type: parentType };
					made.push(keywordView(addKeyword(call.world, { ...facts, match_type, value: value.trim() })));
				} else {
					errors.push(refused({ match_type, value }, messages));
				}
			}
			return { status: 200, body: { keywords: made, errors } };
		},
	}),
	row<object, { keywords?: KeywordUpdate[] }>('PATCH /ad_accounts/{ad_account_id}/keywords', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const changed: unknown[] = [];
			const errors: unknown[] = [];
			for (const { id: keywordId, archived } of call.body.keywords ?? []) {
				const keyword = store(call.world).get(keywordId);
				if (keyword?.ad_account_id !== account) {
					errors.push(refused({ id: keywordId, archived: archived ?? null }, ['Keyword not found.']));
					continue;
				}
				if (archived !== undefined) keyword.archived = archived;
				changed.push(keywordView(keyword));
			}
			return { status: 200, body: { keywords: changed, errors } };
		},
	}),
	row<{ country_code: string; keywords: string[] }>('GET /ad_accounts/{ad_account_id}/keywords/metrics', {
		answer: (call) => ({ status: 200, body: { data: metrics(call) } }),
	}),
];

export function addKeyword(world: World, facts: Omit<Keyword, 'seq' | 'id' | 'archived'>): Keyword {
	const seq = world.nextSeq();
	const keyword = { seq, id: world.newId('keyword', seq), archived: false, ...facts };
	store(world).set(keyword.id, keyword);
	return keyword;
}

function store(world: World): Map<string, Keyword> {
	return world.store<Keyword>('keyword');
}

function whatIsWrong(parent: ParentType | undefined, type: MatchType, value: string): string[] {
	const messages: string[] = [];
	if (!parent) messages.push('The parent was not found.');
	if ((parent === 'advertiser' || parent === 'campaign') && !type.endsWith('_NEGATIVE'))
		messages.push('Advertisers and campaigns take only keywords that exclude.');
	if (value.trim() === '') messages.push('A keyword must not be blank.');
	if (value.length > 120) messages.push('A keyword has up to 120 characters.');
	return messages;
}

/** Bids of keywords are no longer kept: whatever was sent, null comes back. */
function keywordView({ id: keywordId, parent_id, parent_type, match_type, value, archived }: Keyword) {
	return { archived, id: keywordId, parent_id, parent_type, type: 'keyword', bid: null, match_type, value };
}

/** A refused keyword comes back whole, with nulls for what it never got. */
function refused(given: Record<string, unknown>, messages: string[]) {
	const nothing = { archived: null, match_type: null, parent_type: null, value: null, parent_id: null };
	return { data: { ...nothing, type: 'keyword', id: null, ...given }, error_messages: messages };
}

const volumes = ['<1K', '1K+', '10K+', '50K+', '100K+', '500K+', '1M+', '5M+'];

function metrics(call: Call<{ country_code: string; keywords: string[] }>): unknown[] {
	adAccountFor(call);
	const { country_code: country, keywords: asked } = call.query;
	if (!/^[A-Z]{2}$/.test(country)) throw invalid("Parameter 'country_code' must be a country of two letters.");
	return asked.map((keyword) => {
		const random = randomFrom(`${keyword.toLowerCase()} ${country}`);
		return { keyword, metrics: { keyword_query_volume: volumes[Math.floor(random() * volumes.length)] } };
	});
}
