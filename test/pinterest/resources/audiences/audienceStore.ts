import type { Listed, page } from '../../paging';
import { Refusal, type Call } from '../../row';
import { randomFrom } from '../../random';
import type { Settings } from '../../settings';
import type { AdAccount, World } from '../../world';
import { customerListOf, type AudienceRule, type AudienceType } from './audienceRule';
import { isReceived, type Share } from './audienceShares';
import { isListReady } from './customerLists';
import { adAccountFor, isReady, missing, nowSeconds, orderedPage, type OrderQuery, type Worked } from './shared';

export interface Audience extends Listed, Worked {
	id: string;
	ad_account_id: string;
	name: string;
	audience_type: AudienceType;
	description: string | null;
	rule: AudienceRule;
	/** Seconds since 1970. */
	created_timestamp: number;
	updated_timestamp: number;
}

export type AudienceFacts = Pick<Audience, 'name' | 'audience_type' | 'rule'> & Partial<Audience>;

export const audiences = (world: World) => world.store<Audience>('audience');

/** Fewer people can't be targeted. */
const fewest = 100;

export function addAudience(world: World, account: string, facts: AudienceFacts): Audience {
	const seq = world.nextSeq();
	const created_timestamp = facts.created_timestamp ?? nowSeconds();
	const audience: Audience = {
		seq,
		id: world.newId('audience', seq),
		ad_account_id: account,
		created_timestamp,
		updated_timestamp: created_timestamp,
		job: null,
		...facts,
		description: facts.description ?? null,
	};
	audiences(world).set(audience.id, audience);
	return audience;
}

/** An audience that the ad account of the path owns or was given; 404 for others. */
export function audienceFor(call: Pick<Call, 'world' | 'path' | 'user'>, id: string): Audience {
	const account = adAccountFor(call);
	const audience = audiences(call.world).get(id);
	if (!audience || !isUsable(call.world, account, id)) throw missing('Audience');
	return audience;
}

/** An audience of the ad account's own: 404 for one it can't see, 403 for one it was only given. */
export function ownAudienceFor(call: Pick<Call, 'world' | 'path' | 'user'>, id: string): Audience {
	const audience = audienceFor(call, id);
	if (audience.ad_account_id !== call.path.ad_account_id)
		throw new Refusal(403, 29, 'You are not permitted to access that resource: only its owner changes an audience.');
	return audience;
}

export function isUsable(world: World, account: AdAccount, audience: string): boolean {
	return (
		audiences(world).get(audience)?.ad_account_id === account.id ||
		isReceived(world, audience, 'AD_ACCOUNT', account.id)
	);
}

/** Audiences that were shared, in the order of sharing. */
export function receivedPage(
	call: Call<OrderQuery>,
	received: Share[],
	filters: Record<string, unknown> = {},
	isWanted: (audience: Audience) => boolean = () => true,
): ReturnType<typeof page> {
	const found = received.flatMap(({ seq, audience_id: id }) => {
		const audience = audiences(call.world).get(id);
		return audience ? [{ seq, audience }] : [];
	});
	return orderedPage(call, found, ({ audience }) => audienceView(call, audience), {
		filters,
		keep: ({ audience }) => isWanted(audience),
	});
}

export function audienceView(call: Pick<Call, 'world' | 'settings'>, audience: Audience): Record<string, unknown> {
	const { world, settings } = call;
	const { seq: _seq, job: _job, rule, ...facts } = audience;
	const owner = world.accounts.get(world.adAccounts.get(audience.ad_account_id)?.ownerId ?? '');
	const size = sizeOf(world, settings, audience);
	return {
		...facts,
		// A copy: rules of the seed are looked up when they are read.
		rule: { ...rule },
		type: 'audience',
		size,
		status: size === null ? 'INITIALIZING' : size < fewest ? 'TOO_SMALL' : 'READY',
		created_by_company_name: owner?.businessName ?? null,
		is_nca: isNca(world, audience),
	};
}

/** How many people belong to it; null until that was found out. */
function sizeOf(world: World, settings: Settings, audience: Audience): number | null {
	if (!isReady(audience, settings)) return null;
	const { audience_type: type, rule } = audience;
	if (type === 'CUSTOMER_LIST') {
		const list = customerListOf(world, rule);
		if (!list) return 0;
		return isListReady(world, settings, list) ? list.members.size : null;
	}
	if (type === 'VISITOR' && rule.prefill === false) return 0;
	const some = randomFrom(audience.id)();
	if (type === 'ACTALIKE') return Math.round(Number(rule.percentage) * 180_000 * (0.9 + some / 5));
	return Math.round(900 + some * 40_000);
}

export function isNca(world: World, { audience_type: type, rule }: Audience): boolean {
	return type === 'CUSTOMER_LIST' && (customerListOf(world, rule)?.is_nca ?? false);
}
