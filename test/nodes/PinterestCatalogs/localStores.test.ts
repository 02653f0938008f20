import type { IDataObject } from 'n8n-workflow';

import { byId, failure, items, paired, useCatalogsSite } from './site';

describe('local stores', () => {
	const site = useCatalogsSite();
	const catalog = () => site.locator('catalog', 'Shop');
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('localStore', operation, { catalog: catalog(), ...parameters }, more);
	const path = () => `/catalogs/${catalog().value}/local_stores`;
	const stores = () => site.all('local store');
	const view = ({ seq: _seq, catalog_id: _catalog, ...store }: IDataObject) => store;
	const store = (code: string) => stores().find((one) => one.store_code === code) ?? {};
	const coded = (...codes: string[]) => items(...codes.map((code) => ({ code })));
	const byCode = { storeName: '={{ "Store " + $json.code }}', storeCode: '={{ $json.code }}', country: 'DE' };

	it('are created together, up to 100 in a request', async () => {
		const list = coded(...Array.from({ length: 130 }, (_, at) => `S${at}`));
		const { items: output, error } = await run('create', byCode, { items: list });
		expect(error).toBeUndefined();
		expect(site.sent().map(([request, body]) => [request, (body as unknown[]).length])).toEqual([
			[`POST ${path()}`, 100],
			[`POST ${path()}`, 30],
		]);
		expect(output).toEqual(paired(...list.map(({ json }) => [view(store(String(json.code)))])));
	});

	it('are created with their address and place', async () => {
		await run('create', {
			...{ storeName: 'Harbour', storeCode: 'HB1', country: 'de' },
			additionalFields: {
				...{ addressPrimary: 'Kaistraße 1', addressSecondary: 'Hinterhaus', city: 'Bremen', region: 'Bremen' },
				...{ postalCode: '28195', latitude: 53.08, longitude: 8.8 },
			},
		});
		const address = {
			address_primary: 'Kaistraße 1',
			address_secondary: 'Hinterhaus',
			city: 'Bremen',
			region: 'Bremen',
		};
		expect(site.sent()[0][1]).toEqual([
			{
				...{ name: 'Harbour', store_code: 'HB1', country: 'DE', ...address },
				...{ postal_code: '28195', latitude: 53.08, longitude: 8.8 },
			},
		]);
	});

	it('whose code is taken fail alone', async () => {
		const { items: output } = await run('create', byCode, { items: coded('A', 'HH1', 'B'), continueOnFail: true });
		expect(output).toEqual([
			...paired([view(store('A'))]),
			failure(1, 'Another store has the code HH1'),
			...paired([], [], [view(store('B'))]),
		]);
		expect(site.sent()).toHaveLength(1);
	});

	it('are changed together, each in what is given', async () => {
		const ids = ['HH1', 'KI1'].map((code) => String(store(code).id));
		const { items: output } = await run(
			'update',
			{ localStore: byId('={{ $json.id }}'), updateFields: { newStoreName: 'New', city: '={{ $json.city }}' } },
			{
				items: items({ id: ids[0], city: 'Altona' }, { id: '1', city: '' }, { id: ids[1], city: 'Kiel' }),
				continueOnFail: true,
			},
		);
		expect(site.sent()).toEqual([
			[
				`PATCH ${path()}`,
				[
					{ id: ids[0], name: 'New', city: 'Altona' },
					{ id: '1', name: 'New' },
					{ id: ids[1], name: 'New', city: 'Kiel' },
				],
			],
		]);
		expect(output[0].json).toEqual(view(store('HH1')));
		expect(output[1]).toEqual(failure(1, /Local store not found/));
		expect(output[2].json).toMatchObject({ store_code: 'KI1', name: 'New' });
	});

	it('are deleted together, and each ID has its own outcome', async () => {
		const ids = ['HH1', 'KI1'].map((code) => String(store(code).id));
		const { items: output } = await run(
			'delete',
			{ storesToDelete: '={{ $json.ids }}' },
			{ items: items({ ids: ids.join() }, { ids: '1' }), continueOnFail: true },
		);
		expect(site.sent()).toEqual([[`DELETE ${path()}?ids=${ids.join()},1`]]);
		expect(output).toEqual([...paired(ids.map((id) => ({ id, deleted: true }))), failure(1, /Local store not found/)]);
		expect(stores().map(({ store_code }) => store_code)).toEqual(['HL1']);
	});

	it('are listed, all of them or by ID', async () => {
		const { items: all } = await run('getAll', { returnAll: true });
		expect(all.map(({ json }) => json.store_code).sort()).toEqual(['HH1', 'HL1', 'KI1']);
		const ids = ['HH1', 'HL1'].map((code) => String(store(code).id));
		const { items: some } = await run('getAll', { filters: { localStoreIds: ids } });
		expect(some.map(({ json }) => json).sort((a, b) => String(a.id).localeCompare(String(b.id)))).toEqual(
			ids.sort().map((id) => view(stores().find((one) => one.id === id) ?? {})),
		);
		expect(site.sent()[1][0]).toBe(`GET ${path()}?ids=${ids.join()}&page_size=50`);
	});

	it('are picked from a list, once the catalog is chosen', async () => {
		const choosing = (more: object) => ({
			parameters: { resource: 'localStore', operation: 'update', ...more } as never,
		});
		const { results } = await site.search('searchLocalStores', choosing({ catalog: catalog() }));
		expect(results).toContainEqual({ name: 'Kiel (KI1)', value: store('KI1').id });
		await expect(site.search('searchLocalStores', choosing({}))).rejects.toThrow('Choose the catalog first');
	});

	it.each([
		['create', { storeName: 'A', storeCode: 'A', country: 'Germany' }, 'Country must be a two-letter country code'],
		[
			'create',
			{ storeName: 'A', storeCode: 'A', country: 'DE', additionalFields: { latitude: 91 } },
			'Latitude must be a number from -90 to 90',
		],
		['update', { localStore: byId('1') }, 'Nothing to update'],
		['delete', { storesToDelete: 'HH1' }, 'Local Store IDs must be an id'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
