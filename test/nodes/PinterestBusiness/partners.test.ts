import type { IDataObject } from 'n8n-workflow';

import { requestOutcomes } from '../../../nodes/PinterestBusiness/resources/assetRequests';
import { byId, clientId, failure, items, paired, useBusinessSite } from './site';

const LEFT_OUT = /^Pinterest does not list this one among what it did/;

describe('partners', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('partner', operation, { ...parameters }, more);
	const expression = (text: string) => `={{ ${text} }}`;
	const ofEach = byId(expression('$json.partner'));
	const names = (output: Array<{ json: IDataObject }>) =>
		output.map(({ json }) => (json.user as IDataObject | undefined)?.username);

	it('are listed both ways, sorted, and by ID', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { assetsSummary: true } });
		const whole = (await site.api.get(`${site.path}/partners?assets_summary=true`)).data as { items: IDataObject[] };
		expect(output).toEqual(paired(whole.items));
		const internal = await run('getAll', { filters: { partnerType: 'INTERNAL' }, options: { sortAscending: true } });
		expect(names(internal.items)).toEqual(['studiofjord', 'tidelinemedia']);
		const external = await run('getAll', { filters: { partnerType: 'EXTERNAL' } });
		expect(external.items.map(({ json }) => json.id)).toEqual([clientId]);
		const one = await run('getAll', { filters: { listedPartnerIds: [site.idOf('studiofjord')] } });
		expect(names(one.items)).toEqual(['studiofjord']);
		const later = await run('getAll', { options: { startIndex: 2 } });
		expect(later.items).toHaveLength(1);
	});

	it('have assets, theirs or ours', async () => {
		const { eu, hotel } = site.accounts();
		const ours = { partner: byId(site.idOf('tidelinemedia')), filters: { searchBy: 'ID', searchValue: eu } };
		const given = await run('getAssets', ours);
		expect(given.items.map(({ json }) => [json.asset_id, json.permissions])).toEqual([[eu, ['CAMPAIGN_MANAGER']]]);
		const theirs = await run('getAssets', { partner: byId(clientId), partnerType: 'EXTERNAL' });
		expect(theirs.items.map(({ json }) => json.asset_id)).toEqual([hotel]);
	});

	it.each(['CONVERSION_SEGMENT', 'CONVERSION_TAG', 'PINNER_LIST'])('have assets of type %s', async (assetType) => {
		const partner = site.idOf('tidelinemedia');
		const { error } = await run('getAssets', { partner: byId(partner), assetType });
		expect(error).toBeUndefined();
		expect(site.sent()[0][0]).toContain(`/partners/${partner}/assets?`);
		expect(site.sent()[0][0]).toContain(`asset_type=${assetType}`);
	});

	it('get and lose access together, each item with its own outcome', async () => {
		const { eu, us } = site.accounts();
		const tideline = site.idOf('tidelinemedia');
		const list = items({ partner: tideline }, { partner: '999' }, { partner: site.idOf('studiofjord') });
		const parameters = { partner: ofEach, asset: byId(eu) };
		const more = { items: list, continueOnFail: true };
		const assigned = await run('assignAssets', { ...parameters, permissions: ['ANALYST'] }, more);
		const access = (partner_id: string) => ({ partner_id, asset_id: eu, permissions: ['ANALYST'] });
		expect(site.sent()).toEqual([
			[
				`PATCH ${site.path}/partners/assets`,
				{ accesses: [tideline, '999', site.idOf('studiofjord')].map((one) => access(one)) },
			],
		]);
		expect(assigned.items).toEqual([
			...paired([{ ...access(tideline), asset_type: 'AD_ACCOUNT' }]),
			failure(1, LEFT_OUT),
			{ json: { ...access(site.idOf('studiofjord')), asset_type: 'AD_ACCOUNT' }, pairedItem: { item: 2 } },
		]);
		expect(site.held('tidelinemedia')).toMatchObject({ [eu]: ['ANALYST'], [us]: ['ANALYST', 'AUDIENCE_MANAGER'] });
		const removed = await run('removeAssets', parameters, more);
		expect(site.sent()[1]).toEqual([
			`DELETE ${site.path}/partners/assets`,
			{
				accesses: [tideline, '999', site.idOf('studiofjord')].map((partner_id) => ({
					...{ partner_id, asset_id: eu, partner_type: 'INTERNAL' },
				})),
			},
		]);
		expect(removed.items.map(({ json }) => json.deleted ?? 'not')).toEqual([true, 'not', true]);
		expect(Object.keys(site.held('tidelinemedia'))).toEqual([us]);
	});

	it('keep what they gave us until we give it up', async () => {
		const { hotel } = site.accounts();
		const parameters = { partner: byId(clientId), asset: byId(hotel), partnerType: 'EXTERNAL' };
		const { items: output } = await run('removeAssets', parameters);
		expect(output[0].json).toMatchObject({ deleted: true, asset_id: hotel, is_shared_partner: true });
	});

	it('are parted with together; one that is none does not keep the others', async () => {
		const [tideline, fjord] = ['tidelinemedia', 'studiofjord'].map(site.idOf);
		const list = items({ ids: [tideline] }, { ids: '999' }, { ids: fjord });
		const parameters = { partnerIds: expression('$json.ids') };
		const { items: output } = await run('remove', parameters, { items: list, continueOnFail: true });
		const body = (...partner_ids: string[]) => [
			`DELETE ${site.path}/partners`,
			{ partner_ids, partner_type: 'INTERNAL' },
		];
		expect(site.sent()).toEqual([
			body(tideline, '999', fjord),
			body(tideline, '999'),
			body(tideline),
			body('999'),
			body(fjord),
		]);
		expect(output).toEqual([
			...paired([{ deleted: true, partner_id: tideline }]),
			failure(1, 'Partner not found'),
			{ json: { deleted: true, partner_id: fjord }, pairedItem: { item: 2 } },
		]);
	});

	it('that one is not refuse the whole request where the run stops at errors', async () => {
		const partnerIds = [site.idOf('tidelinemedia'), '999'];
		const { error } = await run('remove', { partnerIds: partnerIds.join() });
		expect(error?.message).toBe('Partner not found');
		expect(error?.description).toContain('Of 2 partners, 0 were written, 2 refused');
		expect(site.sent()).toHaveLength(1);
	});

	it('of different types do not share a request', async () => {
		const list = items({ id: site.idOf('tidelinemedia'), type: 'INTERNAL' }, { id: clientId, type: 'EXTERNAL' });
		const parameters = { partnerIds: expression('$json.id'), partnerType: expression('$json.type') };
		const { items: output } = await run('remove', parameters, { items: list });
		expect(site.sent()).toHaveLength(2);
		expect(output.map(({ json }) => json.partner_id)).toEqual([site.idOf('tidelinemedia'), clientId]);
	});

	it('are asked for assets of theirs, each item with its own outcome', async () => {
		const { eu, hotel } = site.accounts();
		const list = items(
			{ partner: clientId, asset: hotel },
			{ partner: '999', asset: eu },
			{ partner: clientId, asset: eu },
		);
		const parameters = {
			partner: ofEach,
			requestedAssetIds: expression('$json.asset'),
			requestedPermissions: ['ADMIN'],
		};
		const { items: output } = await run('requestAssets', parameters, { items: list, continueOnFail: true });
		const request = (partner_id: string, asset: string) => ({
			...{ partner_id, asset_id_to_permissions: { [asset]: ['ADMIN'] } },
		});
		expect(site.sent()).toEqual([
			[
				`POST ${site.path}/requests/assets/access`,
				{ asset_requests: [request(clientId, hotel), request('999', eu), request(clientId, eu)] },
			],
		]);
		const sent = site.invites().at(-1);
		expect(output).toEqual([
			...paired([{ partner_id: clientId, invite_id: sent?.id }]),
			failure(1, 'Invalid partner id: 999'),
			failure(2, `Invalid asset id: ${eu}`),
		]);
		expect(sent?.assets).toEqual({ [hotel]: ['ADMIN'] });
	});

	it('are asked by JSON, for several assets with other permissions on each', async () => {
		const { hotel } = site.accounts();
		const asset_requests = [
			{ partner_id: clientId, asset_id_to_permissions: { [hotel]: ['ADMIN'], [clientId]: ['PROFILE_PUBLISHER'] } },
		];
		const jsonBody = JSON.stringify({ asset_requests });
		const { items: output } = await run('requestAssets', { inputMode: 'json', jsonBody });
		expect(output[0].json).toEqual({ partner_id: clientId, invite_id: site.invites().at(-1)?.id });
	});
});

describe('an answer to requests for assets', () => {
	const request = (partner_id: string, asset: string) => ({
		partner_id,
		asset_id_to_permissions: { [asset]: ['ADMIN'] },
	});
	const told = (answer: object, ...requests: IDataObject[]) =>
		requestOutcomes(answer, requests).map((outcome) =>
			'data' in outcome ? outcome.data.invite_id : outcome.refused.message,
		);

	it('without exceptions says that all were sent', () => {
		expect(told({ invites: { 1: '11', 2: '12' }, exceptions: null }, request('2', '7'), request('1', '8'))).toEqual([
			'12',
			'11',
		]);
	});

	it('whose exception names no id belongs to the one that has no request', () => {
		const answer = { invites: { 1: '11' }, exceptions: [{ code: 1, messages: ['Too many', 'Try later'] }] };
		expect(told(answer, request('1', '7'), request('2', '8'))).toEqual(['11', 'Too many; Try later']);
	});

	it('does not take an id for a longer one', () => {
		const answer = { invites: { 12: '11' }, exceptions: [{ code: 1, messages: ['Invalid partner id: 123'] }] };
		expect(told(answer, request('12', '7'), request('123', '8'))).toEqual(['11', 'Invalid partner id: 123']);
	});

	it('leaves open which of two requests to a partner was refused where it does not say', () => {
		const answer = { invites: { 1: '11' }, exceptions: [{ code: 1, messages: ['Too many'] }] };
		const open = 'Pinterest’s answer does not tell whether this one was sent';
		expect(told(answer, request('1', '7'), request('1', '8'))).toEqual([open, open]);
	});
});
