/** Opens the leads of a delivery with the key of the subscription that they came by. */
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { nodeError } from '../shared/run/items';
import { kindOf } from './address';
import type { Asked, Keyed } from './keys';
import { knownKeys, MOST_KEYS, sealKeys } from './keys';
import { openLead } from './leads';
import { storedIn } from './lifecycle';
import type { Subscription, TriggerCaller } from './subscription';
import { callerOf, readKey, readWanted, subscriptionsOf } from './subscription';

/** Pinterest waits for the answer. */
const PATIENCE_SECONDS = 4;

/** Leads with the subscription that they came by. */
export interface Opened extends Keyed {
	leads: IDataObject[];
}

/** The leads of a delivery, or why they can't be trusted. */
export interface Outcome {
	result: Opened | string;
	/** What static data is to remember of the keys that Pinterest was asked for; undefined where it was not. */
	sealedKeys?: string;
}

const NOT_AUTHENTIC = 'it, or one of its leads, does not authenticate with the key of the subscription';

/**
 * Opens the leads of a delivery with the keys that are known, or with those that Pinterest is asked for.
 *
 * @throws NodeApiError when Pinterest does not give the key
 */
export async function open(context: IWebhookFunctions, sealed: unknown[]): Promise<Outcome> {
	try {
		const caller = await callerOf(context, PATIENCE_SECONDS);
		const known = knownKeys(caller);
		const opened = openWithAny(known.keys, sealed);
		if (opened) return { result: opened };
		if (known.isPaused) return { result: NOT_AUTHENTIC };
		return await askAndOpen(caller, sealed);
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

/** Asks Pinterest for one key after the other until one opens the leads. */
async function askAndOpen(caller: TriggerCaller<IWebhookFunctions>, sealed: unknown[]): Promise<Outcome> {
	const keys: Keyed[] = [];
	let opened: Opened | undefined;
	for await (const subscription of candidates(caller)) {
		const key = await readKey(caller, subscription);
		if (!key) continue;
		keys.push({ subscription, key });
		opened = openWithAny(keys.slice(-1), sealed);
		if (opened || keys.length >= MOST_KEYS) break;
	}
	const asked: Asked = { keys, inVain: !opened };
	const result = opened ?? (keys.length === 0 ? 'the subscription is gone' : NOT_AUTHENTIC);
	return { result, sealedKeys: sealKeys(caller, asked) };
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
