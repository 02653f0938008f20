import type { Sample } from '../../samples';
import { dayAfter, today } from './windows';

/** One call or more of each row, for the comparison with the API description. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const [ad_account_id] = world.adAccounts.keys();
	const first = (kind: string, owner = ad_account_id) => {
		for (const [id, { ad_account_id: account, status }] of world.store<{ ad_account_id: string; status: string }>(kind))
			if (account === owner && status === 'ACTIVE') return id;
		throw new Error(`No ${kind} to begin with`);
	};
	const [campaign, adGroup, ad] = ['campaign', 'ad group', 'ad'].map((kind) => first(kind));
	const [pin] = [...world.store<{ pin_id: string; id: string }>('ad').values()].filter(({ id }) => id === ad);
	const account = { ad_account_id };
	const dates = { start_date: dayAfter(today(), -20), end_date: today() };
	const columns = 'SPEND_IN_DOLLAR,CTR,TOTAL_CHECKOUT,CAMPAIGN_NAME';
	const day = `?${new URLSearchParams({ ...dates, columns, granularity: 'DAY' }).toString()}`;
	const total = day.replace('DAY', 'TOTAL');
	await check('ad_account/analytics', account, day.replace('DAY', 'WEEK'));
	await check('campaigns/analytics', account, `${total}&campaign_ids=${campaign}&aggregate_report_rows=true`);
	await check('ad_groups/analytics', account, `${day}&ad_group_ids=${adGroup}`);
	await check('ads/analytics', account, `${day}&ad_ids=${ad}`);
	await check('ad_pins/analytics', account, `${day}&campaign_id=${campaign}&pin_ids=${pin.pin_id}`);
	await check('product_groups/analytics', account, `${day}&product_group_ids=${first('product group promotion')}`);
	const split = `${total}&targeting_types=GENDER,LOCATION,AGE_BUCKET_AND_GENDER`;
	await check('ad_account_targeting_analytics/get', account, split);
	await check('campaign_targeting_analytics/get', account, `${split}&campaign_ids=${campaign}`);
	await check('ad_groups_targeting_analytics/get', account, `${split}&ad_group_ids=${adGroup}&sort_columns=CTR`);
	await check('ad_targeting_analytics/get', account, `${split}&ad_ids=${ad}`);

	const read = async (id: string, { token }: Record<string, unknown>) =>
		await check(id, account, `?token=${encodeURIComponent(String(token))}`);
	const report = { ...dates, granularity: 'DAY', level: 'CAMPAIGN', columns: ['SPEND_IN_DOLLAR'] };
	await read('analytics/get_report', await check('analytics/create_report', account, '', report));
	await read('analytics/get_report', { token: 'none' });
	const mmm = { ...report, report_name: 'Mix', level: 'CAMPAIGN_TARGETING', targeting_types: ['COUNTRY'] };
	await read('analytics/get_mmm_report', await check('analytics/create_mmm_report', account, '', mmm));
	const bought = { ...dates, report_name: 'Bought', granularity: 'WEEK', level: 'CAMPAIGN', columns: ['CAMPAIGN_ID'] };
	const made = await check('analytics/create_conversion_product_report', account, '', bought);
	await read('analytics/get_conversion_product_report', made);
	const [template_id] = world.store('template').keys();
	await check('analytics/create_template_report', { ...account, template_id }, '?granularity=WEEK');

	const { request_id } = await check('bulk_download/create', account, '', { entity_types: ['CAMPAIGN', 'KEYWORD'] });
	await check('bulk_request/get', { ...account, bulk_request_id: String(request_id) }, '');
	const update = { campaigns: [{ id: campaign, ad_account_id, name: 'Renamed' }] };
	const upsert = await check('bulk_upsert/create', account, '', { update });
	const ids = { ...account, bulk_request_id: String(upsert.request_id) };
	await check('bulk_request/get', ids, '?include_details=true');
};
