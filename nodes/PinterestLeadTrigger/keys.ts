/**
 * The keys of subscriptions, as Pinterest gave them a moment ago, in the node's static data.
 *
 * A delivery may be from anybody, and it can be told only with the key. Were the key asked for with each, whoever knows the address could
 * have this node send Pinterest a request with each of theirs, until Pinterest answers none any more. So the keys that Pinterest gave
 * are remembered for some minutes, sealed with the credential's token: who has that can ask Pinterest for them as well. And after keys
 * that opened nothing Pinterest is not asked again for a while.
 *
 * n8n reads static data when it takes a delivery and stores it when the node is done with it. So this holds for every delivery that
 * is taken after that, by whichever process; those taken before it ask for themselves, each once. It does not hold where Pinterest gives
 * no key, since n8n stores nothing when a node fails, nor for the editor's test, of which n8n stores nothing either.
 */
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { asList, asObject, asText, isObject } from '../shared/api/json';
import { exactJson } from './envelope';
import { storedIn } from './lifecycle';
import type { Seal } from './seal';
import { seal, unseal } from './seal';
import type { Subscription, TriggerCaller } from './subscription';

const KEPT_MS = 5 * 60_000;
const PAUSE_MS = 30_000;

/** The subscription that was stored, and those with this node's address; more would be somebody's mistake. */
export const MOST_KEYS = 3;

/** A subscription that leads come by, with its key of 32 bytes. */
export interface Keyed {
	subscription: Pick<Subscription, 'id' | 'account' | 'form'>;
	key: Buffer;
}

/** What Pinterest gave when it was asked for keys. */
export interface Asked {
	keys: Keyed[];
	/** Whether none of them opened the delivery they were asked for. */
	inVain: boolean;
}

/** The keys that can still be used, and whether Pinterest may be asked for others. */
export interface KnownKeys {
	keys: Keyed[];
	isPaused: boolean;
}

/** What is remembered for a node with its address, subscription and token; with another of these it begins anew. */
export function knownKeys(caller: TriggerCaller<IWebhookFunctions>): KnownKeys {
	const sealed = asText(stateOf(caller).sealedKeys);
	const facts = sealOf(caller);
	const text = sealed && facts && unseal(sealed, facts);
	const { keys, inVain, askedAt } = asObject(text ? exactJson(text) : undefined);
	// The clocks of several machines differ by a little.
	const age = typeof askedAt === 'number' ? Math.abs(Date.now() - askedAt) : Infinity;
	return {
		keys: age < KEPT_MS ? asList(keys).filter(isObject).map(keyedOf) : [],
		isPaused: inVain === true && age < PAUSE_MS,
	};
}

/** What static data is to remember of an answer of Pinterest's; undefined without a token to seal it with. */
export function sealKeys(caller: TriggerCaller<IWebhookFunctions>, { keys, inVain }: Asked): string | undefined {
	const facts = sealOf(caller);
	const kept = keys.slice(0, MOST_KEYS).map(({ subscription: { id, account, form }, key }) => ({
		...{ id, account, form },
		key: key.toString('base64'),
	}));
	return facts && seal(JSON.stringify({ keys: kept, inVain, askedAt: Date.now() }), facts);
}

/** Remembers what `sealKeys` gave. n8n stores it when the node is done, and where an execution starts only what is changed after that. */
export function rememberKeys(state: IDataObject, sealedKeys: string | undefined): void {
	if (sealedKeys !== undefined) state.sealedKeys = sealedKeys;
}

function keyedOf({ id, account, form, key }: IDataObject): Keyed {
	return {
		subscription: { id: asText(id) ?? '', account: asText(account) ?? '', form: asText(form) },
		key: Buffer.from(asText(key) ?? '', 'base64'),
	};
}

function sealOf(caller: TriggerCaller<IWebhookFunctions>): Seal | undefined {
	const { context, run } = caller;
	if (run.token === undefined) return undefined;
	const address = context.getNodeWebhookUrl('default');
	const stored = storedIn(stateOf(caller))?.id;
	const facts = [context.getWorkflow().id, context.getNode().id, address, stored, run.environment.baseUrl];
	return { secret: run.token, purpose: JSON.stringify(facts) };
}

function stateOf({ context }: TriggerCaller<IWebhookFunctions>): IDataObject {
	return context.getWorkflowStaticData('node');
}
