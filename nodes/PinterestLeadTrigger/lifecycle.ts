/** The subscription behind an active workflow: found, made and ended as n8n asks for it. */
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { statusOf } from '../shared/api/errors';
import { asObject, asText, isObject } from '../shared/api/json';
import type { Caller } from '../shared/api/request';
import { parsePublicHttps } from '../shared/fields/publicHttps';
import { nodeError } from '../shared/run/items';
import { kindOf } from './address';
import type { Subscription, TriggerCaller, Wanted } from './subscription';
import { callerOf, readSubscription, readWanted, subscribe, subscriptionsOf, unsubscribe } from './subscription';

/** A person waits for the workflow to be activated. */
const PATIENCE_SECONDS = 30;

/**
 * Whether the subscription is there already. What is left of an earlier one of this node is taken away, so that `create` can
 * make it anew: Pinterest takes one for each ad account and form.
 *
 * @throws NodeOperationError when n8n's address can't be reached by Pinterest, or somebody else has the subscription
 */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const url = publicAddress(context);
	const caller = await callerOf(context, PATIENCE_SECONDS);
	const { wanted } = await readWanted(caller);
	const state = context.getWorkflowStaticData('node');
	try {
		if (await isAsStored(caller, state, wanted, url)) return true;
		return await isListed(caller, state, wanted, url);
	} catch (error) {
		if (!isTemporary(error) || !isStoredFor(state, wanted, url)) throw nodeError(context.getNode(), error);
		// n8n would end the subscription because it could not be looked at, and leads would be lost meanwhile.
		context.logger.warn(
			'Pinterest Lead Trigger: Pinterest could not be asked for the subscription; it is left as it is',
		);
		return true;
	}
}

/** @throws NodeApiError when Pinterest refuses */
export async function makeSubscription(context: IHookFunctions): Promise<boolean> {
	const url = publicAddress(context);
	const caller = await callerOf(context, PATIENCE_SECONDS);
	const { values } = await readWanted(caller);
	store(context.getWorkflowStaticData('node'), await subscribe(caller, values, url));
	return true;
}

/**
 * Ends the subscription, which may be gone already. n8n repeats this when it fails and then says so; what was not ended is found when
 * the workflow is activated again.
 *
 * @throws NodeApiError when Pinterest does not end it
 */
export async function endSubscription(context: IHookFunctions): Promise<boolean> {
	try {
		const caller = await callerOf(context, PATIENCE_SECONDS);
		const state = context.getWorkflowStaticData('node');
		const stored = storedIn(state);
		const isOwn = ({ url }: Subscription) => kindOf(url, addressOf(context), context.getNode()) === 'own';
		if (stored && isOwn(stored)) {
			await unsubscribe(caller, stored);
			forget(state);
			return true;
		}
		const { wanted } = await readWanted(caller);
		for (const one of (await subscriptionsOf(caller, wanted.account)).filter(isOwn)) await unsubscribe(caller, one);
		if (!stored) forget(state);
		return true;
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

/** The subscription that static data names. */
export function storedIn(state: IDataObject): Subscription | undefined {
	if (!isObject(state.subscription)) return undefined;
	const { id, account, form, url } = state.subscription;
	return { id: asText(id) ?? '', account: asText(account) ?? '', form: asText(form), url: asText(url) ?? '' };
}

function store(state: IDataObject, { id, account, form, url }: Subscription): void {
	state.subscription = { id, account, form, url };
}

/** The keys that a delivery left go with the subscription. */
function forget(state: IDataObject): void {
	delete state.subscription;
	delete state.sealedKeys;
}

/** Looks at the subscription that was stored; ends it where it is not what is wanted any more. */
async function isAsStored(caller: Caller, state: IDataObject, wanted: Wanted, url: string): Promise<boolean> {
	const stored = storedIn(state);
	// While the workflow is active a test sees what the active one stored, which is none of its business.
	if (!stored || kindOf(stored.url, url, caller.context.getNode()) !== 'own') return false;
	const found = await readSubscription(caller, stored);
	if (found && isWanted(found, wanted) && found.url === url) return true;
	if (found) await unsubscribe(caller, found);
	forget(state);
	return false;
}

/** Looks through the account's subscriptions for the one in the place of the wanted one. */
async function isListed(
	caller: TriggerCaller<IHookFunctions>,
	state: IDataObject,
	wanted: Wanted,
	url: string,
): Promise<boolean> {
	const { context } = caller;
	const found = (await subscriptionsOf(caller, wanted.account)).find((one) => isWanted(one, wanted));
	if (!found) return false;
	if (found.url === url) {
		store(state, found);
		return true;
	}
	const kind = kindOf(found.url, url, context.getNode());
	const isTest = context.getMode() === 'manual';
	const { replaceOther } = asObject(context.getNodeParameter('options', {}));
	if (kind === 'sibling' && isTest) throw new Error(ACTIVE);
	if (kind === 'foreign' && !replaceOther) throw taken(found);
	await unsubscribe(caller, found);
	return false;
}

const ACTIVE =
	'The active workflow has the subscription, and Pinterest takes one for each ad account and form. Unpublish the workflow to test it here, or send a test lead to the active one with Pinterest Audiences → Lead Form: Test';

function taken({ url, form }: Subscription): Error {
	const what = form ? 'this lead form' : 'all forms of this ad account';
	const host = URL.canParse(url) ? new URL(url).host : 'another address';
	return Object.assign(new Error(`The leads of ${what} are sent to ${host} already`), {
		description:
			'Pinterest takes one subscription for each ad account and form. End the other one where it was made, or with Pinterest Audiences → Lead Subscription: Delete, or turn on "Replace Other Subscription".',
	});
}

function isWanted(one: Subscription, { account, form }: Wanted): boolean {
	return one.account === account && one.form === form;
}

/** Without an answer of Pinterest's, the subscription that was stored is taken to be there still. */
function isStoredFor(state: IDataObject, wanted: Wanted, url: string): boolean {
	const stored = storedIn(state);
	return stored !== undefined && isWanted(stored, wanted) && stored.url === url;
}

function isTemporary(error: unknown): boolean {
	const status = statusOf(error);
	return error instanceof NodeApiError && (status === undefined || status === 429 || status >= 500);
}

function addressOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/** @throws NodeOperationError unless Pinterest can send leads to the address that n8n has from outside */
function publicAddress(context: IHookFunctions): string {
	try {
		return parsePublicHttps(addressOf(context));
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'is not usable';
		throw new NodeOperationError(context.getNode(), `n8n’s webhook address ${reason}`, {
			description:
				'Set the environment variable WEBHOOK_URL of n8n to the public https address that it has from outside, restart n8n and activate the workflow again.',
		});
	}
}
