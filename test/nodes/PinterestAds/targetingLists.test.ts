import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { callLoadOptions } from '../../engine';
import { byId, useAdsSite } from './site';

/** The live lists behind the fields of targeting. */
describe('a live list of targeting', () => {
	const site = useAdsSite();
	const load = (method: string, { adAccount = site.account(), baseUrl = site.pinterest.apiUrl } = {}) =>
		callLoadOptions(new PinterestAds(), method, {
			credentialTypes: [new PinterestAccessTokenApi()],
			credentials: {
				pinterestAccessTokenApi: {
					environment: 'custom',
					baseUrl,
					accessToken: site.pinterest.issueToken().accessToken,
				},
			},
			parameters: { authentication: 'accessToken', resource: 'adGroup', operation: 'create', adAccount },
		});

	it('names interests with those above them', async () => {
		const interests = await load('getInterests');
		expect(interests.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Home decor', 'Home decor > Lamps', 'Home decor > Lamps > Paper lanterns', 'Travel']),
		);
		expect(interests.find(({ name }) => name === 'Home decor')?.value).toBe('925056443165');
		expect(interests.every(({ value }) => /^\d+$/.test(String(value)))).toBe(true);
		const names = interests.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it.each([
		['getLocations', { name: 'Germany (DE)', value: 'DE' }],
		['getLocations', { name: 'U.S.: San Francisco-Oakland-San Jose (807)', value: '807' }],
		['getRegions', { name: 'Belgium: East Flanders (BE-VOV)', value: 'BE-VOV' }],
		['getLanguages', { name: 'Portuguese (Brazil) (pt-BR)', value: 'pt-BR' }],
	])('%s names codes: %j', async (method, option) => {
		expect(await load(method)).toContainEqual(option);
	});

	it('reads all pages of the ad account’s audiences, shared ones too', async () => {
		const path = `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/audiences`;
		const [seeded] = site.all('audience').filter(({ audience_type: type }) => type === 'VISITOR');
		for (let at = 0; at < 260; at++) {
			const extra = { name: `Extra ${at}`, audience_type: 'VISITOR', rule: seeded.rule };
			expect((await site.api.post(path, extra)).status).toBe(200);
		}
		const audiences = await load('getAudiences');
		const { data } = await site.api.get(`${path}?ownership_type=RECEIVED`);
		const shared = (data as { items: IDataObject[] }).items;
		const kept = [...site.all('audience'), ...shared].map(({ id }) => String(id));
		expect(kept.length).toBeGreaterThan(250);
		expect(audiences.map(({ value }) => value).sort()).toEqual([...kept].sort());
		expect(audiences.map(({ name }) => name)).toContain('Extra 7 (visitor)');
	});

	it('of the ad account asks for the account first', async () => {
		for (const method of ['getAudiences', 'getConversionTags'])
			await expect(load(method, { adAccount: byId('') })).rejects.toThrow('Choose the ad account first');
	});

	it('names conversion tags', async () => {
		const tags = site.all('conversion tag') as Array<IDataObject & { name: string }>;
		const listed = await load('getConversionTags');
		for (const { value } of listed) expect(tags.map(({ id }) => id)).toContain(value);
		expect(listed.length).toBeGreaterThan(0);
	});

	it.each([
		['interests within interests', [{ id: '1', name: 'A', child_interests: [{ id: '2', name: 'B' }] }]],
		['names alone', [{ '1': 'A', '2': 'A > B' }]],
		['interests by id', [{ '1': { name: 'A', child_interests: ['2'] }, '2': { name: 'B', child_interests: ['1'] } }]],
	])('takes interests in the shape that Pinterest gives them: %s', async (_, body) => {
		const server = createServer((_request, response) => {
			response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const options = await load('getInterests', { baseUrl: `http://127.0.0.1:${port}/v5` });
		server.close();
		expect(options.map(({ value }) => value).sort()).toEqual(['1', '2']);
		expect(options.find(({ value }) => value === '2')?.name).toBe('A > B');
	});
});
