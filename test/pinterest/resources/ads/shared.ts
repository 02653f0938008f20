import { invalid } from '../../check';
import { page, type Listed, type PageQuery } from '../../paging';
import { Refusal, type Call } from '../../row';
import { shopId } from '../../seed';
import type { AdAccount } from '../../world';

export type EntityStatus = 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DRAFT' | 'DELETED_DRAFT';

/** What campaigns, ad groups and ads have in common, in the API's own names. Times are seconds since 1970. */
export interface Entity extends Listed {
	id: string;
	ad_account_id: string;
	name: string | null;
	status: EntityStatus;
	created_time: number;
	updated_time: number;
}

export const appTypes = ['android_mobile', 'android_tablet', 'ipad', 'iphone', 'web', 'web_mobile'] as const;

export interface OrderQuery extends PageQuery {
	order?: 'ASCENDING' | 'DESCENDING';
}

export type EntityQuery = OrderQuery & { entity_statuses: EntityStatus[] };

/** The ad account of the path; 403 code 29 where the token's user can't reach it. */
export function adAccountFor(call: Pick<Call, 'world' | 'path' | 'user'>): AdAccount {
	const account = call.world.adAccounts.get(call.path.ad_account_id);
	// The roles that are kept are those of the shop.
	const isShared = call.user.id === shopId && (account?.permissions.length ?? 0) > 0;
	if (account && (account.ownerId === call.user.id || isShared)) return account;
	throw new Refusal(403, 29, 'You are not permitted to access that resource.');
}

/** `page`, in either order of the ids; the newest first unless asked otherwise. */
export function orderedPage<T extends Listed>(
	call: Call<OrderQuery>,
	elements: Iterable<T>,
	view: (element: T) => unknown,
	options: { filters: Record<string, unknown>; keep: (element: T) => boolean },
): { items: unknown[]; bookmark: string | null } {
	const ascending = call.query.order === 'ASCENDING';
	const turned = [...elements].map((element) => ({ seq: ascending ? -element.seq : element.seq, element }));
	if (ascending) turned.reverse();
	return page(call, turned, (each) => view(each.element), {
		filters: { ...options.filters, ascending },
		keep: (each) => options.keep(each.element),
	});
}

/** The thing of this id in the ad account of the path, or the refusal of a single read (404). */
export function entityFor<T extends { ad_account_id: string }>(
	call: Pick<Call, 'world' | 'path' | 'user'>,
	kind: string,
	id: string,
): T {
	const account = adAccountFor(call);
	const found = call.world.store<T>(kind).get(id);
	if (found?.ad_account_id !== account.id) throw missing(kind);
	return found;
}

export function missing(kind: string): Refusal {
	return new Refusal(404, 404, `${kind[0].toUpperCase()}${kind.slice(1)} not found.`);
}

export interface Exception {
	code: number;
	message: string;
}

/** Why one element of a batch was not done. Exceptions write 2 for what is not there. */
export function exceptionOf(error: unknown): Exception {
	if (!(error instanceof Refusal)) throw error;
	return { code: error.status === 404 ? 2 : error.code, message: error.message };
}

/**
 * Does one element after the other and says for each what came of it, in the order sent. What is refused changes nothing and stops
 * nothing.
 * @param exceptions how this operation writes them: a list on every element, or one object on those that were refused
 */
export function batch<Element>(
	elements: Element[],
	exceptions: 'list' | 'object',
	work: (element: Element) => unknown,
): { items: unknown[] } {
	const items = elements.map((element) => {
		try {
			const data = work(element);
			return exceptions === 'list' ? { data, exceptions: [] } : { data };
		} catch (error) {
			const exception = exceptionOf(error);
			return { exceptions: exceptions === 'list' ? [exception] : exception };
		}
	});
	return { items };
}

/** Up to three addresses for each kind of event. */
export function checkTrackingUrls(tracking: Record<string, string[]> | null | undefined): void {
	for (const [event, list] of Object.entries(tracking ?? {}))
		if (list.length > 3) throw invalid(`'tracking_urls.${event}' takes up to 3 URLs.`);
}

/** Only what was never live is a draft, and only a draft can be thrown away. */
export function checkStatusChange(from: EntityStatus, to: EntityStatus | undefined): void {
	if (to === undefined || to === from) return;
	if (to === 'DRAFT' || (to === 'DELETED_DRAFT' && from !== 'DRAFT') || from === 'DELETED_DRAFT')
		throw invalid(`'status' can't go from ${from} to ${to}.`);
}

export function checkTimes(start: number | null | undefined, end: number | null | undefined): void {
	if (start != null && end != null && end <= start) throw invalid("'end_time' must be after 'start_time'.");
}

export function nowSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

/** Status as it shows on a list: what the switch says, and for a live thing where its time stands. */
export function summaryOf(status: EntityStatus, start: number | null, end: number | null): string {
	if (status !== 'ACTIVE') return status;
	const now = nowSeconds();
	if (end !== null && end <= now) return 'COMPLETED';
	return start !== null && start > now ? 'NOT_STARTED' : 'RUNNING';
}
