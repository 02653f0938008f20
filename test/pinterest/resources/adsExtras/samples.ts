import type { Sample } from '../../samples';
import type { Parent } from './parents';
import type { InsertionOrder } from './ssio';
import { insertionOrder } from './seed';

/** One call or more of each row, every shape of answer that the description has. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const [adAccount] = world.adAccounts.values();
	const account = { ad_account_id: adAccount.id };
	const first = (kind: string) => [...world.store<Parent>(kind).values()][0].id;
	const campaign = first('campaign');
	const adGroup = first('ad group');

	await check('keywords/get', account, '?page_size=2');
	await check('keywords/get', account, `?ad_group_ids=${adGroup}&match_types=BROAD&match_types=EXACT`);
	const words = [{ match_type: 'BROAD', value: 'linen' }];
	await check('keywords/create', account, '', { parent_id: adGroup, keywords: words });
	await check('keywords/update', account, '', { keywords: [{ id: first('keyword'), archived: true, bid: null }] });
	await check('country_keywords_metrics/get', account, '?country_code=US&keywords=linen,mug');

	await check('labels/list', account, '?label_types=BRAND&entity_statuses=ACTIVE');
	await check('labels/create', account, '', {
		labels: [
			{ label_type: 'CUSTOM', value: 'New' },
			{ label_type: 'CUSTOM', value: ' ' },
		],
	});
	const label_id = [...world.store<Parent>('label').keys()].pop() as string;
	const entity_ids = [campaign, '1'];
	await check('labels/apply', { ...account, label_id }, '', { entity_ids });
	await check('labels/remove', { ...account, label_id }, '', { entity_ids });
	await check('labels/update', account, '', {
		labels: [{ id: label_id, status: 'ARCHIVED', value: 'Newer' }, { id: '1' }],
	});

	const promotion = { promotion_title: 'New', promotion_type: 'FIXED' };
	await check('promotions/create', account, '', [promotion, { ...promotion, promotion_title: '' }]);
	const promotion_id = [...world.store('promotion').keys()].pop() as string;
	await check('promotions/list', account, '?order=ASCENDING');
	await check('promotions/get', { ...account, promotion_id }, '');
	await check('promotions/update', account, '', [{ id: promotion_id, promotion_code: 'X' }, { id: '1' }]);
	await check('promotions/delete', { ...account, promotion_id }, '');

	const groups = [{ catalog_product_group_id: '1', creative_type: 'REGULAR' }, {}];
	const body = { ad_group_id: adGroup, product_group_promotion: groups };
	await check('product_group_promotions/create', account, '', body);
	const group = [...world.store('product group promotion').keys()].pop() as string;
	const change = { ad_group_id: adGroup, product_group_promotion: [{ id: group, status: 'PAUSED' }, { id: '1' }] };
	await check('product_group_promotions/update', account, '', change);
	await check('product_group_promotions/list', account, `?ad_group_id=${adGroup}`);
	await check('product_group_promotions/get', { ...account, product_group_promotion_id: group }, '');

	const schedule = { entity_id: campaign, schedule_type: 'CAMPAIGN_BID_MULTIPLIERS', delta_value: {} };
	await check('schedules/create', account, '', [schedule, { entity_id: '1' }]);
	const id = [...world.store('schedule').keys()].pop() as string;
	const ids = { id, schedule_id: id };
	await check('schedules/update', account, '', [
		{ ...ids, name: 'N' },
		{ id: '1', schedule_id: '1' },
	]);
	await check('schedules/list', account, `?entity_ids=${campaign}`);

	const targeting_attributes = { LOCATION: ['US'] };
	const template = await check('targeting_template/create', account, '', { name: 'New', targeting_attributes });
	await check('targeting_template/list', account, '?include_sizing=true&search_query=new');
	const { id: templateId } = template as { id: string };
	const update = { id: templateId, operation_type: 'UPDATE', targeting_attributes };
	await check('targeting_template/update', account, '', update);
	await check('templates/list', account, '');

	await check('order_lines/list', account, '?page_size=1');
	await check('order_lines/get', { ...account, order_line_id: first('order line') }, '');
	await check('billing_profiles/get', account, '?is_active=false');
	await check('billing_invoices/get', account, '?sort=TOTAL_AMOUNT&order=ASCENDING&start_due_date=2026-01-01');
	await check('billing_invoice_download/get', { ...account, billing_invoice_id: first('invoice') }, '');
	await check('ads_credits_discounts/get', account, '');
	const offerCodeHash = '0'.repeat(64);
	await check('ads_credit/redeem', account, '', { offerCodeHash, validateOnly: true });

	await check('ssio_accounts/get', account, '');
	await check('ssio_insertion_order/create', account, '', insertionOrder(adAccount));
	const [{ pin_order_id, salesforce_order_line_id }] = world.store<InsertionOrder>('insertion order').values();
	const edit = { salesforce_order_line_id, budget_amount: 1_000_000 };
	await check('ssio_insertion_order/edit', account, '', edit);
	await check('ssio_insertion_orders_status/get_by_ad_account', account, '');
	await check('ssio_insertion_orders_status/get_by_pin_order_id', { ...account, pin_order_id }, '');
	await check('ssio_order_lines/get_by_ad_account', account, '');
	await check('terms_of_service/get', account, '?include_html=true');

	await check('ad_account_countries/get', {}, '');
	await check('delivery_metrics/get', {}, '');
	await check('metrics_ready_state/get', {}, '?date=2026-01-01');
	await check('lead_form_questions/get', {}, '');
	for (const targeting_type of ['APPTYPE', 'LOCATION', 'INTEREST', 'KEYWORD', 'AUDIENCE_INCLUDE'])
		await check('targeting_options/get', { targeting_type }, `?ad_account_id=${adAccount.id}`);
	await check('interest_targeting_options/get', { interest_id: '925056443165' }, '');
};
