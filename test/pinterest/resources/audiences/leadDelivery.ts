import { setTimeout as sleep } from 'node:timers/promises';
import type { Listed } from '../../paging';
import { Refusal } from '../../row';
import type { Settings } from '../../settings';
import type { World } from '../../world';
import type { Ad } from '../ads/ads';
import { type Body, envelope, jsonBody, withSealedAnswers } from './leadEnvelopes';
import { leadForms, type LeadForm } from './leadForms';
import { subscriptions, subscriptionTo, type Subscription } from './leadSubscriptions';
import { nowSeconds } from './shared';

/** What a person, or a test of the form, answered. */
export interface Lead extends Listed {
	id: string;
	ad_account_id: string;
	lead_form_id: string;
	is_test: boolean;
	/** In the order of the form's questions. */
	answers: string[];
	created_time: number;
}

/** Leads on their way to a webhook: one, or the list of those that were taken at once. */
export interface Delivery {
	lead_ids: string[];
	subscription_id: string;
	/** When it was sent, and what was answered; 0 where nobody was. */
	attempts: Array<{ at: number; status: number }>;
	/** `gone`: the subscription ended meanwhile. `given up`: it was refused too often. */
	state: 'waiting' | 'sending' | 'delivered' | 'gone' | 'given up';
}

export const leads = (world: World) => world.store<Lead>('lead');

/** Deliveries, oldest first; a lead that is sent again has another one. */
export const deliveries = (world: World) => world.store<Delivery>('lead delivery');

/** Makes a lead of a form and sends it to whoever is subscribed. */
export function takeLead(world: World, settings: Settings, form: LeadForm, facts: LeadFacts): void {
	sendLeads(world, settings, [makeLead(world, form, facts).id]);
}

interface LeadFacts {
	answers: string[];
	isTest?: boolean;
}

function makeLead(world: World, form: LeadForm, { answers, isTest = false }: LeadFacts): Lead {
	const seq = world.nextSeq();
	const lead: Lead = {
		seq,
		id: world.newId('lead', seq),
		ad_account_id: form.ad_account_id,
		lead_form_id: form.id,
		is_test: isTest,
		answers,
		created_time: nowSeconds(),
	};
	leads(world).set(lead.id, lead);
	return lead;
}

/** Leads of a form as people would make them, for controls; answers are made up where none are given. */
export function takeLeads(
	world: World,
	settings: Settings,
	{ form: id, count = 1, answers }: { form: string; count?: number; answers?: string[] },
): string[] {
	const form = leadForms(world).get(id);
	if (!form) throw new Refusal(404, 4842, `There is no lead form ${id}.`);
	const ids = Array.from({ length: count }, () => {
		const madeUp = form.questions.map(({ question_type: type }, at) =>
			type === 'EMAIL' ? `person${world.nextSeq()}@mail.example` : `Answer ${at + 1}`,
		);
		return makeLead(world, form, { answers: answers ?? madeUp }).id;
	});
	if (settings.leadDelivery === 'list') sendLeads(world, settings, ids);
	else for (const id of ids) sendLeads(world, settings, [id]);
	return ids;
}

/** Sends leads of one form, once more where they were sent before: as if the answer had been lost. */
export function sendLeads(world: World, settings: Settings, ids: string[]): void {
	const sent = ids.flatMap((id) => leads(world).get(id) ?? []);
	const form = leadForms(world).get(sent[0]?.lead_form_id ?? '');
	const subscription = form && subscriptionTo(world, form);
	if (!subscription) return;
	const delivery: Delivery = { lead_ids: ids, subscription_id: subscription.id, attempts: [], state: 'waiting' };
	deliveries(world).set(String(world.nextSeq()), delivery);
	void deliver(world, settings, sent, subscription, delivery);
}

/** Sends until it is taken. Nothing leaves the machine: without a `webhookOrigin` a delivery waits for ever. */
async function deliver(
	world: World,
	settings: Settings,
	sent: Lead[],
	subscription: Subscription,
	delivery: Delivery,
): Promise<void> {
	for (let attempt = 1; settings.webhookOrigin !== undefined; attempt++) {
		// The same one: after a reset there may be another with its id.
		if (subscriptions(world).get(subscription.id) !== subscription) return void (delivery.state = 'gone');
		delivery.state = 'sending';
		const { webhook_url: url, cryptographic_key: key } = subscription;
		const { webhookOrigin, webhookAttempts, webhookRetryMs } = settings;
		const { type, content } = bodyOf(world, settings, sent, key);
		const { pathname, search } = new URL(url);
		const status = await post(`${webhookOrigin}${pathname}${search}`, type, content);
		delivery.attempts.push({ at: Date.now(), status });
		if (status >= 200 && status < 300) return void (delivery.state = 'delivered');
		if (attempt >= webhookAttempts) return void (delivery.state = 'given up');
		await sleep(webhookRetryMs, undefined, { ref: false });
	}
}

async function post(url: string, type: string, content: Buffer | string): Promise<number> {
	const signal = AbortSignal.timeout(30_000);
	try {
		const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: content, signal });
		await answer.arrayBuffer();
		return answer.status;
	} catch {
		return 0;
	}
}

function bodyOf(world: World, settings: Settings, sent: Lead[], key: string): Body {
	const { leadDelivery, leadEnvelope, leadIdsAreNumbers, leadNonceBytes } = settings;
	if (leadDelivery === 'whole') return envelope(view(world, sent[0]), key, leadEnvelope, leadNonceBytes);
	const list = sent.map((lead) => withSealedAnswers(idsOf(world, lead), answersOf(world, lead), key, leadNonceBytes));
	return jsonBody(leadDelivery === 'list' ? list : list[0], leadIdsAreNumbers);
}

/** What is told in clear. The lead is taken to be of the account's first ad. */
function idsOf(world: World, { id, ad_account_id, lead_form_id }: Lead): object {
	const ad = [...world.store<Ad>('ad').values()].find((one) => one.ad_account_id === ad_account_id);
	const ids = { ad_id: ad?.id ?? '', campaign_id: ad?.campaign_id ?? '' };
	return { advertiser_id: ad_account_id, lead_form_id, ...ids, lead_id: id };
}

/** What of a lead is told where all of it is encrypted. Its layout is not in the API description either. */
function view(world: World, lead: Lead): object {
	const { id, ad_account_id, lead_form_id, is_test, created_time } = lead;
	return {
		lead_id: id,
		...{ ad_account_id, lead_form_id, created_time, is_test },
		answers: answersOf(world, lead),
	};
}

function answersOf(world: World, { lead_form_id, answers }: Lead): object[] {
	const questions = leadForms(world).get(lead_form_id)?.questions ?? [];
	return questions.map(({ question_type, custom_question_label: label }, at) => ({
		question_type,
		question: label ?? question_type,
		answer: answers[at],
	}));
}
