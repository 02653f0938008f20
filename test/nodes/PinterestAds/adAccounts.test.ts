import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { byId, byUrl, failure, fromList, items, paired, useAdsSite } from './site';

describe('ad accounts', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'adAccount', operation, ...(parameters as INodeParameters) }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as IDataObject & { items: IDataObject[] };

	it('are listed, those of others too unless they are left out', async () => {
		const { items: output } = await run('getAll');
		expect(output).toEqual(paired((await raw('/ad_accounts')).items));
		const { items: own } = await run('getAll', { returnAll: true, filters: { includeSharedAccounts: false } });
		expect(own).toEqual(paired((await raw('/ad_accounts?include_shared_accounts=false')).items));
		expect(own.length).toBeLessThan(output.length);
		expect(site.sent()).toEqual([
			['GET /ad_accounts?page_size=50'],
			['GET /ad_accounts?include_shared_accounts=false&page_size=250'],
		]);
	});

	it('are got one for each item, from the list, by ID or by URL', async () => {
		const id = site.adAccount('Hearth & Linen EU');
		const whole = await raw(`/ad_accounts/${id}`);
		expect(whole).toMatchObject({ name: 'Hearth & Linen EU', country: 'DE', currency: 'EUR' });
		for (const adAccount of [fromList(id), byId(id), byUrl(`https://ads.pinterest.com/advertiser/${id}/reporting/`)])
			expect((await run('get', { adAccount })).items).toEqual(paired([whole]));
		const { items: output } = await run(
			'get',
			{ adAccount: byId('={{ $json.account }}') },
			{ items: items({ account: '1' }, { account: id }), continueOnFail: true },
		);
		expect(output).toEqual([failure(0, /./, { status: 403, code: 29 }), { json: whole, pairedItem: { item: 1 } }]);
	});

	it('are created with a country, a currency and a time zone', async () => {
		const { items: output } = await run('create', {
			adAccountName: 'Hearth & Linen FR',
			additionalFields: { country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', ownerUserId: '' },
		});
		const id = site.adAccount('Hearth & Linen FR');
		expect(output).toEqual(paired([await raw(`/ad_accounts/${id}`)]));
		expect(output[0].json).toMatchObject({ country: 'FR', currency: 'EUR' });
		expect(site.sent()).toEqual([
			['POST /ad_accounts', { name: 'Hearth & Linen FR', country: 'FR', currency: 'EUR', time_zone: 'Europe/Paris' }],
		]);
	});

	it.each([
		[{ adAccountName: 'x'.repeat(257) }, 'Name is 257 characters long, at most 256 are allowed'],
		[
			{ adAccountName: 'A', additionalFields: { country: 'Germany' } },
			'Country Name or ID has a value that is none of Pinterest\'s: "Germany"',
		],
		[{ adAccountName: 'A', additionalFields: { currency: 'XYZ' } }, /^Currency must be one of .*, not "XYZ"/],
		[{ adAccountName: 'A', additionalFields: { ownerUserId: 'me' } }, /^Owner User ID must be an id/],
	])('with a wrong value are refused before anything is sent: %#', async (parameters, message) => {
		const { items: output } = await run('create', parameters, { continueOnFail: true });
		expect(output).toEqual([failure(0, message)]);
		expect(site.sent()).toEqual([]);
	});

	it('say whether their terms of service are accepted, with the text as HTML where that is asked for', async () => {
		const [own, client] = [site.account(), byId(site.adAccount('Northlight Hotel'))];
		const { items: plain } = await run('getTerms', { adAccount: own });
		expect(plain).toEqual(paired([await raw(`/ad_accounts/${own.value}/terms_of_service`)]));
		expect(plain[0].json).toMatchObject({ has_accepted: true });
		const { items: html } = await run('getTerms', {
			adAccount: client,
			options: { includeHtml: true, tosType: 'ads' },
		});
		expect(html[0].json).toMatchObject({ has_accepted: false, html: expect.stringMatching(/^<p>/) });
		expect(site.sent()[1]).toEqual([
			`GET /ad_accounts/${client.value}/terms_of_service?include_html=true&tos_type=ads`,
		]);
	});

	describe('of the sandbox', () => {
		const sandbox = () => site.pinterest.worlds.sandbox;
		const sandboxed = (environment: string) => ({
			pinterestAccessTokenApi: {
				environment,
				baseUrl: site.pinterest.sandboxApiUrl,
				accessToken: site.pinterest.issueToken({ environment: 'sandbox' }).accessToken,
			},
		});
		const own = (kind: string, account: string) =>
			[...sandbox().store<IDataObject>(kind).values()].filter((one) => one.ad_account_id === account);

		it('are deleted with everything in them, and others stay', async () => {
			const [id, other] = [...sandbox().adAccounts.keys()];
			expect(own('campaign', id).length).toBeGreaterThan(0);
			const kept = own('campaign', other).length;
			const { items: output, error } = await run(
				'deleteSandbox',
				{ adAccount: byId(id) },
				{ credentials: sandboxed('custom') },
			);
			expect(error).toBeUndefined();
			expect(output).toEqual(paired([{ deleted: true }]));
			expect(sandbox().adAccounts.has(id)).toBe(false);
			expect(own('campaign', id)).toEqual([]);
			expect(own('campaign', other)).toHaveLength(kept);
			expect(site.sent()).toEqual([[`DELETE /ad_accounts/${id}/sandbox`]]);
		});

		it('are not deleted with a production credential: nothing is sent', async () => {
			const { items: output } = await run(
				'deleteSandbox',
				{ adAccount: site.account() },
				{ credentials: sandboxed('production'), continueOnFail: true },
			);
			expect(output).toEqual([
				failure(0, 'Only an ad account of the sandbox can be deleted, and this credential is for production'),
			]);
			expect(output[0].json.details).toMatchObject({ advice: expect.stringContaining('Nothing was sent') });
			expect(site.sent()).toEqual([]);
		});

		it('are refused by Pinterest where a gateway leads to production', async () => {
			const { items: output } = await run('deleteSandbox', { adAccount: site.account() }, { continueOnFail: true });
			expect(output).toEqual([failure(0, /only the sandbox has it$/)]);
			expect(site.pinterest.worlds.production.adAccounts.has(site.account().value)).toBe(true);
		});

		it('are deleted by an operation that says what goes, where it works and that it is for good', () => {
			const options = new PinterestAds().description.properties
				.filter(({ name }) => name === 'operation')
				.flatMap((property) => property.options ?? []) as Array<{ value: string; description: string }>;
			const { description } = options.find(({ value }) => value === 'deleteSandbox') ?? {};
			for (const word of ['campaigns, ad groups, ads', 'sandbox only', 'can’t be undone'])
				expect(description).toContain(word);
		});
	});
});
