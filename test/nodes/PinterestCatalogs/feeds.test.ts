import { inspect } from 'node:util';

import { byId, failure, items, useCatalogsSite } from './site';

const SECRET = 'pass-"word"-of-the-feed';

describe('feeds', () => {
	const site = useCatalogsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('feed', operation, parameters, more);
	const germany = () => site.locator('catalog feed', 'Germany');
	const stored = (name: string) => site.named('catalog feed', name);
	const facts = {
		name: 'France',
		format: 'XML',
		location: 'https://hearthandlinen.example/fr.xml',
		defaultLocale: 'fr',
	};
	const access = { fileAccess: 'protected', feedUsername: 'pinterest', feedPassword: SECRET };

	it('are created with a schedule and credentials, which are never shown again', async () => {
		const { items: output, ...rest } = await run('create', {
			...{ ...facts, ...access, defaultCountry: 'fr', output: 'raw' },
			...{ processing: 'fixed', processingTime: '03:30', processingTimeZone: 'Europe/Paris' },
			additionalFields: { defaultAvailability: 'PREORDER', defaultCurrency: 'eur', feedStatus: 'INACTIVE' },
		});
		expect(rest.error).toBeUndefined();
		expect(stored('France')).toMatchObject({
			...{ catalog_type: 'RETAIL', format: 'XML', location: facts.location, status: 'INACTIVE' },
			...{ default_country: 'FR', default_locale: 'fr', default_currency: 'EUR', default_availability: 'PREORDER' },
			credentials: { username: 'pinterest', password: SECRET },
			preferred_processing_schedule: { time: '03:30', timezone: 'Europe/Paris' },
		});
		expect(output[0].json).toMatchObject({ name: 'France', has_credentials: true });
		expect(inspect(output, { depth: null })).not.toMatch(/pass-|credentials: \{/);
	});

	it('of creative assets have a catalog and a country, those of hotels no country', async () => {
		const pictures = site.locator('catalog', 'Campaign pictures');
		const { error } = await run('create', {
			...{ ...facts, catalogType: 'CREATIVE_ASSETS', defaultCountry: 'FR', additionalFields: { catalog: pictures } },
		});
		expect(error).toBeUndefined();
		expect(stored('France')).toMatchObject({ catalog_type: 'CREATIVE_ASSETS', catalog_id: pictures.value });
		const options = { adAccountId: byId(site.adAccount('Northlight Hotel')) };
		// The hotel's catalog has its one feed already.
		const refused = await run('create', { ...facts, catalogType: 'HOTEL', defaultCountry: 'FR', options });
		expect(refused.error?.message).toMatch(/HOTEL can have one feed only/);
		expect(site.sent().at(-1)?.[1]).toEqual({
			...{ catalog_type: 'HOTEL', name: 'France', format: 'XML', location: facts.location, default_locale: 'fr' },
		});
	});

	it('can be created by the older form of the request', async () => {
		await run('create', { ...facts, defaultCountry: 'FR', options: { olderForm: true } });
		expect(site.sent()[0][1]).toEqual({
			...{ name: 'France', format: 'XML', location: facts.location, default_country: 'FR', default_locale: 'fr' },
		});
		expect(stored('France').catalog_type).toBe('RETAIL');
	});

	it('keep the password out of errors, even if Pinterest repeats it', async () => {
		site.pinterest.faults.add({
			match: { path: '/catalogs/feeds' },
			fault: { kind: 'status', status: 400, message: `Bad credentials pinterest / ${SECRET}` },
		});
		const outcome = await run('create', { ...facts, ...access, defaultCountry: 'FR' });
		expect(outcome.error?.message).toMatch(/^Bad credentials \[hidden\] \/ \[hidden\]/);
		const { message, description, context } = outcome.error as never as Record<string, unknown>;
		expect(inspect({ message, description, context }, { depth: null })).not.toMatch(/pass-/);
	});

	it('are got and listed without their credentials, in raw pages too', async () => {
		const one = await run('get', { feed: germany(), output: 'raw' });
		expect(one.items[0].json).toMatchObject({ name: 'Germany', has_credentials: true });
		const all = await run('getAll', { returnAll: true, filters: { catalog: site.locator('catalog', 'Shop') } });
		expect(all.items.map(({ json }) => [json.name, json.has_credentials])).toEqual([
			['United States', false],
			['Germany', true],
		]);
		const raw = await run('getAll', { returnAll: true, options: { rawPages: true } });
		expect(raw.items).toHaveLength(1);
		expect(
			inspect(
				[one, all, raw].map(({ items }) => items),
				{ depth: null },
			),
		).not.toMatch(/feed-password|credentials: \{/);
	});

	it('hide a password in their address', async () => {
		await run('create', { ...facts, defaultCountry: 'FR', location: 'sftp://me:pass-1@files.example/fr.xml' });
		const { items: output } = await run('get', { feed: site.locator('catalog feed', 'France') });
		expect(output[0].json.location).toBe('sftp://[hidden]@files.example/fr.xml');
	});

	it('are updated in what is given, and lose what shall go', async () => {
		const { items: output, error } = await run('update', {
			...{ feed: germany(), fileAccess: 'public', processing: 'any' },
			updateFields: { newName: 'Deutschland', clearFields: ['default_currency'], feedStatus: 'INACTIVE' },
		});
		expect(error).toBeUndefined();
		expect(site.sent()).toEqual([
			[
				`PATCH /catalogs/feeds/${stored('Deutschland').id as string}`,
				{
					...{ catalog_type: 'RETAIL', name: 'Deutschland', default_currency: null, status: 'INACTIVE' },
					...{ credentials: null, preferred_processing_schedule: null },
				},
			],
		]);
		expect(output[0].json).toMatchObject({ name: 'Deutschland', status: 'INACTIVE', has_credentials: false });
		expect(stored('Deutschland')).toMatchObject({ credentials: null, preferred_processing_schedule: null });
	});

	it('are not updated with nothing', async () => {
		const { error } = await run('update', { feed: germany() });
		expect(error?.message).toMatch(/^Nothing to update/);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		['Location must be an address', { location: 'feeds/fr.xml' }],
		[
			'Time of Day must be a time of the day',
			{ processing: 'fixed', processingTime: '3:30', processingTimeZone: 'CET' },
		],
		['Time Zone is missing', { processing: 'fixed', processingTime: '03:30', processingTimeZone: '={{ "" }}' }],
		['Password is missing', { fileAccess: 'protected', feedUsername: 'pinterest', feedPassword: '={{ "" }}' }],
		['Default Currency must be a three-letter', { additionalFields: { defaultCurrency: 'Euro' } }],
	])('are refused before anything is sent: %s', async (message, parameters) => {
		const { error } = await run('create', { ...facts, defaultCountry: 'FR', ...parameters });
		expect(error?.message).toMatch(new RegExp(`^${message}`));
		expect(site.sent()).toEqual([]);
	});

	it('are deleted, each with its own outcome', async () => {
		const { items: output } = await run(
			'delete',
			{ feed: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
			{ items: items({ id: germany().value }, { id: '99' }), continueOnFail: true },
		);
		expect(output).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }, failure(1, /^Feed not found/)]);
		expect(site.all('catalog feed').map(({ name }) => name)).not.toContain('Germany');
	});

	it('are ingested now, and their results tell what came of it', async () => {
		const { items: output } = await run('ingest', { feed: germany() });
		expect(output[0].json).toMatchObject({ feed_id: germany().value, status: 'PROCESSING' });
		const results = await run('getProcessingResults', { feed: germany(), returnAll: true });
		expect(results.items).toHaveLength(2);
		expect(results.items[0].json).toMatchObject({ id: output[0].json.id, status: 'COMPLETED' });
		expect(results.items[1].json).toMatchObject({ product_counts: { original: 19, ingested: 18 } });
	});

	describe('have item issues,', () => {
		const issues = async (parameters: object) => {
			const [result] = site.all('catalog processing result');
			const ids = { processingResultId: result.id, returnAll: true };
			return await run('getItemIssues', { ...ids, ...parameters });
		};

		it('all of them', async () => {
			const { items: output } = await issues({ options: { pageSize: 1 } });
			expect(output.map(({ json }) => json.item_number)).toEqual([3, 7, 18]);
			expect(output[2].json).toMatchObject({ item_id: 'LIN-900', errors: { TITLE_MISSING: { provided_value: '' } } });
		});

		it('those at some places', async () => {
			const { items: output } = await issues({ issuesOf: 'numbers', itemNumbers: '3, 18' });
			expect(output.map(({ json }) => json.item_number)).toEqual([3, 18]);
			expect(site.sent()[0][0]).toMatch(/item_numbers=3&item_numbers=18/);
		});

		it('those of one kind', async () => {
			const { items: output } = await issues({ issuesOf: 'issue', itemValidationIssue: 'title_missing' });
			expect(output.map(({ json }) => json.item_id)).toEqual(['LIN-900']);
		});
	});
});
