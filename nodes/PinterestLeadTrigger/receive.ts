/** What becomes of a delivery: leads, each once; or a refusal, so that Pinterest sends it again. */
import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { asObject, asText } from '../shared/api/json';
import { mayHoldLead } from './envelope';
import type { Keyed } from './keys';
import { rememberKeys } from './keys';
import { sealedLeads } from './leads';
import { MOST_LEADS, readDelivery } from './limits';
import { open } from './open';
import { leadIdOf, marksOf, remember, unseen } from './seen';

/** Pinterest sends again what was answered with 429 or 5xx; any other 4xx is final. Source: Pinterest's page about lead ads. */
const TRY_AGAIN = 503;
const TOO_LARGE = 413;

/**
 * Gives the leads of a delivery that were not given before, or none of them where one can't be read. n8n answers Pinterest when the
 * execution was created, so what Pinterest was told is received can't be lost.
 *
 * @throws NodeApiError when Pinterest does not give the key: n8n answers 500 and shows it as a failed execution
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const delivery = readDelivery(context);
	if ('tooMuch' in delivery) return refused(context, delivery.tooMuch, TOO_LARGE);
	const { body } = delivery;
	const sealed = sealedLeads(body);
	if (sealed.length > MOST_LEADS) return refused(context, `it holds more than ${MOST_LEADS} leads`, TOO_LARGE);
	const isLead = sealed.map(mayHoldLead);
	if (!isLead.includes(true)) return unverified(context, body, 'nothing in it can be an encrypted lead');
	if (isLead.includes(false)) return unverified(context, body, 'not all of its leads are encrypted ones');
	const { result, sealedKeys } = await open(context, sealed);
	const isTest = context.getMode() === 'manual';
	const state = context.getWorkflowStaticData('node');
	if (typeof result === 'string') return unverified(context, body, result, sealedKeys);
	const { leads, subscription, key } = result;
	const marks = marksOf(leads, key);
	const fresh = isTest ? new Set(marks) : unseen(state, marks);
	const items = leads
		.filter((_, at) => fresh.delete(marks[at] ?? ''))
		.map((lead) => ({ json: itemOf(lead, subscription) }));
	if (items.length === 0) {
		rememberKeys(state, sealedKeys);
		return { webhookResponse: { message: 'Received before' } };
	}
	return started(items, () => {
		rememberKeys(state, sealedKeys);
		if (!isTest) remember(state, marks);
	});
}

/**
 * Starts an execution.
 *
 * @param store changes static data. n8n asks for the answer when it has created the execution, and stores static data then. It takes
 *   what was changed before for unchanged.
 */
function started(items: INodeExecutionData[], store: () => void): IWebhookResponseData {
	return {
		workflowData: [items],
		get webhookResponse() {
			store();
			return { message: 'Received' };
		},
	};
}

/** Refuses a delivery that can't be trusted, or gives it marked as such where the user wants that. */
function unverified(
	context: IWebhookFunctions,
	body: unknown,
	reason: string,
	sealedKeys?: string,
): IWebhookResponseData {
	const store = () => rememberKeys(context.getWorkflowStaticData('node'), sealedKeys);
	const { unverified: wish } = asObject(context.getNodeParameter('options', {}));
	if (wish === 'raw') {
		const raw = Buffer.isBuffer(body) ? body.toString('base64') : typeof body === 'object' ? body : asText(body);
		return started([{ json: { verified: false, reason, received_at: now(), body: raw } }], store);
	}
	store();
	return refused(context, reason, TRY_AGAIN);
}

function refused(context: IWebhookFunctions, reason: string, status: number): IWebhookResponseData {
	context.logger.warn(`Pinterest Lead Trigger: a delivery was refused, since ${reason}`);
	const message = status === TOO_LARGE ? 'Not accepted: too large' : 'Not accepted: the lead could not be verified';
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** The lead as Pinterest tells it, under the facts by which a workflow tells leads apart. */
function itemOf(lead: IDataObject, { id, account, form }: Keyed['subscription']): IDataObject {
	return {
		verified: true,
		lead_id: leadIdOf(lead) ?? null,
		ad_account_id: account,
		lead_form_id: asText(lead.lead_form_id) ?? form ?? null,
		ad_id: asText(lead.ad_id) ?? null,
		campaign_id: asText(lead.campaign_id) ?? null,
		subscription_id: id,
		received_at: now(),
		lead,
	};
}

function now(): string {
	return new Date().toISOString();
}
