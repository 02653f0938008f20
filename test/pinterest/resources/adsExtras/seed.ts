import type { AdAccount, World } from '../../world';
import { addBillingProfile, addDiscount, offers } from './billing';
import { addInvoice } from './invoices';
import { addKeyword, type MatchType } from './keywords';
import { addLabel } from './labels';
import { addOrderLine } from './orderLines';
import { ofAccount, type Parent } from './parents';
import { addProductGroupPromotion } from './productGroupPromotions';
import { addPromotion } from './promotions';
import { addReportTemplate } from './reportTemplates';
import { addSchedule } from './schedules';
import { addInsertionOrder } from './ssio';
import { billTo, isEligible, partners, termsIds } from './ssioAccounts';
import { addTargetingTemplate } from './targetingTemplates';

const day = 86_400;
const start = Date.parse('2026-02-01T08:00:00Z') / 1000;
const words = ['linen throw', 'linen bedding', 'stoneware mug', 'oak side table', 'wool rug', 'paper lantern'];

/**
 * Fills each ad account: keywords, labels, promotions, templates, order lines, invoices and the rest. What belongs to campaigns and
 * ad groups is left out where there are none.
 */
export function seed(world: World): void {
	[...world.adAccounts.values()].forEach((account, at) => {
		seedKeywords(world, account.id);
		seedCampaigns(world, account.id);
		seedPromotions(world, account.id);
		seedTemplates(world, account);
		seedBilling(world, account, at);
	});
}

function seedKeywords(world: World, account: string): void {
	const add = (parent_id: string, parent_type: 'advertiser' | 'campaign' | 'ad_group', value: string, at: MatchType) =>
		addKeyword(world, { ad_account_id: account, parent_id, parent_type, value, match_type: at });
	for (const value of ['free', 'second hand', 'repair']) add(account, 'advertiser', value, 'PHRASE_NEGATIVE');
	for (const { id } of ofAccount(world, 'campaign', account).slice(0, 1)) add(id, 'campaign', 'jobs', 'EXACT_NEGATIVE');
	for (const { id } of ofAccount(world, 'ad group', account).slice(0, 1))
		words.forEach((value, at) => add(id, 'ad_group', value, (['BROAD', 'PHRASE', 'EXACT'] as const)[at % 3]));
}

/** Labels on campaigns, schedules of a campaign, product groups in an ad group. */
function seedCampaigns(world: World, account: string): void {
	const campaigns = ofAccount(world, 'campaign', account);
	const brand = addLabel(world, account, { label_type: 'BRAND', value: 'Hearth & Linen' });
	const season = addLabel(world, account, { label_type: 'CUSTOM', value: 'Spring 2026' });
	const old = addLabel(world, account, { label_type: 'CUSTOM', value: 'Winter 2025' });
	old.status = 'ARCHIVED';
	for (const { id } of campaigns.slice(0, 2)) for (const label of [brand, season]) label.campaign_ids.push(id);

	for (const { id: entity_id } of campaigns.slice(0, 1)) {
		const budget = { schedule_type: 'CAMPAIGN_BUDGET_CHANGE', schedule_action: 'INCREASE_BY_PERCENT' } as const;
		const times = { start_timestamp: start, end_timestamp: start + 3 * day };
		addSchedule(world, account, { entity_id, name: 'Weekend', ...budget, ...times, delta_value: '20' });
		addSchedule(world, account, {
			entity_id,
			name: 'Evening bids',
			schedule_type: 'CAMPAIGN_BID_MULTIPLIERS',
			delta_value: { gender_multipliers: { female: 1.2 }, placement_multipliers: { search: 1.1 } },
			start_timestamp: Date.parse('2099-01-01T00:00:00Z') / 1000,
		});
	}
	const shopping = ofAccount<Parent & { campaign_id?: string }>(world, 'ad group', account).filter(
		({ campaign_id: id }) =>
			world.store<{ objective_type?: string }>('campaign').get(id ?? '')?.objective_type === 'CATALOG_SALES',
	);
	for (const { id } of shopping.slice(0, 1)) {
		const group = { catalog_product_group_name: 'All products', catalog_product_group_id: '443727193917' };
		addProductGroupPromotion(world, account, id, { ...group, bid_in_micro_currency: 500_000 });
		const mugs = { definition: "*/product_type_0='ceramics'", relative_definition: "product_type_0='ceramics'" };
		addProductGroupPromotion(world, account, id, { ...mugs, included: false, status: 'PAUSED' });
	}
}

function seedPromotions(world: World, account: string): void {
	addPromotion(world, account, {
		promotion_title: 'Spring sale',
		promotion_type: 'SITEWIDE',
		promotion_code: 'SPRING',
		start_time: start,
		end_time: start + 30 * day,
		template_values: [{ percent: 15 }],
	});
	addPromotion(world, account, { promotion_title: 'Free shipping', promotion_type: 'FREE_SHIPPING' });
	addPromotion(world, account, {
		promotion_title: 'Imported',
		promotion_type: 'CUSTOM',
		platform_type: 'SHOPIFY',
		external_id: 'gid-4411',
		template_values: [{ custom_text: 'A candle with every order' }],
	});
}

function seedTemplates(world: World, { id: account, ownerId, country }: AdAccount): void {
	const LOCATION = [country];
	const templates = [
		addTargetingTemplate(world, account, {
			name: 'Home lovers',
			targeting_attributes: { LOCATION, INTEREST: ['925056443165'], MINIMUM_AGE: '25', MAXIMUM_AGE: '65+' },
			keywords: [{ match_type: 'BROAD', value: 'linen throw' }],
		}),
		addTargetingTemplate(world, account, {
			name: 'Phones only',
			targeting_attributes: { LOCATION, APPTYPE: ['iphone', 'android_mobile'] },
			auto_targeting_enabled: false,
		}),
	];
	for (const template of templates) Object.assign(template, { created_time: start, updated_time: start });

	const shared = { ad_account_id: account, user_id: ownerId, updated_time: start };
	const spend = ['SPEND_IN_DOLLAR', 'TOTAL_IMPRESSION', 'TOTAL_CLICKTHROUGH'];
	addReportTemplate(world, {
		...shared,
		name: 'Spend by campaign',
		report_level: 'CAMPAIGN',
		columns: ['CAMPAIGN_ID', 'CAMPAIGN_NAME', ...spend],
	});
	addReportTemplate(world, {
		...shared,
		name: 'Weekly ads',
		report_level: 'PIN_PROMOTION',
		granularity: 'WEEK',
		report_format: 'JSON',
		is_scheduled: true,
		columns: ['AD_ID', 'PIN_ID', ...spend],
	});
}

function seedBilling(world: World, account: AdAccount, at: number): void {
	for (const [number, purchase] of ['PO-1001', null].entries()) {
		addOrderLine(world, {
			ad_account_id: account.id,
			name: `Order line ${number + 1}`,
			budget: 5_000_000_000,
			paid_budget: number === 0 ? 5_000_000_000 : 0,
			paid_type: number === 0 ? 'PAID' : 'BONUS',
			purchase_order_id: purchase,
			start_time: start,
			end_time: number === 0 ? null : start + 90 * day,
			status: number === 0 ? 'ACTIVE' : 'PAUSED',
		});
	}
	if (isEligible(account)) {
		const order = addInsertionOrder(world, account, insertionOrder(account));
		Object.assign(order, { created: start * 1000, modified: start * 1000 });
	}

	const profile = { advertiser_id: account.id, billing_type: 'CREDIT_CARD' };
	addBillingProfile(world, { ...profile, card_type: 'VISA', payment_method_brand: 'VISA', status: 'VALID' });
	addBillingProfile(world, {
		...profile,
		card_type: 'MASTERCARD',
		payment_method_brand: 'MASTERCARD',
		status: 'DELETED',
	});

	const last = offers.find(({ isOver }) => isOver);
	if (last) addDiscount(world, account, last);
	for (let month = 1; month <= 5; month += 1) {
		const gross = (420 + month * 37 + at * 100) * 1_000_000;
		addInvoice(world, account, month, gross, { document_type: 'INVOICE', status: month < 5 ? 'CLOSED' : 'OPEN' });
	}
	addInvoice(world, account, 4, 60_000_000, { document_type: 'CREDIT_MEMO', status: 'CLOSED' });
}

/** An order the ad account can place. */
export function insertionOrder({ currency }: AdAccount) {
	const [billing, business] = billTo.addresses;
	return {
		accepted_terms_id: termsIds[0],
		accepted_terms_time: start,
		billing_contact_email: 'billing@hearthandlinen.example',
		billing_contact_firstname: 'Mara',
		billing_contact_lastname: 'Holm',
		billto_billing_address_id: billing.address_id,
		billto_business_address_id: business.address_id,
		billto_company_id: billTo.id,
		budget_amount: 2_000_000_000,
		currency_info: currency,
		end_date: '2026-06-30',
		media_contact_email: 'media@hearthandlinen.example',
		media_contact_firstname: 'Jo',
		media_contact_lastname: 'Lind',
		order_line_type: 'BUDGET' as const,
		order_name: 'First half of 2026',
		pmp_id: partners[0].id,
		po_number: 'PO-2001',
		start_date: '2026-02-01',
		user_email: 'ads@hearthandlinen.example',
	};
}
