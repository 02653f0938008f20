import { createHash } from 'node:crypto';
import { invalid } from '../../check';
import { page, type Listed, type PageQuery } from '../../paging';
import { row, type Call } from '../../row';
import type { AdAccount, World } from '../../world';
import type { LeadForm } from './leadForms';
import { adAccountFor, ownedBy } from './shared';

export interface Subscription extends Listed {
	id: string;
	ad_account_id: string;
	/** Null where it is to all forms of the ad account. */
	lead_form_id: string | null;
	webhook_url: string;
	user_account_id: string;
	api_version: string;
	cryptographic_algorithm: string;
	/** 32 bytes in base64. */
	cryptographic_key: string;
	/** Milliseconds since 1970. */
	created_time: number;
}

interface PostBody {
	lead_form_id?: string;
	webhook_url: string;
	partner_access_token?: string;
	partner_refresh_token?: string;
	partner_metadata?: { subscriber_key?: string };
}

export const subscriptions = (world: World) => world.store<Subscription>('lead subscription');

export const leadSubscriptionRows = [
	row<PageQuery>('GET /ad_accounts/{ad_account_id}/leads/subscriptions', {
		answer(call) {
			const { id } = administered(call);
			const keep = (subscription: Subscription) => subscription.ad_account_id === id;
			return { status: 200, body: page(call, [...subscriptions(call.world).values()], view, { keep }) };
		},
	}),
	row<object, PostBody>('POST /ad_accounts/{ad_account_id}/leads/subscriptions', {
		answer(call) {
			const { world, user, body } = call;
			const account = administered(call);
			const { webhook_url, lead_form_id = null } = body;
			if (!URL.canParse(webhook_url) || new URL(webhook_url).protocol !== 'https:')
				throw invalid("Body 'webhook_url' must be an https address.");
			const form = world.store<LeadForm>('lead form').get(lead_form_id ?? '');
			if (lead_form_id !== null && form?.ad_account_id !== account.id)
				throw invalid("Body 'lead_form_id' is not a lead form of this ad account.");
			for (const other of subscriptions(world).values())
				if (other.ad_account_id === account.id && other.lead_form_id === lead_form_id)
					throw invalid('There is a subscription for this ad account and lead form already.');
			const subscription = addSubscription(world, account.id, { lead_form_id, webhook_url, user_account_id: user.id });
			return { status: 200, body: view(subscription) };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/leads/subscriptions/{subscription_id}', {
		answer: (call) => ({ status: 200, body: view(subscriptionFor(call)) }),
	}),
	row('DELETE /ad_accounts/{ad_account_id}/leads/subscriptions/{subscription_id}', {
		answer(call) {
			subscriptions(call.world).delete(subscriptionFor(call).id);
			return { status: 204 };
		},
	}),
];

export function addSubscription(
	world: World,
	account: string,
	facts: Pick<Subscription, 'lead_form_id' | 'webhook_url' | 'user_account_id'> & { created_time?: number },
): Subscription {
	const seq = world.nextSeq();
	const id = world.newId('lead subscription', seq);
	const subscription: Subscription = {
		created_time: Date.now(),
		...facts,
		seq,
		id,
		ad_account_id: account,
		api_version: 'v5',
		cryptographic_algorithm: 'AES-256-GCM',
		cryptographic_key: createHash('sha256').update(`key of ${id}`).digest('base64'),
	};
	subscriptions(world).set(id, subscription);
	return subscription;
}

/** Who is told of a form's leads: those who asked for this form first, then those who asked for all of the ad account. */
export function subscriptionTo(world: World, form: LeadForm): Subscription | undefined {
	const own = [...subscriptions(world).values()].filter((each) => each.ad_account_id === form.ad_account_id);
	return own.find((each) => each.lead_form_id === form.id) ?? own.find((each) => each.lead_form_id === null);
}

/** Leads are personal data: only owners and administrators subscribe (403 for others). */
function administered(call: Pick<Call, 'world' | 'path' | 'user'>): AdAccount {
	return adAccountFor(call, ['OWNER', 'ADMIN']);
}

function subscriptionFor(call: Pick<Call, 'world' | 'path' | 'user'>): Subscription {
	const { id } = administered(call);
	return ownedBy(subscriptions(call.world).get(call.path.subscription_id), id, 'Subscription');
}

function view({ seq: _seq, ...subscription }: Subscription): Record<string, unknown> {
	return subscription;
}
