import type { IDataObject } from 'n8n-workflow';

import { byId, failure, items, paired, useBusinessSite } from './site';

const LEFT_OUT = /^Pinterest does not list this one among what it did, and gives no reason/;

describe('members', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('member', operation, { ...parameters }, more);
	const expression = (text: string) => `={{ ${text} }}`;
	const ofEach = byId(expression('$json.member'));
	const names = (output: Array<{ json: IDataObject }>) =>
		output.map(({ json }) => (json.user as IDataObject | undefined)?.username);

	it('are listed with their roles, as Pinterest gives them', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { assetsSummary: true } });
		const whole = (await site.api.get(`${site.path}/members?assets_summary=true`)).data as { items: IDataObject[] };
		expect(output).toEqual(paired(whole.items));
		expect(site.sent()).toEqual([[`GET ${site.path}/members?assets_summary=true&page_size=250`]]);
	});

	it('are listed by role, by ID, and programs apart', async () => {
		const filtered = async (filters: object) => names((await run('getAll', { filters })).items);
		expect(await filtered({ businessRoles: ['BIZ_ADMIN'] })).toEqual(['annalind']);
		const memberIds = `${site.idOf('sofiaek')}, ${site.idOf('annalind')}`;
		expect(await filtered({ memberIds })).toEqual(['sofiaek', 'annalind']);
		expect(await filtered({ systemUsers: true })).toEqual(['Billing API', 'Warehouse sync']);
	});

	it('are read from an index on, and on by bookmark alone', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { startIndex: 1, pageSize: 2 } });
		expect(names(output)).toEqual(['tomasruiz', 'sofiaek', 'mirakessler', 'jonasweber', 'annalind']);
		const queries = site.sent().map(([request]) => request.replace(/bookmark=[^&]+/, 'bookmark=…'));
		const next = `GET ${site.path}/members?bookmark=…&page_size=2`;
		expect(queries).toEqual([`GET ${site.path}/members?start_index=1&page_size=2`, next, next]);
	});

	it('are listed up to a limit that ends inside a page', async () => {
		const { items: output } = await run('getAll', { limit: 3, options: { pageSize: 2, startIndex: 2 } });
		expect(names(output)).toEqual(['sofiaek', 'mirakessler', 'jonasweber']);
	});

	it('of too many IDs at once are refused before anything is sent', async () => {
		const memberIds = Array.from({ length: 40 }, (_, at) => 10_000_000_000_000 + at).join();
		const { error } = await run('getAll', { filters: { memberIds } });
		expect(error?.message).toMatch(/^Member IDs is 599 characters long with its commas, at most 500 are allowed/);
		expect(site.sent()).toEqual([]);
	});

	it('have assets, searched and sorted', async () => {
		const { eu, us } = site.accounts();
		const jonas = byId(site.idOf('jonasweber'));
		const sorted = await run('getAssets', { member: jonas, options: { sortBy: 'NAME', sortAscending: false } });
		expect(sorted.items.map(({ json }) => [json.asset_id, json.permissions])).toEqual([
			[us, ['ANALYST']],
			[eu, ['CAMPAIGN_MANAGER', 'ANALYST']],
		]);
		const filters = {
			...{ searchBy: 'ID', searchValue: eu, adAccountStatuses: ['ACTIVE'] },
			permissionType: 'AGGREGATED_PERMISSION',
		};
		const found = await run('getAssets', { member: jonas, filters });
		expect(found.items.map(({ json }) => json.asset_id)).toEqual([eu]);
		const sofia = { member: byId(site.idOf('sofiaek')), assetType: 'ASSET_GROUP' };
		const groups = await run('getAssets', sofia);
		expect(groups.items.map(({ json }) => json.asset_id)).toEqual([site.europe()]);
	});

	it('have conversion tags among their assets', async () => {
		const { error } = await run('getAssets', { member: byId(site.idOf('sofiaek')), assetType: 'CONVERSION_TAG' });
		expect(error).toBeUndefined();
		expect(site.sent()[0][0]).toContain(`/members/${site.idOf('sofiaek')}/assets?asset_type=CONVERSION_TAG`);
	});

	it('get access to assets together, each item with its own outcome', async () => {
		const { eu, us } = site.accounts();
		const [jonas, tomas] = ['jonasweber', 'tomasruiz'].map(site.idOf);
		const list = items(
			{ member: jonas, asset: us, permissions: ['ADMIN'] },
			{ member: '999', asset: us, permissions: ['ADMIN'] },
			{ member: tomas, asset: eu, permissions: ['PROFILE_PUBLISHER'] },
			{ member: tomas, asset: us, permissions: 'ANALYST, FINANCE_VIEW' },
		);
		const parameters = {
			member: ofEach,
			asset: byId(expression('$json.asset')),
			permissions: expression('$json.permissions'),
		};
		const { items: output } = await run('assignAssets', parameters, { items: list, continueOnFail: true });
		const access = (member_id: string, asset_id: string, ...permissions: string[]) => ({
			...{ asset_id, member_id, permissions },
		});
		expect(site.sent()).toEqual([
			[
				`PATCH ${site.path}/members/assets/access`,
				{
					accesses: [
						access(jonas, us, 'ADMIN'),
						access('999', us, 'ADMIN'),
						access(tomas, eu, 'PROFILE_PUBLISHER'),
						access(tomas, us, 'ANALYST', 'FINANCE_VIEW'),
					],
				},
			],
		]);
		expect(output).toEqual([
			...paired([access(jonas, us, 'ADMIN')]),
			failure(1, 'Member not found'),
			failure(2, /PROFILE_PUBLISHER/),
			{ json: access(tomas, us, 'ANALYST', 'FINANCE_VIEW'), pairedItem: { item: 3 } },
		]);
		expect(site.held('jonasweber')[us]).toEqual(['ADMIN']);
		expect(site.held('tomasruiz')).toEqual({ [us]: ['ANALYST', 'FINANCE_VIEW'] });
	});

	it('of 120 items are three requests', async () => {
		const { us } = site.accounts();
		const member = site.idOf('jonasweber');
		const list = items(...Array.from({ length: 120 }, () => ({ member })));
		const parameters = { member: ofEach, asset: byId(us), permissions: ['ADMIN'] };
		const { items: output } = await run('assignAssets', parameters, { items: list });
		expect(site.sent().map(([, body]) => (body as { accesses: unknown[] }).accesses.length)).toEqual([50, 50, 20]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(list.map((_, item) => ({ item })));
	});

	it('get access by JSON, many of one item', async () => {
		const { eu, us } = site.accounts();
		const member_id = site.idOf('tomasruiz');
		const accesses = [eu, us].map((asset_id) => ({ asset_id, member_id, permissions: ['ANALYST'] }));
		const given = await run('assignAssets', { inputMode: 'json', jsonBody: JSON.stringify({ accesses }) });
		expect(given.items).toEqual(paired(accesses));
		const { error } = await run('assignAssets', { inputMode: 'json', jsonBody: JSON.stringify(accesses[0]) });
		expect(error?.message).toMatch(/^JSON Body must be one object; it lacks accesses, a list of objects/);
	});

	it('with a permission that is none are refused before anything is sent', async () => {
		const parameters = { member: byId('1'), asset: byId('2'), permissions: expression('"KING"') };
		const { error } = await run('assignAssets', parameters);
		expect(error?.message).toMatch(/^Permissions must be one of ADMIN, ANALYST, .* not "KING"$/);
		const nothing = await run('assignAssets', { ...parameters, permissions: expression('[]') });
		expect(nothing.error?.message).toBe('Permissions is missing');
		expect(site.sent()).toEqual([]);
	});

	it('lose access by a DELETE with a body; what Pinterest leaves out was not done', async () => {
		const { eu, us } = site.accounts();
		const [jonas, tomas] = ['jonasweber', 'tomasruiz'].map(site.idOf);
		const list = items({ member: tomas, asset: eu }, { member: jonas, asset: us });
		const parameters = { member: ofEach, asset: byId(expression('$json.asset')) };
		const { items: output } = await run('removeAssets', parameters, { items: list, continueOnFail: true });
		expect(site.sent()).toEqual([
			[
				`DELETE ${site.path}/members/assets/access`,
				{
					accesses: [
						{ member_id: tomas, asset_id: eu },
						{ member_id: jonas, asset_id: us },
					],
				},
			],
		]);
		expect(output).toEqual([
			failure(0, LEFT_OUT),
			{ json: { deleted: true, asset_id: us, member_id: jonas }, pairedItem: { item: 1 } },
		]);
		expect(Object.keys(site.held('jonasweber'))).toEqual([eu]);
	});

	it('change their role together', async () => {
		const [jonas, mira] = ['jonasweber', 'mirakessler'].map(site.idOf);
		const list = items({ member: jonas }, { member: '999' }, { member: mira });
		const parameters = { member: ofEach, newBusinessRole: 'BIZ_ADMIN' };
		const { items: output } = await run('updateRole', parameters, { items: list, continueOnFail: true });
		const role = (member_id: string) => ({ member_id, business_role: 'BIZ_ADMIN' });
		expect(site.sent()).toEqual([[`PATCH ${site.path}/members`, [jonas, '999', mira].map(role)]]);
		expect(output).toEqual([
			...paired([role(jonas)]),
			failure(1, LEFT_OUT),
			{ json: role(mira), pairedItem: { item: 2 } },
		]);
		expect(site.roles()).toMatchObject({ jonasweber: 'BIZ_ADMIN', mirakessler: 'BIZ_ADMIN', sofiaek: 'EMPLOYEE' });
	});

	it('are removed by ID alone', async () => {
		const jonas = site.idOf('jonasweber');
		const { items: output } = await run('remove', { member: byId(jonas) });
		expect(site.sent()).toEqual([[`DELETE ${site.path}/members`, { members: [{ member_id: jonas }] }]]);
		expect(output).toEqual(paired([{ deleted: true, member_id: jonas }]));
		expect(Object.keys(site.roles())).toEqual(expect.not.arrayContaining(['jonasweber']));
	});

	it('are removed by ID and role', async () => {
		const [jonas, anna] = ['jonasweber', 'annalind'].map(site.idOf);
		const list = items({ member: jonas, role: 'EMPLOYEE' }, { member: anna, role: 'EMPLOYEE' });
		const parameters = { member: ofEach, additionalFields: { businessRole: expression('$json.role') } };
		const { items: output } = await run('remove', parameters, { items: list, continueOnFail: true });
		expect(site.sent()[0]).toEqual([
			`DELETE ${site.path}/members`,
			{ members: [jonas, anna].map((member_id) => ({ member_id, business_role: 'EMPLOYEE' })) },
		]);
		expect(output).toEqual([...paired([{ deleted: true, member_id: jonas }]), failure(1, LEFT_OUT)]);
		expect(Object.keys(site.roles())).toEqual(expect.not.arrayContaining(['jonasweber']));
		expect(site.roles().annalind).toBe('BIZ_ADMIN');
	});

	it('whose removal got no answer are not removed again', async () => {
		const match = { method: 'DELETE', path: `${site.path}/members` };
		site.pinterest.faults.add({ match, fault: { kind: 'reset', afterExecuting: true } });
		const member = byId(site.idOf('jonasweber'));
		const { items: output } = await run('remove', { member }, { continueOnFail: true });
		expect(output).toEqual([failure(0, /may have been executed, so it was not sent again$/)]);
		expect(site.sent()).toHaveLength(1);
	});

	it('that a stopped run did not get to are told', async () => {
		const list = items({ member: site.idOf('jonasweber') }, { member: '999' });
		const { error } = await run('remove', { member: ofEach }, { items: list });
		expect(error?.message).toMatch(LEFT_OUT);
		expect(error?.description).toContain(
			'Of 2 members, 1 was written (item 1), 0 refused, 1 perhaps written (item 2), 0 not sent',
		);
	});

	it('as a dry run show the request and change nothing', async () => {
		const before = site.roles();
		const member = site.idOf('jonasweber');
		const { items: output } = await run('remove', { member: byId(member), options: { dryRun: true } });
		expect(output[0].json).toMatchObject({
			...{ dry_run: true, method: 'DELETE', path: `${site.path}/members` },
			body: { members: [{ member_id: member }] },
		});
		expect([site.sent(), site.roles()]).toEqual([[], before]);
	});

	const access = () => ({ member: byId(site.idOf('jonasweber')), asset: byId(site.accounts().eu) });
	it.each([
		['updateRole', 'PATCH', () => ({ member: byId(site.idOf('jonasweber')), newBusinessRole: 'EMPLOYEE' })],
		['removeAssets', 'DELETE', access],
		['assignAssets', 'PATCH', () => ({ ...access(), permissions: ['ADMIN'] })],
	] as const)('of which an answer says nothing may be changed: %s', async (operation, method, parameters) => {
		for (const element of [null, {}, 'junk']) {
			site.pinterest.faults.add({ match: { method }, fault: { kind: 'answer', body: { items: [element] } } });
			const { items: output } = await run(operation, parameters(), { continueOnFail: true });
			expect(output).toEqual([failure(0, /^Pinterest’s answer (says nothing of this one|holds no list)/)]);
			expect(output[0].json.details).toMatchObject({ mayHaveBeenExecuted: true });
		}
	});

	it('of a business of others are refused with Pinterest’s reason', async () => {
		const { error } = await site.run({ resource: 'member', operation: 'getAll', business: byId('12345') });
		expect(error?.message).toMatch(/^You are not permitted to access that resource/);
	});
});

describe('employers and system users', () => {
	const site = useBusinessSite();

	it('employers are listed with or without assets', async () => {
		const list = async (options: object) =>
			await site.run({ resource: 'employer', operation: 'getAll', options: { ...options } });
		const { items: output } = await list({});
		const whole = (await site.api.get('/businesses/employers')).data as { items: IDataObject[] };
		expect(output).toEqual(paired(whole.items));
		const without = await list({ assetsSummary: false });
		expect(without.items.map(({ json }) => json.assets_summary)).toEqual([null, null]);
	});

	it('a system user is renamed', async () => {
		const systemUser = byId(site.idOf('Billing API'));
		const { items: output } = await site.does('systemUser', 'update', { systemUser, systemUserName: 'Invoices' });
		expect(output).toEqual(paired([{ success: true }]));
		expect(site.sent()).toEqual([[`PATCH ${site.path}/system_users/${systemUser.value}`, { name: 'Invoices' }]]);
		expect(site.idOf('Invoices')).toBe(systemUser.value);
		const person = { systemUser: byId(site.idOf('annalind')), systemUserName: 'Anna' };
		const { error } = await site.does('systemUser', 'update', person);
		expect(error?.message).toBe('System user not found');
	});
});
