import type { IDataObject } from 'n8n-workflow';

import { invitesByName } from '../../../nodes/PinterestBusiness/fields/outcomes';
import { toldOf } from '../../harness';
import { byId, clientId, failure, items, paired, shopId, useBusinessSite } from './site';

describe('invites', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('invite', operation, { ...parameters }, more);
	const expression = (text: string) => `={{ ${text} }}`;
	const path = `/businesses/${shopId}/invites`;
	const sentTo = (name: string) => site.invites().find(({ to }) => [to.username, to.email, to.id].includes(name));
	const idOf = (name: string) => sentTo(name)?.id ?? '';

	it('are listed, about members or partners, by status and type', async () => {
		const whole = async (query: string) =>
			((await site.api.get(`${path}?${query}`)).data as { items: IDataObject[] }).items;
		const members = await run('getAll', { returnAll: true });
		expect(members.items).toEqual(paired(await whole('is_member=true')));
		const expired = await run('getAll', { filters: { inviteStatuses: ['EXPIRED'] } });
		expect(expired.items.map(({ json }) => (json.user as IDataObject).email)).toEqual(['kim@elsewhere.example']);
		const filters = { listedInviteType: 'PARTNER_REQUEST', inviteStatuses: ['PENDING', 'EXPIRED'] };
		const requests = await run('getAll', { invitesAbout: 'false', filters });
		expect(requests.items.map(({ json }) => json.is_received_invite)).toEqual([true]);
		expect(site.sent().at(-1)?.[0]).toBe(
			`GET ${path}?is_member=false&invite_status=PENDING&invite_status=EXPIRED&invite_type=PARTNER_REQUEST&page_size=50`,
		);
	});

	it('to people of many items share requests by role, each person with an outcome', async () => {
		const list = items(
			{ who: 'new@elsewhere.example, jonasweber', role: 'EMPLOYEE' },
			{ who: 'pia@elsewhere.example', role: 'BIZ_ADMIN' },
			{ who: ['nobody-of-this-name'], role: 'EMPLOYEE' },
			{ who: 'Max@Elsewhere.example', role: 'EMPLOYEE' },
		);
		const parameters = { invitedMembers: expression('$json.who'), invitedRole: expression('$json.role') };
		const outcome = await run('create', parameters, { items: list, continueOnFail: true });
		const body = (business_role: string, ...members: string[]) => [
			`POST ${path}`,
			{ invite_type: 'MEMBER_INVITE', business_role, members },
		];
		expect(site.sent()).toEqual([
			body('EMPLOYEE', 'new@elsewhere.example', 'jonasweber', 'nobody-of-this-name', 'Max@Elsewhere.example'),
			body('BIZ_ADMIN', 'pia@elsewhere.example'),
		]);
		expect(outcome.items.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem])).toEqual([
			[idOf('new@elsewhere.example'), { item: 0 }],
			['They are a member or partner already', { item: 0 }],
			[idOf('pia@elsewhere.example'), { item: 1 }],
			['User not found', { item: 2 }],
			[idOf('Max@Elsewhere.example'), { item: 3 }],
		]);
		expect(sentTo('pia@elsewhere.example')).toMatchObject({ role: 'BIZ_ADMIN', type: 'MEMBER_INVITE' });
	});

	it('to partners have the role that partners have', async () => {
		const print = site.idOf('nordiccraftguild');
		const parameters = { inviteType: 'PARTNER_INVITE', invitedPartners: `${print}, 999` };
		const { items: output } = await run('create', parameters, { continueOnFail: true });
		expect(site.sent()).toEqual([
			[`POST ${path}`, { invite_type: 'PARTNER_INVITE', business_role: 'PARTNER', partners: [print, '999'] }],
		]);
		expect(output[0].json).toMatchObject({ id: site.invites().at(-1)?.id, created_by_business_id: shopId });
		expect(output[1]).toEqual(failure(0, 'Partner not found'));
	});

	it('can be given as JSON', async () => {
		const body = { invite_type: 'MEMBER_INVITE', business_role: 'EMPLOYEE', members: ['x@elsewhere.example'] };
		const { items: output } = await run('create', { inputMode: 'json', jsonBody: JSON.stringify(body) });
		expect(output[0].json.id).toBe(idOf('x@elsewhere.example'));
		const wrong = await run('create', {
			inputMode: 'json',
			jsonBody: '{"invite_type": "MEMBER_INVITE", "partners": ["1"]}',
		});
		expect(wrong.error?.message).toMatch(/^JSON Body must be one object with invite_type, business_role, and members/);
	});

	it('never tell the address of a person in an error', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', path },
			fault: { kind: 'status', status: 400, code: 1, message: 'No "kim@elsewhere.example" here' },
		});
		const failed = await run('create', { invitedMembers: 'kim@elsewhere.example' });
		expect(failed.error?.message).toBe('No "[hidden]" here');
		expect(toldOf(failed)).not.toContain('No "kim@');
	});

	it('get assets together, each item with its own outcome', async () => {
		const { eu, us } = site.accounts();
		const lea = idOf('leaberg');
		const list = items({ invite: lea }, { invite: idOf('kim@elsewhere.example') }, { invite: '999' });
		const parameters = {
			invite: byId(expression('$json.invite')),
			invitedAssetIds: [eu, us],
			invitedPermissions: ['ANALYST', 'FINANCE_VIEW'],
		};
		const { items: output } = await run('assignAssets', parameters, { items: list, continueOnFail: true });
		const asset_id_to_permissions = { [eu]: ['ANALYST', 'FINANCE_VIEW'], [us]: ['ANALYST', 'FINANCE_VIEW'] };
		expect(site.sent()).toEqual([
			[
				`POST ${path}/assets/access`,
				{
					invites: [lea, idOf('kim@elsewhere.example'), '999'].map((invite_id) => ({
						...{ invite_id, invite_type: 'MEMBER_INVITE', asset_id_to_permissions },
					})),
				},
			],
		]);
		expect(output.map(({ json }) => json.id ?? json.error)).toEqual([
			lea,
			'The invite is EXPIRED, and only a pending one can be changed',
			'Invite not found',
		]);
		expect(sentTo('leaberg')?.assets).toEqual(asset_id_to_permissions);
	});

	it('are canceled by a DELETE with a body, each ID with its own outcome', async () => {
		const lea = idOf('leaberg');
		const list = items({ ids: [lea, '999'] }, { ids: idOf('salteprintworks') });
		const { items: output } = await run(
			'cancel',
			{ inviteIds: expression('$json.ids') },
			{ items: list, continueOnFail: true },
		);
		expect(site.sent()).toEqual([[`DELETE ${path}`, { invite_ids: [lea, '999', idOf('salteprintworks')] }]]);
		expect(output.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem])).toEqual([
			[lea, { item: 0 }],
			['Invite not found', { item: 0 }],
			[idOf('salteprintworks'), { item: 1 }],
		]);
		expect(sentTo('leaberg')?.status).toBe('CANCELLED');
	});

	it('are accepted or declined together', async () => {
		const guild = site.invites().find(({ type }) => type === 'PARTNER_REQUEST')?.id ?? '';
		const list = items({ id: '999' }, { id: guild });
		const parameters = { receivedInviteIds: expression('$json.id'), inviteAnswer: 'accept' };
		const { items: output } = await site.run(
			{ resource: 'invite', operation: 'respond', ...parameters },
			{ items: list, continueOnFail: true },
		);
		expect(site.sent()).toEqual([
			[
				'PATCH /businesses/invites',
				{ invites: ['999', guild].map((invite_id) => ({ invite_id, action: { accept_invite: true } })) },
			],
		]);
		expect(output[0]).toEqual(failure(0, 'Invite not found'));
		expect(output[1]).toMatchObject({ json: { id: guild, is_received_invite: true }, pairedItem: { item: 1 } });
		expect(Object.keys(site.held('nordiccraftguild')).sort()).toEqual([shopId, site.accounts().us].sort());
	});

	it('are accepted with other assets than those asked for, or declined as it stands', async () => {
		const { eu } = site.accounts();
		const request = site.invites().find(({ type }) => type === 'PARTNER_REQUEST');
		const respond = (parameters: object) =>
			site.run({ resource: 'invite', operation: 'respond', receivedInviteIds: request?.id ?? '', ...parameters });
		const half = await respond({ additionalFields: { grantedAssetIds: eu } });
		expect(half.error?.message).toBe('Asset IDs and Permissions need each other');
		const additionalFields = { grantedAssetIds: eu, grantedPermissions: ['ANALYST'] };
		await respond({ inviteAnswer: 'accept', additionalFields });
		expect(site.held('nordiccraftguild')).toEqual({ [eu]: ['ANALYST'] });
		const again = await respond({});
		expect(again.error?.message).toMatch(/^The invite is ACCEPTED/);
		expect(site.sent().at(-1)?.[1]).toEqual({
			invites: [{ invite_id: request?.id, action: { accept_invite: false } }],
		});
	});

	it('whose answer was lost are not sent again', async () => {
		site.pinterest.faults.add({ match: { method: 'POST', path }, fault: { kind: 'reset', afterExecuting: true } });
		const before = site.invites().length;
		const { items: output } = await run(
			'create',
			{ invitedMembers: 'once@elsewhere.example' },
			{ continueOnFail: true },
		);
		expect(output).toEqual([failure(0, /may have been executed, so it was not sent again$/)]);
		expect([site.sent().length, site.invites().length]).toEqual([1, before + 1]);
	});

	it('as a preview are shown and not sent', async () => {
		const parameters = { inviteType: 'PARTNER_REQUEST', invitedPartners: clientId, options: { preview: true } };
		const { items: output } = await run('create', parameters);
		expect(output[0].json).toMatchObject({
			preview: true,
			body: { invite_type: 'PARTNER_REQUEST', business_role: 'PARTNER', partners: [clientId] },
		});
		expect(site.sent()).toEqual([]);
	});
});

describe('an answer to invites', () => {
	const outcomes = (items_: object[], ...names: string[]) =>
		invitesByName(({ name }) => String(name))(
			{ items: items_ },
			names.map((name) => ({ name })),
		).map((outcome) => ('data' in outcome ? outcome.data.id : outcome.refused.message));

	it('that hides the addresses belongs to the people in order, where the numbers leave no doubt', () => {
		const invite = (id: string) => ({
			invite: { id, user: { id: null, username: null, email: null } },
			exception: null,
		});
		expect(outcomes([invite('1'), invite('2')], 'a@b.example', 'c@d.example')).toEqual(['1', '2']);
	});

	it('leaves open whose invite it is where it does not say', () => {
		const invite = { invite: { id: '1', user: {} }, exception: null };
		const [first, second] = outcomes([invite], 'a@b.example', 'c@d.example');
		expect([first, second]).toEqual(Array(2).fill(expect.stringContaining('it is not known whether it was written')));
	});

	it('with an exception for several people is one for each, without their addresses', () => {
		const exception = {
			code: 1,
			message: 'a@b.example and x are too many',
			users_or_partner_ids: ['A@b.example', 'x'],
		};
		expect(outcomes([{ invite: null, exception }], 'a@b.example', 'x')).toEqual(
			Array(2).fill('[hidden] and x are too many'),
		);
	});
});
