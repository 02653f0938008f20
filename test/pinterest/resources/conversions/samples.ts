import type { Sample } from '../../samples';
import { nowSeconds } from './shared';

/** One call or more of each row, every shape of answer: done, refused, and both in one batch. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const [ad_account_id] = world.adAccounts.keys();
	const account = { ad_account_id };

	const event = {
		event_name: 'checkout',
		action_source: 'web',
		event_time: nowSeconds(),
		event_id: 'sample',
		user_data: { em: ['a'.repeat(64)] },
	};
	await check('events/create', account, '', { data: [event, { ...event, event_name: 'unheard_of' }] });
	await check('events/create', account, '?test=true', { data: [event] });
	await check('oauth/conversion_token', {}, '');

	const tag = await check('conversion_tags/create', account, '', { name: 'New', md_frequency: null });
	await check('conversion_tags/list', account, '?filter_deleted=true');
	await check('conversion_tags/list', account, '');
	await check('conversion_tags/get', { ...account, conversion_tag_id: String(tag.id) }, '');
	await check('ocpm_eligible_conversion_tags/get', account, '');
	await check('page_visit_conversion_tags/get', account, '?page_size=1&order=ASCENDING');

	await check('conversion_eqs/list', account, '?lookback_period=14d');
	await check('conversion_eqs/list', account, '?lookback_period=1d&source_platform=POINT_OF_SALE');

	const own = (name: string) => ({ name, mapped_conversion_type: 'LEAD' });
	await check('advertiser_defined_events/create', account, '', { items: [own('new'), own('new')] });
	await check('advertiser_defined_events/update', account, '', { items: [own('new'), own('unknown')] });
	await check('advertiser_defined_events/get', account, '');
	await check('advertiser_defined_events/delete', account, '?event_names=new,unknown');

	const deletion_targets = { user_emails: ['eve@linen.example'] };
	const { request_id } = await check('conversion_deletion_request/create', account, '', { deletion_targets });
	const request = { ...account, request_id: String(request_id) };
	await check('conversion_deletion_request/list', account, '?page_size=2&order=ASCENDING');
	await check('conversion_deletion_request/get', request, '');
	pinterest.settings.processingOutcome = 'stuck';
	const waiting = await check('conversion_deletion_request/create', account, '', { deletion_targets });
	await check('conversion_deletion_request/get', { ...account, request_id: String(waiting.request_id) }, '');
	await check('conversion_deletion_request/delete', { ...account, request_id: String(waiting.request_id) }, '');
	delete pinterest.settings.processingOutcome;

	const [adGroup] = [...world.store<{ id: string; ad_account_id: string }>('ad group').values()].filter(
		(each) => each.ad_account_id === ad_account_id,
	);
	await check('msot_events/create', account, '', {
		event_id: 'sample',
		event_name: 'lead',
		event_timestamp: nowSeconds(),
		ad_group_id: adGroup.id,
		attribution_scope: 'click',
	});
};
