/**
 * The keys of subscriptions, as Pinterest gave them a moment ago.
 *
 * A delivery may be from anybody, and it can be told only with the key. Were the key asked for with each, whoever knows the address could
 * have this node send Pinterest a request with each of theirs, until Pinterest answers none any more. So a key is kept for some
 * minutes, in memory only: n8n has no place for it that lasts from one delivery to the next and is not stored.
 */
import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { storedIn } from './lifecycle';
import type { Subscription, TriggerCaller } from './subscription';

const KEPT_MS = 5 * 60_000;
/** After keys that Pinterest just gave opened nothing, it is not asked again for so long. */
const PAUSE_MS = 30_000;
const MOST_NODES = 200;

export interface Keyed {
	subscription: Subscription;
	key: Buffer;
}

/** What is known for a node. */
export interface KnownKeys {
	keys: Keyed[];
	/** When that is over, in milliseconds since 1970. */
	until: number;
	/** Until when Pinterest is not asked. */
	pausedUntil: number;
	/** What is being asked now; deliveries that come meanwhile wait for it. */
	asking?: Promise<unknown>;
}

const KNOWN = new Map<string, KnownKeys>();

/** What is known for a node with its address, subscription and token: another token of the same user begins anew. */
export function knownKeys({ context, run }: TriggerCaller<IWebhookFunctions>): KnownKeys {
	const { id: stored } = storedIn(context.getWorkflowStaticData('node')) ?? {};
	const address = context.getNodeWebhookUrl('default');
	const facts = [context.getWorkflow().id, context.getNode().id, address, stored, run.environment.baseUrl, run.token];
	const name = createHash('sha256').update(JSON.stringify(facts)).digest('base64');
	const known = KNOWN.get(name);
	if (known && (known.asking || Date.now() < Math.max(known.until, known.pausedUntil))) return known;
	forget();
	const fresh = { keys: [], until: 0, pausedUntil: 0 };
	KNOWN.set(name, fresh);
	return fresh;
}

/** The keys that can still be used. */
export function usableKeys(known: KnownKeys): Keyed[] {
	return Date.now() < known.until ? known.keys : [];
}

/** Whether keys that Pinterest gave a moment ago opened nothing. */
export function isPaused({ pausedUntil }: KnownKeys): boolean {
	return Date.now() < pausedUntil;
}

/** Keeps what Pinterest gave, and where it opened nothing, asks for nothing more for a while. */
export function keepKeys(known: KnownKeys, keys: Keyed[], { openedNothing }: { openedNothing: boolean }): void {
	Object.assign(known, { keys, until: Date.now() + KEPT_MS });
	if (openedNothing) known.pausedUntil = Date.now() + PAUSE_MS;
}

/** The oldest are forgotten first. */
function forget(): void {
	const now = Date.now();
	for (const [name, { until, pausedUntil, asking }] of KNOWN)
		if (!asking && now >= Math.max(until, pausedUntil)) KNOWN.delete(name);
	for (const name of KNOWN.keys()) {
		if (KNOWN.size < MOST_NODES) break;
		KNOWN.delete(name);
	}
}
