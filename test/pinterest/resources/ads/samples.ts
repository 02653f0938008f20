import type { SimulatedPinterest } from '../../index';
import type { Sample } from '../../samples';
import type { Ad } from './ads';
import type { AdGroup } from './adGroups';
import type { Campaign } from './campaigns';

/** One call or more of each row, every shape of answer: done, refused, and both in one batch. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const [ad_account_id] = world.adAccounts.keys();
	const account = { ad_account_id };
	const [campaign] = world.store<Campaign>('campaign').values();
	const [adGroup] = world.store<AdGroup>('ad group').values();
	const [ad] = world.store<Ad>('ad').values();
	const all = '?entity_statuses=ACTIVE&entity_statuses=PAUSED&entity_statuses=ARCHIVED&entity_statuses=DRAFT';

	await check('campaigns/list', account, `${all}&entity_statuses=DELETED_DRAFT&order=ASCENDING`);
	await check('campaigns/get', { ...account, campaign_id: campaign.id }, '');
	const named = { name: 'A', objective_type: 'AWARENESS' };
	await check('campaigns/create', account, '', [named, { ...named, daily_spend_cap: 1, lifetime_spend_cap: 1 }]);
	const bids = { update_mask: ['PLACEMENT'], placement_multipliers: { SEARCH: 1.2 } };
	await check('campaigns/update', account, '', [{ id: campaign.id, bid_options: bids }, { id: '1' }]);

	await check('ad_groups/list', account, `${all}&translate_interests_to_names=true`);
	await check('ad_groups/get', { ...account, ad_group_id: adGroup.id }, '');
	const group = {
		name: 'A',
		campaign_id: campaign.id,
		billable_event: 'IMPRESSION',
		bid_in_micro_currency: 1_000_000,
		budget_in_micro_currency: 5_000_000,
		targeting_spec: { LOCATION: ['DE'] },
	};
	await check('ad_groups/create', account, '', [group, { ...group, budget_type: 'CBO_ADGROUP' }]);
	await check('ad_groups/update', account, '', [{ id: adGroup.id, name: 'B' }, { id: '1' }]);

	await check('ads/list', account, all);
	await check('ads/get', { ...account, ad_id: ad.id }, '');
	const { ad_group_id, creative_type, pin_id } = ad;
	await check('ads/create', account, '', [
		{ ad_group_id, creative_type, pin_id },
		{ ad_group_id, creative_type, pin_id: '1' },
	]);
	await check('ads/update', account, '', [{ id: ad.id, status: 'PAUSED' }, { id: '1' }]);

	await check('ad_accounts/create', {}, '', {
		name: 'Third',
		country: 'FR',
		currency: 'EUR',
		time_zone: 'Europe/Paris',
	});
	await check('ad_accounts/get', account, '');
	await onSandbox(pinterest, async () => {
		const [sandboxed] = pinterest.worlds.sandbox.adAccounts.keys();
		await check('sandbox/delete', { ad_account_id: sandboxed }, '');
	});

	const targeting_spec = { LOCATION: ['DE'], MINIMUM_AGE: '25', MAXIMUM_AGE: '65+' };
	const keywords = [{ match_type: 'BROAD', value: 'linen' }];
	await check('ad_groups/audience_sizing', account, '', { targeting_spec, keywords });
	const bid_floor_specs = [{ billable_event: 'CLICKTHROUGH', currency: 'EUR' }];
	await check('ad_groups_bid_floor/get', account, '', { bid_floor_specs });
	const planned = { ad_groups: [{ targeting_spec }], objective_type: 'CONSIDERATION', start_date: '2026-09-01' };
	const budget = { budget_duration_type: 'LIFETIME', lifetime_spend_cap: 900_000_000, end_date: '2026-10-01' };
	await check('get_campaign_delivery_estimates', account, '', [{ ...planned, ...budget }]);
	const daily = { budget_duration_type: 'FIXED_DAILY', daily_spend_cap: 0 };
	await check('get_campaign_delivery_estimates', account, '', [{ ...planned, ...daily }]);
	adGroup.promotion_ids = ['5'];
	await check('get_ad_groups_by_promotion_ids/list', account, '?promotion_ids=5');

	const group_of = { ...account, ad_group_id };
	const { request_id, upload_url } = await check('ad_groups_dynamic_titles/get_upload_url', group_of, '');
	await check('ad_groups_dynamic_titles/process_csv', group_of, '', { request_id });
	await fetch(String(upload_url), { method: 'PUT', body: 'item_id,title\n1,Throw\n' });
	await check('ad_groups_dynamic_titles/process_csv', group_of, '', { request_id });
	await check('ad_groups_dynamic_titles/get_status', group_of, '');
	await check('ad_groups_dynamic_titles/download_csv', group_of, '');
	await check('ad_groups_dynamic_titles/get_upload_url', group_of, '');

	await check('ad_previews/create', account, '', { image_url: 'https://a.example/b.png', title: 'T' });
	await check('campaign_ad_preview/create', account, '', [{ ad_group_id }, { ad_group_id: '1' }]);
	await check('campaign_ad_preview/read', account, `?ad_group_ids=${ad_group_id}`);
	await check('campaign_ad_preview/delete', account, `?ad_group_ids=${ad_group_id}&ad_group_ids=1`);
};

/** Has the calls of `work` sent to the sandbox, for what only it has. */
async function onSandbox(pinterest: SimulatedPinterest, work: () => Promise<void>): Promise<void> {
	const { apiUrl, issueToken } = pinterest;
	const sandboxed = () => issueToken({ environment: 'sandbox' });
	Object.assign(pinterest, { apiUrl: pinterest.sandboxApiUrl, issueToken: sandboxed });
	try {
		await work();
	} finally {
		Object.assign(pinterest, { apiUrl, issueToken });
	}
}
