import { byId, items, paired, useSite } from './site';

/** The resource Website: its four operations, whole outputs and what was sent. */
describe('the resource Website', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'website', operation, ...parameters }, more);
	const kept = async () => (await site.api.get('/user_account/websites')).data.items as unknown[];
	const shop = { website: 'hearthandlinen.example', status: 'success', verified_at: '2026-01-14T21:03:01.602000' };
	const journal = { website: 'journal.hearthandlinen.example', status: 'pending' };

	it('lists the websites, verified or not', async () => {
		const { items: output } = await run('getAll');
		expect(output).toEqual(paired([shop, journal]));
		expect(site.sent()).toEqual([['GET /user_account/websites?page_size=50']]);
	});

	it('lists them page by page', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { pageSize: 1, rawPages: true } });
		expect(output.map(({ json }) => json.items)).toEqual([[shop], [journal]]);
		expect(output.map(({ json }) => json.bookmark)).toEqual([expect.any(String), null]);
	});

	it('gets the verification code', async () => {
		const { items: output } = await run('getVerification');
		const code = String(output[0].json.verification_code);
		const metatag = `<meta name="p:domain_verify" content="${code}"/>`;
		expect(code).toMatch(/^[0-9a-f]{32}$/);
		expect(output).toEqual(
			paired([
				{
					verification_code: code,
					dns_txt_record: `pinterest-site-verification=${code}`,
					metatag,
					filename: `pinterest-${code.slice(0, 5)}.html`,
					file_content: `<!DOCTYPE html><html><head>${metatag}</head><body></body></html>`,
				},
			]),
		);
		expect(site.sent()).toEqual([['GET /user_account/websites/verification']]);
	});

	it('gets the verification code of a business', async () => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('getVerification', { options: { websiteAdAccountId: byId(hotel) } });
		const path = `/user_account/websites/verification?ad_account_id=${hotel}`;
		expect(output).toEqual(paired([(await site.api.get(path)).data]));
		expect(output[0].json).not.toEqual((await run('getVerification')).items[0].json);
		expect(site.sent()[0]).toEqual([`GET ${path}`]);
	});

	it('verifies a website by its HTML tag unless told', async () => {
		const { items: output } = await run('verify', { website: 'journal.hearthandlinen.example' });
		const verified = { ...journal, status: 'success', verified_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) };
		expect(output).toEqual(paired([verified]));
		expect(await kept()).toEqual([shop, verified]);
		expect(site.sent()).toEqual([
			['POST /user_account/websites', { website: 'journal.hearthandlinen.example', verification_method: 'METATAG' }],
		]);
	});

	it.each(['DNSTXT', 'FILENAME'])('verifies a website by %s, for a business', async (verificationMethod) => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('verify', {
			website: 'https://rooms.example/summer/',
			verificationMethod,
			options: { websiteAdAccountId: byId(hotel) },
		});
		expect(output).toEqual(
			paired([{ website: 'rooms.example/summer', status: 'success', verified_at: expect.any(String) }]),
		);
		expect(site.sent()).toEqual([
			[
				`POST /user_account/websites?ad_account_id=${hotel}`,
				{ website: 'rooms.example/summer', verification_method: verificationMethod },
			],
		]);
		expect(await kept()).toEqual([shop, journal]);
	});

	it('gives up a website and says so', async () => {
		const { items: output } = await run('unverify', { website: 'http://hearthandlinen.example' });
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(await kept()).toEqual([journal]);
		expect(site.sent()).toEqual([['DELETE /user_account/websites?website=hearthandlinen.example']]);
	});

	it('says which website the account does not have, beside those it has', async () => {
		const { items: output } = await run(
			'unverify',
			{ website: '={{ $json.website }}' },
			{ items: items({ website: 'other.example/a&b' }, { website: journal.website }), continueOnFail: true },
		);
		expect(output).toEqual([
			{
				json: expect.objectContaining({ error: expect.stringContaining('Website not found') }),
				pairedItem: { item: 0 },
			},
			...paired([], [{ deleted: true }]),
		]);
		expect(site.sent()).toContainEqual(['DELETE /user_account/websites?website=other.example/a&b']);
	});

	it.each([
		[
			'verify',
			{ website: 'my shop' },
			'Website must be a domain such as my-shop.com, or one with a path, not "my shop"',
		],
		[
			'unverify',
			{ website: 'https://' },
			'Website must be a domain such as my-shop.com, or one with a path, not "https://"',
		],
		['verify', { website: '={{ "" }}' }, 'Website is missing'],
		[
			'verify',
			{ website: 'a.example', verificationMethod: 'EMAIL' },
			'Verification Method must be one of DNSTXT, FILENAME, METATAG, not "EMAIL"',
		],
	])('refuses to %s %j, before anything is sent', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(`${message}`);
		expect(site.sent()).toEqual([]);
	});
});
