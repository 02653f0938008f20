import type { IDataObject } from 'n8n-workflow';

import { byId, clientId, failure, items, paired, pngFile, shopId, useBusinessSite } from './site';

describe('assets', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}) => site.does('asset', operation, { ...parameters });
	const idsOf = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => json.asset_id);

	it('are listed by type, own ones and those of partners', async () => {
		const { eu, us, hotel } = site.accounts();
		const all = await run('getAll', { returnAll: true });
		expect(idsOf(all.items).sort()).toEqual([eu, us, hotel].sort());
		const own = await run('getAll', { filters: { assetPermissions: ['OWNER'] } });
		expect(idsOf(own.items).sort()).toEqual([eu, us].sort());
		expect(site.sent()[1][0]).toBe(`GET ${site.path}/assets?asset_type=AD_ACCOUNT&permissions=OWNER&page_size=50`);
		const groups = await run('getAll', { assetType: 'ASSET_GROUP', filters: { childAsset: eu } });
		expect(idsOf(groups.items)).toEqual([site.europe()]);
		const inGroup = await run('getAll', { assetType: 'PROFILE', filters: { inAssetGroup: site.europe() } });
		expect(idsOf(inGroup.items)).toEqual([shopId]);
		const later = await run('getAll', { returnAll: true, options: { startIndex: 1, pageSize: 1 } });
		expect(idsOf(later.items)).toEqual(idsOf(all.items).slice(1));
	});

	it('tell who can reach them: people, programs and partners', async () => {
		const { eu } = site.accounts();
		const who = async (operation: string, more: object = {}) =>
			(await run(operation, { asset: byId(eu), ...more })).items.map(({ json }) => [
				(json.user as IDataObject).username,
				json.permissions,
			]);
		expect(await who('getMembers')).toEqual([['jonasweber', ['CAMPAIGN_MANAGER', 'ANALYST']]]);
		expect(await who('getMembers', { filters: { systemUsers: true } })).toEqual([['Warehouse sync', ['ANALYST']]]);
		expect(await who('getPartners')).toEqual([['tidelinemedia', ['CAMPAIGN_MANAGER']]]);
		const others = await run('getPartners', { asset: byId(site.accounts().hotel), options: { startIndex: 0 } });
		expect(others.items).toEqual([]);
	});

	it('with an ID that is none are refused before anything is sent', async () => {
		const { error } = await run('getMembers', { asset: byId('={{ "../members" }}') });
		expect(error?.message).toMatch(/^Asset must be an id, which is all digits, not "..\/members"/);
		expect(site.sent()).toEqual([]);
	});
});

describe('asset groups', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('assetGroup', operation, { ...parameters }, more);
	const expression = (text: string) => `={{ ${text} }}`;
	const path = `/businesses/${shopId}/asset_groups`;
	const listed = async () => {
		const { data } = await site.api.get(`${site.path}/assets?asset_type=ASSET_GROUP`);
		return (data as { items: Array<{ asset_group_info: IDataObject }> }).items.map((one) => one.asset_group_info);
	};

	it('are created, simplified or whole', async () => {
		const parameters = { groupName: 'All', groupDescription: 'Everything', groupTypes: ['BRAND', 'OTHER'] };
		const { items: output } = await run('create', parameters);
		expect(site.sent()).toEqual([
			[
				`POST ${path}`,
				{ asset_group_name: 'All', asset_group_description: 'Everything', asset_group_types: ['BRAND', 'OTHER'] },
			],
		]);
		const [made] = await listed();
		const { owner: _owner, created_by: _by, ...simple } = made;
		expect(output).toEqual(paired([simple]));
		const whole = await run('create', { ...parameters, output: 'raw' });
		expect(whole.items).toEqual(paired([(await listed())[0]]));
	});

	it('are changed together, each item with its own outcome', async () => {
		const { us } = site.accounts();
		const europe = site.europe();
		const list = items({ group: '999', name: 'Nothing' }, { group: europe, name: 'The continent' });
		const parameters = {
			assetGroup: byId(expression('$json.group')),
			updateFields: {
				...{ newGroupName: expression('$json.name'), addedAssetIds: [us], removedAssetIds: expression(`"${shopId}"`) },
				...{ newGroupDescription: 'Changed', groupTypes: ['BRAND'] },
			},
			output: 'raw',
		};
		const { items: output } = await run('update', parameters, { items: list, continueOnFail: true });
		const change = (asset_group_id: string, name: string) => ({
			...{ asset_group_id, name, assets_to_add: [us], assets_to_remove: [shopId] },
			...{ description: 'Changed', asset_group_types: ['BRAND'] },
		});
		expect(site.sent()).toEqual([
			[`PATCH ${path}`, { asset_groups_to_update: [change('999', 'Nothing'), change(europe, 'The continent')] }],
		]);
		const [now] = await listed();
		expect(output).toEqual([failure(0, 'Asset group not found'), { json: now, pairedItem: { item: 1 } }]);
		expect(now).toMatchObject({ asset_group_name: 'The continent', profiles_ids: [] });
	});

	it.each([[{}], ['junk'], [null]])('of which an answer %j says nothing may be changed', async (element) => {
		const body = { updated_asset_groups: [element] };
		site.pinterest.faults.add({ match: { method: 'PATCH', path }, fault: { kind: 'answer', body } });
		const parameters = { assetGroup: byId(site.europe()), updateFields: { newGroupName: 'The continent' } };
		const { items: output } = await run('update', parameters, { continueOnFail: true });
		expect(output).toEqual([failure(0, /^Pinterest’s answer says nothing of this one/)]);
		expect(output[0].json.details).toMatchObject({ mayHaveBeenExecuted: true });
	});

	it('need a change', async () => {
		const { error } = await run('update', { assetGroup: byId(site.europe()) });
		expect(error?.message).toBe('Nothing to update: set at least one of the fields to change');
		expect(site.sent()).toEqual([]);
	});

	it('are deleted by a DELETE with a body, each ID with its own outcome', async () => {
		const europe = site.europe();
		const list = items({ ids: `${europe}, 999` }, { ids: europe });
		const parameters = { assetGroupIds: expression('$json.ids') };
		const { items: output } = await run('delete', parameters, { items: list, continueOnFail: true });
		expect(site.sent()).toEqual([[`DELETE ${path}`, { asset_groups_to_delete: [europe, '999'] }]]);
		expect(output).toEqual([
			...paired([{ deleted: true, id: europe }]),
			failure(0, 'Asset group not found'),
			{ json: { deleted: true, id: europe }, pairedItem: { item: 1 } },
		]);
		expect(await listed()).toEqual([]);
	});
});

describe('brand accounts', () => {
	const site = useBusinessSite();
	const hierarchy = '664290000000000001';
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'brandAccount', operation, businessHierarchy: hierarchy, ...parameters }, more);
	const path = `/business_access/business_hierarchy/${hierarchy}/brand_accounts`;
	const NEW = { brandName: 'Canada stores', brandUsername: 'canada_stores', brandCountry: 'ca' };

	it('are created with a picture of the item', async () => {
		const more = { brandAbout: 'Stores', brandWebsite: 'https://shop.example', profileImage: 'photo' };
		const binary = { photo: { data: pngFile.toString('base64'), mimeType: 'image/png', fileName: 'a.png' } };
		const { items: output, error } = await run(
			'create',
			{ ...NEW, additionalFields: more },
			{ items: [{ json: {}, binary }] },
		);
		expect(error).toBeUndefined();
		expect(site.sent()).toEqual([
			[
				`POST ${path}`,
				{
					...{ name: 'Canada stores', username: 'canada_stores', country: 'CA' },
					...{ about: 'Stores', website: 'https://shop.example' },
					profile_image: { content_type: 'image/png', data: pngFile.toString('base64') },
				},
			],
		]);
		expect(output).toEqual(paired([{ brand_account_id: site.idOf('canada_stores') }]));
	});

	it('with a picture that is none are refused before anything is sent', async () => {
		const binary = { data: { data: Buffer.from('GIF89a').toString('base64'), mimeType: 'image/gif' } };
		const parameters = { ...NEW, additionalFields: { profileImage: 'data' } };
		const { error } = await run('create', parameters, { items: [{ json: {}, binary }] });
		expect(error?.message).toMatch(/neither a PNG nor a JPEG image, but a GIF image$/);
		const missing = await run('create', { ...NEW, brandCountry: 'Canada' });
		expect(missing.error?.message).toBe('Country must be a two-letter country code such as US');
		expect(site.sent()).toEqual([]);
	});

	it('are changed, and what is no brand account is told', async () => {
		const nordic = site.idOf('hearthandlinen_nordic');
		const updateFields = { newBrandName: 'Nordic', newBrandCountry: 'NO', newBrandUsername: 'hl_nordic' };
		const { items: output } = await run('update', { brandAccount: nordic, updateFields });
		expect(output).toEqual(paired([{ brand_account_id: nordic }]));
		expect(site.sent()).toEqual([
			[`PATCH ${path}/${nordic}`, { name: 'Nordic', country: 'NO', username: 'hl_nordic' }],
		]);
		expect(site.idOf('hl_nordic')).toBe(nordic);
		const other = await run('update', { brandAccount: clientId, updateFields });
		expect(other.error?.message).toBe('The account is no brand account');
		const nothing = await run('update', { brandAccount: nordic });
		expect(nothing.error?.message).toMatch(/^Nothing to update/);
	});
});
