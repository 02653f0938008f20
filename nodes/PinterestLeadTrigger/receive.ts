/** What becomes of a delivery: leads, each once; or a refusal, so that Pinterest sends it again. */
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { asList, asObject, asText, isObject } from '../shared/api/json';
import { nodeError } from '../shared/run/items';
import { kindOf } from './address';
import { mayHoldLead, openEnvelope, parsedJson } from './envelope';
import { storedIn } from './lifecycle';
import { leadIdOf, markOf, remember, unseen } from './seen';
import type { Subscription, TriggerCaller } from './subscription';
import { callerOf, readKey, readWanted, subscriptionsOf } from './subscription';

/** Pinterest waits for the answer. */
const PATIENCE_SECONDS = 4;

/** Senders repeat what was answered with 5xx; many take a 4xx for final. */
const TRY_AGAIN = 503;

/**
 * Gives the leads of a delivery that were not given before. n8n answers Pinterest when the execution was created, so what
 * Pinterest was told is received can't be lost.
 *
 * @throws NodeApiError when Pinterest does not give the key: n8n answers 500 and shows it as a failed execution
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = bodyOf(context);
	if (!mayHoldLead(body)) return unverified(context, body, 'nothing in it can be an encrypted lead');
	const opened = await open(context, body);
	if (typeof opened === 'string') return unverified(context, body, opened);
	const { leads, subscription, key } = opened;
	const marked = leads.map((lead) => ({ lead, mark: markOf(lead, key) }));
	const marks = marked.map(({ mark }) => mark);
	const isTest = context.getMode() === 'manual';
	const state = context.getWorkflowStaticData('node');
	const fresh = isTest ? new Set(marks) : unseen(state, marks);
	const items = marked
		.filter(({ mark }) => fresh.delete(mark))
		.map(({ lead }) => ({ json: itemOf(lead, subscription) }));
	if (items.length === 0) return { webhookResponse: { message: 'Received before' } };
	return {
		workflowData: [items],
		// n8n asks for this when it has created the execution, and stores static data then. It takes what was changed before for unchanged.
		get webhookResponse() {
			if (!isTest) remember(state, marks);
			return { message: 'Received' };
		},
	};
}

interface Opened {
	leads: IDataObject[];
	subscription: Subscription;
	key: Buffer;
}

/** The leads of a delivery, or why they can't be trusted. */
async function open(context: IWebhookFunctions, body: unknown): Promise<Opened | string> {
	try {
		const caller = await callerOf(context, PATIENCE_SECONDS);
		for await (const subscription of candidates(caller)) {
			const key = await readKey(caller, subscription);
			if (!key) continue;
			const text = openEnvelope(body, key);
			return text === undefined
				? 'it does not authenticate with the key of the subscription'
				: { leads: leadsIn(text), subscription, key };
		}
		return 'the subscription is gone';
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
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

/** Refuses a delivery that can't be trusted, or gives it marked as such where the user wants that. */
function unverified(context: IWebhookFunctions, body: unknown, reason: string): IWebhookResponseData {
	const { unverified: wish } = asObject(context.getNodeParameter('options', {}));
	if (wish === 'raw') {
		const raw = Buffer.isBuffer(body) ? body.toString('base64') : typeof body === 'object' ? body : asText(body);
		return { workflowData: [[{ json: { verified: false, reason, received_at: now(), body: raw } }]] };
	}
	context.logger.warn(`Pinterest Lead Trigger: a delivery was refused, since ${reason}`);
	context.getResponseObject().status(TRY_AGAIN).json({ message: 'Not accepted: the lead could not be verified' });
	return { noWebhookResponse: true };
}

/** The lead as Pinterest tells it, under the facts by which a workflow tells leads apart. */
function itemOf(lead: IDataObject, { id, account, form }: Subscription): IDataObject {
	return {
		verified: true,
		lead_id: leadIdOf(lead) ?? null,
		ad_account_id: account,
		lead_form_id: lead.lead_form_id ?? form ?? null,
		subscription_id: id,
		received_at: now(),
		lead,
	};
}

/** A delivery holds a lead or a list of them. */
function leadsIn(text: string): IDataObject[] {
	const content = parsedJson(text);
	const list = Array.isArray(content) ? asList(content) : [content ?? text];
	return list.map((one) => (isObject(one) ? one : { text: asText(one) ?? JSON.stringify(one) }));
}

/** What n8n parsed; the bytes where it did not know how to. */
function bodyOf(context: IWebhookFunctions): unknown {
	const body: unknown = context.getBodyData();
	const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
	const { rawBody } = asObject(context.getRequestObject());
	return (body === undefined || isEmpty) && Buffer.isBuffer(rawBody) ? rawBody : body;
}

function now(): string {
	return new Date().toISOString();
}
