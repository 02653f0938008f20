import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { unlessStatus } from '../shared/api/errors';
import { asObject, asText } from '../shared/api/json';
import { readPages } from '../shared/api/pages';
import type { Call, Caller } from '../shared/api/request';
import { request } from '../shared/api/request';
import { startRun } from '../shared/api/run';
import { callOf } from '../shared/run/call';
import type { Values } from '../shared/rows/field';
import { compileOperation } from '../shared/fields/compiled';
import { operation } from '../shared/rows/operation';
import { readValues } from '../shared/run/values';
import { AD_ACCOUNT } from '../shared/fields/ads';
import { leadForm } from '../shared/fields/leads';

/** What of a subscription may be kept and told: everything but its key. */
export interface Subscription {
	id: string;
	account: string;
	/** Undefined where it is to all forms of the ad account. */
	form?: string;
	url: string;
}

/** What the node listens to. */
export interface Wanted {
	account: string;
	form?: string;
}

/** The parameters that say what is listened to, as a row, so that they are read and checked as those of operations are. */
export const SUBSCRIBE = operation('POST /ad_accounts/{ad_account_id}/leads/subscriptions', {
	value: 'create',
	effect: 'write',
	name: 'Create',
	action: 'Subscribe to leads',
	description: 'Have Pinterest send every new lead to this node',
	fields: [
		{ ...AD_ACCOUNT, shown: { ...AD_ACCOUNT.shown, description: 'The ad account to get leads from' } },
		leadForm({
			in: 'body',
			apiName: 'lead_form_id',
			description: 'The form to get leads from. If empty, all forms of the ad account.',
			required: false,
		}),
	],
	makes: ['webhook_url'],
});

const COMPILED = compileOperation('lead', SUBSCRIBE);

/** Who asks Pinterest, in one of the functions that n8n calls a trigger with. */
export interface TriggerCaller<C extends IHookFunctions | IWebhookFunctions> extends Caller {
	context: C;
}

/**
 * Begins to talk to Pinterest for a trigger. Somebody waits for the answer, be it a person or Pinterest, so requests are not
 * repeated for long.
 *
 * @param seconds how long a request may take, and how long it may wait for rate limits and repeats
 */
export async function callerOf<C extends IHookFunctions | IWebhookFunctions>(
	context: C,
	seconds: number,
): Promise<TriggerCaller<C>> {
	// It ends no subscription but what a trigger has made.
	return {
		context,
		run: await startRun(context, { timeout: seconds * 1000 }, { maximumWait: seconds, effect: 'write' }),
	};
}

/** @throws Error naming the parameter that is wrong */
export async function readWanted(
	caller: TriggerCaller<IHookFunctions | IWebhookFunctions>,
): Promise<{ values: Values; wanted: Wanted }> {
	const { context } = caller;
	const values = await readValues(COMPILED, (name, fallback) => context.getNodeParameter(name, fallback), caller);
	const { ids, body } = values;
	return { values, wanted: { account: asText(ids.ad_account_id) ?? '', form: textOf(body.lead_form_id) } };
}

/** Makes the subscription. The key in the answer is not kept. */
export async function subscribe(caller: Caller, values: Values, url: string): Promise<Subscription> {
	const call = callOf(SUBSCRIBE, { ...values, body: { ...values.body, webhook_url: url } });
	return subscriptionOf((await request(caller, call)).body, asText(values.ids.ad_account_id) ?? '');
}

/** All subscriptions of an ad account. */
export async function subscriptionsOf(caller: Caller, account: string): Promise<Subscription[]> {
	const ids = { ad_account_id: account };
	const call: Call = { request: 'GET /ad_accounts/{ad_account_id}/leads/subscriptions', ids };
	const pages = await readPages(caller, call);
	return pages.flatMap(({ items }) => items.map((item) => subscriptionOf(item, account)));
}

/** A subscription as it is now, or undefined where it is gone. */
export async function readSubscription(
	caller: Caller,
	{ account, id }: Pick<Subscription, 'account' | 'id'>,
): Promise<Subscription | undefined> {
	const body = await unlessGone(async () => (await request(caller, callFor('GET', account, id))).body);
	return body === undefined ? undefined : subscriptionOf(body, account);
}

/**
 * The key that leads of a subscription are encrypted with, 32 bytes, or undefined where the subscription is gone.
 *
 * @throws Error when Pinterest names another way of encryption than the node knows
 */
export async function readKey(
	caller: Caller,
	{ account, id }: Pick<Subscription, 'account' | 'id'>,
): Promise<Buffer | undefined> {
	const answer = await unlessGone(async () => (await request(caller, callFor('GET', account, id))).body);
	if (answer === undefined) return undefined;
	const { cryptographic_key: text, cryptographic_algorithm: algorithm } = asObject(answer);
	const key = Buffer.from(typeof text === 'string' ? text : '', 'base64');
	const isKnown = typeof algorithm !== 'string' || /^AES[-_]?256[-_]?GCM$/i.test(algorithm);
	if (isKnown && key.length === 32) return key;
	throw new Error('Pinterest gave no key for AES-256-GCM with the subscription, so its leads can’t be read');
}

/** Ends a subscription, which may be gone already. */
export async function unsubscribe(
	caller: Caller,
	{ account, id }: Pick<Subscription, 'account' | 'id'>,
): Promise<void> {
	await unlessGone(async () => await request(caller, callFor('DELETE', account, id)));
}

/** The request that reads or ends a subscription. */
function callFor(method: 'GET' | 'DELETE', account: string, id: string): Call {
	const ids = { ad_account_id: account, subscription_id: id };
	return { request: `${method} /ad_accounts/{ad_account_id}/leads/subscriptions/{subscription_id}`, ids };
}

async function unlessGone<T>(ask: () => Promise<T>): Promise<T | undefined> {
	return await unlessStatus([404], ask, () => undefined);
}

function subscriptionOf(body: unknown, account: string): Subscription {
	const { id, lead_form_id: form, webhook_url: url } = asObject(body);
	return { id: asText(id) ?? '', account, form: textOf(form), url: asText(url) ?? '' };
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
