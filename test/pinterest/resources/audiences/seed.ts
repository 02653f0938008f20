import type { AdAccount, World } from '../../world';
import { firstTag } from './audienceRule';
import { share } from './audienceShares';
import { addAudience } from './audienceStore';
import { addCustomerList } from './customerListStore';
import { addSegment } from './customerSegments';
import type { Ad } from '../ads/ads';
import { addLeadForm, type LeadForm } from './leadForms';
import { addSubscription } from './leadSubscriptions';

const day = 24 * 3600;
const start = Date.parse('2026-02-05T10:00:00Z') / 1000;

/** Lists, audiences, segments, forms and a subscription in the shop's first ad account; one audience and form in each other. */
export function seed(world: World): void {
	const accounts = [...world.adAccounts.values()];
	const firsts = accounts.map((account, at) => (at === 0 ? seedShop(world, account) : seedOther(world, account)));
	const [own, other, ofClient] = accounts;
	const [engaged, , clients] = firsts;
	share(world, engaged, 'AD_ACCOUNT', other.id, start + 20 * day);
	share(world, engaged, 'BUSINESS_ACCOUNT', ofClient.ownerId, start + 21 * day);
	share(world, clients, 'BUSINESS_ACCOUNT', own.ownerId, start + 22 * day);
	share(world, clients, 'AD_ACCOUNT', own.id, start + 23 * day);
}

/** Gives the id of the audience that others may use. */
function seedShop(world: World, { id }: AdAccount): string {
	const readers = seedList(world, id, 'Newsletter readers', 240);
	seedList(world, id, 'Best customers', 42);
	const buyers = seedList(world, id, 'Bought in the last year', 180, true);
	const engaged = seedEngaged(world, id, 'hearthandlinen.example', start + day);
	addAudience(world, id, {
		name: 'Visitors of the shop',
		audience_type: 'VISITOR',
		description: 'Looked at a product',
		created_timestamp: start + 2 * day,
		rule: {
			// The tags are seeded later.
			get visitor_source_id() {
				return firstTag(world, id);
			},
			event: 'pagevisit',
			prefill: true,
			retention_days: 90,
		},
	});
	const people = (name: string, list: string, created: number) =>
		addAudience(world, id, {
			name,
			audience_type: 'CUSTOMER_LIST',
			created_timestamp: created,
			rule: { customer_list_id: list },
		}).id;
	const read = people('Readers', readers, start + 3 * day);
	const bought = people('Buyers', buyers, start + 4 * day);
	addAudience(world, id, {
		name: 'Like our readers',
		audience_type: 'ACTALIKE',
		created_timestamp: start + 6 * day,
		rule: { seed_id: [read], country: 'GB', percentage: 3 },
	});
	addSegment(world, id, 'Known people', [read, bought], start + 7 * day);
	addSegment(world, id, 'Warm', [engaged], start + 8 * day);
	askWith(world, addLeadForm(world, id, { ...form('Catalogue by post', 'ACTIVE'), created_time: start + 9 * day }));
	const fair = addLeadForm(world, id, { ...form('Trade fair', 'DRAFT'), created_time: start + 10 * day });
	addSubscription(world, id, {
		lead_form_id: fair.id,
		webhook_url: 'https://crm.hearthandlinen.example/leads',
		user_account_id: world.adAccounts.get(id)?.ownerId ?? '',
		created_time: (start + 11 * day) * 1000,
	});
	return engaged;
}

function seedOther(world: World, { id, ownerId }: AdAccount): string {
	const verified = world.accounts.get(ownerId)?.websites.find(({ verifiedAt }) => verifiedAt !== undefined);
	askWith(world, addLeadForm(world, id, { ...form('Callback', 'ACTIVE'), created_time: start + 12 * day }));
	return seedEngaged(world, id, verified?.website ?? '', start + 13 * day);
}

function seedEngaged(world: World, account: string, domain: string, created: number): string {
	return addAudience(world, account, {
		name: 'Saved our Pins',
		audience_type: 'ENGAGEMENT',
		created_timestamp: created,
		rule: { engagement_domain: [domain], engagement_type: 'save', retention_days: 180 },
	}).id;
}

function seedList(world: World, account: string, name: string, count: number, isNca = false): string {
	const members = Array.from({ length: count }, (_, at) => `${name.length}${at}`.padStart(64, '0'));
	return addCustomerList(world, account, {
		name,
		is_nca: isNca,
		members: new Set(members),
		num_batches: 1,
		num_uploaded_user_records: count,
		created_time: start,
	}).id;
}

/** Has the ads that are drafts show the form. */
function askWith(world: World, { id, ad_account_id: account }: LeadForm): void {
	for (const ad of world.store<Ad & { lead_form_id?: string }>('ad').values())
		if (ad.ad_account_id === account && ad.status === 'DRAFT') ad.lead_form_id = id;
}

function form(name: string, status: 'ACTIVE' | 'DRAFT') {
	return {
		name,
		status,
		privacy_policy_link: 'https://hearthandlinen.example/privacy',
		has_accepted_terms: true,
		completion_message: 'Thank you. We will write to you within two days.',
		questions: [
			{ question_type: 'FULL_NAME' as const },
			{ question_type: 'EMAIL' as const },
			{
				question_type: 'CUSTOM' as const,
				custom_question_field_type: 'TEXT_FIELD' as const,
				custom_question_label: 'What are you looking for?',
			},
		],
	};
}
