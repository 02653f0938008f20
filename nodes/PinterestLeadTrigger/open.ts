/** Opens the leads of a delivery with the key of the subscription that they came by. */
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { nodeError } from '../shared/run/items';
import { kindOf } from './address';
import type { Keyed, KnownKeys } from './keys';
import { isPaused, keepKeys, knownKeys, usableKeys } from './keys';
import { openLead } from './leads';
import { storedIn } from './lifecycle';
import type { Subscription, TriggerCaller } from './subscription';
import { callerOf, readKey, readWanted, subscriptionsOf } from './subscription';

/** Pinterest waits for the answer. */
const PATIENCE_SECONDS = 4;

/** The subscription that was stored, and those with this node's address; more would be somebody's mistake. */
const MOST_KEYS = 3;

/** Leads with the subscription that they came by. */
export interface Opened extends Keyed {
	leads: IDataObject[];
}

/**
 * The leads of a delivery, or why they can't be trusted. Deliveries that come at once wait for one answer of Pinterest's.
 *
 * @throws NodeApiError when Pinterest does not give the key
 */
export async function open(context: IWebhookFunctions, sealed: unknown[]): Promise<Opened | string> {
	try {
		const caller = await callerOf(context, PATIENCE_SECONDS);
		const known = knownKeys(caller);
		while (known.asking) await known.asking;
		const opened = openWithAny(usableKeys(known), sealed);
		if (opened) return opened;
		if (isPaused(known)) return NOT_AUTHENTIC;
		const asking = askAndOpen(caller, known, sealed);
		known.asking = asking;
		return await asking;
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

const NOT_AUTHENTIC = 'it, or one of its leads, does not authenticate with the key of the subscription';

async function askAndOpen(
	caller: TriggerCaller<IWebhookFunctions>,
	known: KnownKeys,
	sealed: unknown[],
): Promise<Opened | string> {
	try {
		const { keys, opened } = await keysFor(caller, sealed);
		keepKeys(known, keys, { openedNothing: !opened });
		return opened ?? (keys.length === 0 ? 'the subscription is gone' : NOT_AUTHENTIC);
	} finally {
		known.asking = undefined;
	}
}

/** Asks Pinterest for one key after the other until one opens the leads. */
async function keysFor(
	caller: TriggerCaller<IWebhookFunctions>,
	sealed: unknown[],
): Promise<{ keys: Keyed[]; opened?: Opened }> {
	const keys: Keyed[] = [];
	for await (const subscription of candidates(caller)) {
		const key = await readKey(caller, subscription);
		if (!key) continue;
		keys.push({ subscription, key });
		const opened = openWithAny(keys.slice(-1), sealed);
		if (opened || keys.length >= MOST_KEYS) return { keys, opened };
	}
	return { keys };
}

/** All leads with one key, or nothing. */
function openWithAny(keys: Keyed[], sealed: unknown[]): Opened | undefined {
	for (const { subscription, key } of keys) {
		const leads: IDataObject[] = [];
		const isWhole = sealed.every((one) => {
			const opened = openLead(one, key);
			leads.push(...(opened ?? []));
			return opened !== undefined;
		});
		if (isWhole) return { leads, subscription, key };
	}
	return undefined;
}

/** The subscription that was stored, and, where there is none or it is gone, the one that has this node's address. */
async function* candidates(caller: TriggerCaller<IWebhookFunctions>): AsyncGenerator<Subscription> {
	const { context } = caller;
	const stored = storedIn(context.getWorkflowStaticData('node'));
	if (stored) yield stored;
	const { wanted } = await readWanted(caller);
	const ours = context.getNodeWebhookUrl('default') ?? '';
	for (const one of await subscriptionsOf(caller, wanted.account))
		if (one.id !== stored?.id && one.form === wanted.form && kindOf(one.url, ours, context.getNode()) !== 'foreign')
			yield one;
}
