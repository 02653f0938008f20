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
};
