import type { Sample } from '../../samples';
import { clientId, shopId } from '../../seed';
import { firstTag } from './audienceRule';
import { smallestPart } from './customerListUploads';

/** One call or more of each row, every shape of answer: done, refused, being worked on. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const [ad_account_id, other, ofClient] = world.adAccounts.keys();
	const account = { ad_account_id };
	const business = { business_id: shopId };

	const list = await check('customer_lists/create', account, '', {
		name: 'A',
		records: 'a@b.example,no',
		is_nca: true,
	});
	const customer_list_id = String(list.id);
	const ofList = { ...account, customer_list_id };
	await check('customer_lists/list', account, '?exclude_nca=true&order=ASCENDING&page_size=2');
	await check('customer_lists/update', ofList, '', { operation_type: 'REMOVE', records_v2: [{ email: 'a' }] });
	await check('customer_lists/get', ofList, '');

	const part = { operation: 'ADD', total_parts: 2 };
	const made = await check('customer_list_uploads/create', ofList, '', part);
	const { customer_list_upload: upload, s3_multipart_upload_data: places } = made as {
		customer_list_upload: { id: string };
		s3_multipart_upload_data: { file_parts: Array<{ presigned_url: string }> };
	};
	const ofUpload = { ...ofList, customer_list_upload_id: upload.id };
	await check('customer_list_uploads/get', ofUpload, '');
	smallestPart(world, 1);
	for (const { presigned_url: address } of places.file_parts)
		await fetch(address, { method: 'PUT', body: 'a@b.example\nB@b.example\n' });
	await check('customer_list_uploads/run', ofUpload, '');
	await check('customer_list_uploads/get', ofUpload, '');

	const rule = { customer_list_id };
	const audience = await check('audiences/create', account, '', { name: 'A', audience_type: 'CUSTOMER_LIST', rule });
	const audience_id = String(audience.id);
	for (const [audience_type, given] of Object.entries({
		VISITOR: { visitor_source_id: firstTag(world, ad_account_id), event: 'checkout', event_data: { value: '1' } },
		ENGAGEMENT: { engagement_domain: ['www.hearthandlinen.example'], engager_type: 1 },
		ACTALIKE: { seed_id: [audience_id], country: 'US', percentage: 10 },
		PERSONA: {},
	}))
		await check('audiences/create', account, '', { name: 'A', audience_type, rule: given });
	await check('audiences/list', account, '?page_size=250&exclude_nca=true');
	await check('audiences/list', account, '?ownership_type=RECEIVED');
	await check('audiences/get', { ...account, audience_id }, '');
	await check('audiences/update', { ...account, audience_id }, '', { name: 'B', description: 'People' });

	const toAccount = { audience_id, operation_type: 'SHARE', recipient_account_ids: [other, ofClient] };
	await check('update_ad_account_to_ad_account_shared_audience', account, '', toAccount);
	const toBusiness = { audience_id, operation_type: 'SHARE', recipient_business_ids: [clientId] };
	await check('update_ad_account_to_business_shared_audience', account, '', toBusiness);
	const shared = `?audience_id=${audience_id}&account_type=`;
	await check('ad_accounts_audiences_shared_accounts/list', account, `${shared}AD_ACCOUNT`);
	await check('business_account_audiences_shared_accounts/list', business, `${shared}BUSINESS_ACCOUNT`);
	await check('shared_audiences_for_business/list', business, '');
	await check('update_business_to_ad_account_shared_audience', business, '', {
		...toAccount,
		operation_type: 'REVOKE',
	});
	await check('update_business_to_business_shared_audience', business, '', { ...toBusiness, operation_type: 'REVOKE' });

	for (const type of ['YOUR_TOTAL_AUDIENCE', 'PINTEREST_TOTAL_AUDIENCE'])
		await check('audience_insights/get', account, `?audience_insight_type=${type}`);
	await check('audience_insights_scope_and_type/get', account, '');

	const segment = await check('customer_segment/create', account, '', { name: 'A', audience_ids: [audience_id] });
	await check('customer_segment/list', account, '?search_query=a&include_sizing=true');
	await check('customer_segment/update', account, '', { id: segment.id, operation_type: 'REMOVE' });
	await check('audiences/update', { ...account, audience_id }, '', { operation_type: 'REMOVE' });

	const form = {
		name: 'A',
		privacy_policy_link: 'https://a.example',
		has_accepted_terms: true,
		completion_message: 'Thanks',
		questions: [{ question_type: 'EMAIL' }],
	};
	const { items } = await check('lead_forms/create', account, '', [form, { ...form, has_accepted_terms: false }]);
	const lead_form_id = (items as Array<{ data: { id: string } }>)[0].data.id;
	const custom = { question_type: 'CUSTOM', custom_question_field_type: 'CHECKBOX', custom_question_label: 'C' };
	const questions = [{ ...custom, custom_question_options: ['D', 'E'] }];
	await check('lead_forms/update', account, '', [{ id: lead_form_id, questions }, { id: '1' }]);
	await check('lead_forms/list', account, '');
	await check('lead_form/get', { ...account, lead_form_id }, '');
	const webhook_url = 'https://a.example/hook';
	const { id } = await check('ad_accounts_subscriptions/post', account, '', { webhook_url });
	await check('ad_accounts_subscriptions/get_list', account, '');
	await check('ad_accounts_subscriptions/get_by_id', { ...account, subscription_id: String(id) }, '');
	await check('lead_form_test/create', { ...account, lead_form_id }, '', { answers: ['D'] });
	await check('ad_accounts_subscriptions/del_by_id', { ...account, subscription_id: String(id) }, '');

	const [ad_id] = world.store('ad').keys();
	const dates = { start_date: '2026-01-01', end_date: '2026-01-31' };
	const { leads_export_id } = await check('leads_export/create', account, '', { ad_id, ...dates });
	await check('leads_export/get', { ...account, leads_export_id: String(leads_export_id) }, '');
};
