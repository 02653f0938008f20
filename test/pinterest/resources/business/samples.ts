import { clientId, shopId } from '../../seed';
import { png } from '../../images';
import type { Sample } from '../../samples';
import { hierarchyId } from './seed';
import { parties } from './store';

/** One call or more of each row, every shape of answer: done, refused, and both in one batch. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const idOf = (username: string) => [...parties(world).values()].find((each) => each.username === username)?.id ?? '';
	const [eu, us, hotel] = [...world.adAccounts.keys()];
	const business = { business_id: shopId };
	const nobody = '999999';

	await check(
		'get/business_members',
		business,
		'?assets_summary=true&business_roles=EMPLOYEE&page_size=2&start_index=1',
	);
	await check('get/business_members', business, '?fetch_system_users=true');
	await check('get/business_partners', business, '?assets_summary=true&sort_ascending=true');
	await check('get/business_employers', {}, '?page_size=1');
	await check('system_user/update', { ...business, system_user_id: idOf('Billing API') }, '', { name: 'Invoices' });

	const all = ['AD_ACCOUNT', 'PROFILE', 'ASSET_GROUP', 'CATALOG', 'CONSUMER'];
	for (const type of all) await check('business_assets/get', business, `?asset_type=${type}&permissions=OWNER`);
	await check('business_asset_members/get', { ...business, asset_id: eu }, '');
	await check('business_asset_partners/get', { ...business, asset_id: eu }, '');
	const jonas = idOf('jonasweber');
	const tideline = idOf('tidelinemedia');
	await check(
		'business_member_assets/get',
		{ ...business, member_id: jonas },
		'?sort_by=NAME&ad_account_statuses=ACTIVE',
	);
	await check('business_member_assets/get', { ...business, member_id: idOf('sofiaek') }, '?asset_type=ASSET_GROUP');
	await check('business_partner_asset_access/get', { ...business, partner_id: tideline }, '?search_value=linen');
	await check('business_partner_asset_access/get', { ...business, partner_id: clientId }, '?partner_type=EXTERNAL');

	const access = { asset_id: us, member_id: jonas };
	await check('business_members_asset_access/update', business, '', {
		accesses: [
			{ ...access, permissions: ['ADMIN'] },
			{ ...access, member_id: nobody, permissions: ['ADMIN'] },
		],
	});
	await check('business_members_asset_access/delete', business, '', { accesses: [access] });
	const shared = { asset_id: us, partner_id: tideline };
	await check('update_partner_asset_access_handler_impl', business, '', {
		accesses: [{ ...shared, permissions: ['ADMIN'] }],
	});
	await check('delete_partner_asset_access_handler_impl', business, '', { accesses: [shared] });

	const made = await check('asset_group/create', business, '', {
		asset_group_name: 'All',
		asset_group_description: 'Everything',
		asset_group_types: ['BRAND', 'OTHER'],
	});
	const { id: asset_group_id } = made.asset_group as { id: string };
	await check('asset_group/update', business, '', {
		asset_groups_to_update: [
			{ asset_group_id, assets_to_add: [eu, us, shopId] },
			{ asset_group_id: nobody, name: 'Nothing' },
		],
	});
	await check('asset_group/delete', business, '', { asset_groups_to_delete: [asset_group_id, nobody] });

	const sent = await check('create_membership_or_partnership_invites', business, '', {
		invite_type: 'MEMBER_INVITE',
		business_role: 'EMPLOYEE',
		members: ['new@elsewhere.example', 'jonasweber', 'nobody'],
	});
	const [{ invite }] = sent.items as Array<{ invite: { id: string } }>;
	const given = { invite_type: 'MEMBER_INVITE', asset_id_to_permissions: { [eu]: ['ANALYST'], [shopId]: ['ADMIN'] } };
	await check('create_asset_invites', business, '', {
		invites: [
			{ ...given, invite_id: invite.id },
			{ ...given, invite_id: nobody },
		],
	});
	await check('get/invites', business, '?invite_status=PENDING&invite_status=EXPIRED');
	await check('get/invites', business, '?is_member=false&invite_type=PARTNER_REQUEST');
	await check('cancel_invites_or_requests', business, '', { invite_ids: [invite.id, nobody] });
	await check('asset_access_requests/create', business, '', {
		asset_requests: [
			{ partner_id: clientId, asset_id_to_permissions: { [hotel]: ['ADMIN'] } },
			{ partner_id: clientId, asset_id_to_permissions: { [eu]: ['ADMIN'] } },
		],
	});
	const received = await check('get/invites', business, '?is_member=false&page_size=1');
	const [{ id: invite_id }] = received.items as Array<{ id: string }>;
	await check('respond_business_access_invites', {}, '', {
		invites: [
			{ invite_id, action: { accept_invite: false } },
			{ invite_id: nobody, action: { accept_invite: true } },
		],
	});

	await check('update/business_memberships', business, '', [{ member_id: jonas, business_role: 'BIZ_ADMIN' }]);
	await check('delete_business_membership', business, '', {
		members: [{ member_id: jonas, business_role: 'BIZ_ADMIN' }],
	});
	await check('delete_business_partners', business, '', { partner_ids: [tideline], partner_type: 'INTERNAL' });

	const hierarchy = { business_hierarchy_id: hierarchyId };
	const data = png(Buffer.from([200, 100, 50]), 2, 2).toString('base64');
	const brand = await check('brand_accounts/create', hierarchy, '', {
		name: 'Canada stores',
		username: 'canada_stores',
		country: 'CA',
		profile_image: { content_type: 'image/png', data },
	});
	const brand_account_id = String(brand.brand_account_id);
	await check('brand_accounts/update', { ...hierarchy, brand_account_id }, '', { about: 'Stores in Canada' });

	const external = { external_business_id: 'shop 7/a' };
	const integration = await check('integrations_commerce/post', {}, '', {
		...external,
		connected_advertiser_id: eu,
		partner_access_token: 'secret',
		partner_access_token_expiry: Date.now() + 1e9,
	});
	const inPath = { external_business_id: encodeURIComponent(external.external_business_id) };
	await check('integrations_commerce/get', inPath, '');
	await check('integrations_commerce/patch', inPath, '', {
		scopes: 'accounts:read',
		connected_tag_id: '2412141155151',
	});
	await check('integrations/get_list', {}, '?page_size=2');
	await check('integrations/get_by_id', { id: String(integration.id) }, '');
	await check('integrations_commerce/del', inPath, '');
	const log = { client_timestamp: Date.now(), event_type: 'API', log_level: 'INFO', advertiser_id: null };
	const request = { host: 'shop.example', method: 'GET', path: '/', request_headers: { accept: '*/*' } };
	await check('integrations_logs/post', {}, '', { logs: [{ ...log, request, error: { message: 'None' } }] });
	await check('notification/post', {}, '', { kind: 'sample' });
	await check('notification/post', {}, '', [{ kind: 'sample' }, {}]);
};
