import { setTimeout as sleep } from 'node:timers/promises';
import type { Listed } from '../../paging';
import { Refusal } from '../../row';
import type { Settings } from '../../settings';
import type { World } from '../../world';
import { envelope } from './leadEnvelopes';
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

/** A lead on its way to a webhook. */
export interface Delivery {
	lead_id: string;
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
export function takeLead(
	world: World,
	settings: Settings,
	form: LeadForm,
	{ answers, isTest = false }: { answers: string[]; isTest?: boolean },
): Lead {
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
	sendLead(world, settings, lead.id);
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
	return Array.from({ length: count }, () => {
		const madeUp = form.questions.map(({ question_type: type }, at) =>
			type === 'EMAIL' ? `person${world.nextSeq()}@mail.example` : `Answer ${at + 1}`,
		);
		return takeLead(world, settings, form, { answers: answers ?? madeUp }).id;
	});
}

/** Sends a lead, once more where it was sent before: as if the answer had been lost. */
export function sendLead(world: World, settings: Settings, leadId: string): void {
	const lead = leads(world).get(leadId);
	const form = leadForms(world).get(lead?.lead_form_id ?? '');
	const subscription = form && subscriptionTo(world, form);
	if (!lead || !subscription) return;
	const delivery: Delivery = { lead_id: lead.id, subscription_id: subscription.id, attempts: [], state: 'waiting' };
	deliveries(world).set(String(world.nextSeq()), delivery);
	void deliver(world, settings, lead, subscription, delivery);
}

/** Sends until it is taken. Nothing leaves the machine: without a `webhookOrigin` a delivery waits for ever. */
async function deliver(
	world: World,
	settings: Settings,
	lead: Lead,
	subscription: Subscription,
	delivery: Delivery,
): Promise<void> {
	for (let attempt = 1; settings.webhookOrigin !== undefined; attempt++) {
		// The same one: after a reset there may be another with its id.
		if (subscriptions(world).get(subscription.id) !== subscription) return void (delivery.state = 'gone');
		delivery.state = 'sending';
		const { webhook_url: url, cryptographic_key: key } = subscription;
		const { leadEnvelope, leadNonceBytes, webhookOrigin, webhookAttempts, webhookRetryMs } = settings;
		const { type, content } = envelope(view(world, lead), key, leadEnvelope, leadNonceBytes);
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

/** What of a lead is told. Its layout is not in the API description either. */
function view(world: World, { id, ad_account_id, lead_form_id, is_test, answers, created_time }: Lead): object {
	const questions = leadForms(world).get(lead_form_id)?.questions ?? [];
	return {
		lead_id: id,
		...{ ad_account_id, lead_form_id, created_time, is_test },
		answers: questions.map(({ question_type, custom_question_label: label }, at) => ({
			question_type,
			question: label ?? question_type,
			answer: answers[at],
		})),
	};
}
