import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../pinterest/faults';
import { byId, failure, items, paired, useCatalogsSite } from './site';

const WRITE = 'POST /catalogs/items/batch';

describe('catalog items', () => {
	const site = useCatalogsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('item', operation, { country: 'DE', itemLanguage: 'de', ...parameters }, more);
	const catalog = (name: string) => site.locator('catalog', name);
	const stored = (id: string) => site.all('catalog item').find((one) => one.id === id && one.country !== 'US');
	const attributes = (id: string) => stored(id)?.attributes as IDataObject | undefined;
	const lastBatch = () => site.all('catalog items batch').at(-1)?.batch_id as string;
	const bodies = () => site.sent().flatMap(([request, body]) => (request === WRITE ? [body as IDataObject] : []));
	const hotelier = () => ({ adAccountId: byId(site.adAccount('Northlight Hotel')) });
	const shop = 'https://hearthandlinen.example';
	const product = {
		itemId: '={{ $json.id }}',
		...{ itemTitle: '={{ $json.title }}', itemDescription: 'Made by hand', itemLink: `${shop}/new` },
		...{ itemImageLink: `${shop}/new.jpg`, itemPrice: '24.50 EUR' },
	};
	const success = (id: string, more: object = {}) => ({
		...{ batch_id: lastBatch(), item_id: id, status: 'SUCCESS', errors: [], warnings: [] },
		...more,
	});

	it('of all input items are created in one batch, which is waited for', async () => {
		site.pinterest.settings.processingPolls = 1;
		const input = items({ id: 'NEW-1', title: 'One' }, { id: 'NEW-2', title: 'Two' });
		const additionalFields = { catalog: catalog('Shop'), itemBrand: 'Klei', itemCustomNumber0: 7, itemAdult: false };
		const outcome = await run('create', { ...product, additionalFields }, { items: input });
		expect(outcome.error).toBeUndefined();
		expect(site.sent().map(([request]) => request)).toEqual([
			...[WRITE, `GET /catalogs/items/batch/${lastBatch()}`, `GET /catalogs/items/batch/${lastBatch()}`],
		]);
		expect(bodies()[0]).toMatchObject({
			...{ catalog_type: 'RETAIL', catalog_id: catalog('Shop').value, country: 'DE', language: 'de' },
			items: [
				{ operation: 'CREATE', item_id: 'NEW-1' },
				{ operation: 'CREATE', item_id: 'NEW-2' },
			],
		});
		expect(outcome.items).toEqual(paired([success('NEW-1')], [success('NEW-2')]));
		expect(attributes('NEW-2')).toMatchObject({
			...{
				title: 'Two',
				price: '24.50 EUR',
				availability: 'in stock',
				brand: 'Klei',
				custom_number_0: 7,
				adult: false,
			},
		});
	});

	describe('that Pinterest accepted are never called refused', () => {
		const LOOK = { method: 'GET', path: '/catalogs/items/batch/{batch_id}' };
		const create = async () =>
			await run('create', product, {
				items: items({ id: 'NEW-1', title: 'One' }, { id: 'NEW-2', title: 'Two' }),
				continueOnFail: true,
			});

		it.each<[string, Fault]>([
			['400', { kind: 'status', status: 400, message: 'Bad batch' }],
			['404', { kind: 'status', status: 404, message: 'No batch' }],
			['500', { kind: 'status', status: 500, message: 'Internal error' }],
			['a broken connection', { kind: 'reset' }],
			['half of the answer', { kind: 'truncate' }],
			['a page', { kind: 'page', text: '<html>Sorry</html>' }],
			['nothing about the items', { kind: 'answer', body: { status: 'COMPLETED' } }],
			['nothing about the state', { kind: 'answer', body: {} }],
		])('where a look gives %s', async (_, fault) => {
			// Without repeats of the look.
			const options = { options: { maximumBatchWait: 0 }, requestOptions: { maximumWait: 0 } };
			site.pinterest.faults.add({ match: { ...LOOK, times: Infinity }, fault });
			const { items: output } = await run(
				'create',
				{ ...product, ...options },
				{
					items: items({ id: 'NEW-1', title: 'One' }, { id: 'NEW-2', title: 'Two' }),
					continueOnFail: true,
				},
			);
			expect(output).toEqual(
				[0, 1].map((at) => failure(at, /^Pinterest accepted the batch, but what became of it could not be read: .*$/)),
			);
			for (const { json } of output) {
				expect(json.details).toMatchObject({ batch_id: lastBatch(), mayHaveBeenExecuted: true });
				expect((json.details as IDataObject).advice).toMatch(/^Nothing is lost: Get Batch with the batch ID/);
			}
			expect(bodies()).toHaveLength(1);
		});

		it('and are there when the look works', async () => {
			expect((await create()).items).toEqual(paired([success('NEW-1')], [success('NEW-2')]));
		});
	});

	it('of every type say what of them AI made', async () => {
		const url = `${shop}/new.jpg`;
		const itemAiDisclosures = {
			entries: [
				{ url, disclosure: ['ai_modified', 'synthetic_performer'] },
				{ url: `${shop}/new.mp4`, disclosure: 'ai_modified' },
			],
		};
		const more = { additionalFields: { itemAiDisclosures } };
		const dry = { ...product, itemId: 'NEW-1', itemTitle: 'New', itemName: 'New', itemMainImageLink: url, ...more };
		for (const catalogType of ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS']) {
			const outcome = await run('create', { ...dry, catalogType, options: { preview: true } });
			expect(outcome.error).toBeUndefined();
			expect(outcome.items[0].json).toMatchObject({
				element: {
					attributes: {
						ai_disclosures: [
							{ url, disclosure: ['ai_modified', 'synthetic_performer'] },
							{ url: `${shop}/new.mp4`, disclosure: ['ai_modified'] },
						],
					},
				},
			});
		}
	});

	it.each([
		[{ disclosure: ['ai_modified'] }, '1: URL must be a web address'],
		[{ url: `${shop}/${'a'.repeat(2000)}`, disclosure: ['ai_modified'] }, '1: URL is 2031 characters long'],
		[{ url: `${shop}/a.jpg`, disclosure: [] }, '1: Disclosures is missing'],
		[{ url: `${shop}/a.jpg`, disclosure: ['painted'] }, '1: Disclosures must be ai_modified or synthetic_performer'],
	])('are not sent with the AI disclosure %#', async (entry, message) => {
		const additionalFields = { itemAiDisclosures: { entries: [entry] } };
		const { error } = await run('upsert', { ...product, itemId: 'A', itemTitle: 'A', additionalFields });
		expect(error?.message).toContain(`AI Disclosures has a wrong disclosure ${message}`);
		expect(site.sent()).toEqual([]);
	});

	it('are given their own errors and warnings, and the good ones are written', async () => {
		const input = items({ id: 'LIN-1', title: 'Known' }, { id: 'NEW-1', title: 'New' }, { id: 'NEW-2', title: '' });
		const parameters = { ...product, additionalFields: { itemSalePrice: '99.00 EUR' } };
		const outcome = await run('create', parameters, { items: input, continueOnFail: true });
		expect(bodies()).toHaveLength(1);
		expect(outcome.items).toEqual([
			failure(0, /^Item_id: There is an item LIN-1 already/),
			...paired([], [expect.objectContaining(success('NEW-1', { warnings: [expect.anything()] }))]),
			failure(2, /^Title is missing/),
		]);
		expect(outcome.items[0].json.details).toMatchObject({
			...{ batch_id: lastBatch(), item_id: 'LIN-1', status: 'FAILURE', warnings: [] },
			errors: [{ attribute: 'item_id', code: expect.any(Number) as number, message: expect.any(String) as string }],
		});
		expect(outcome.items[1].json.warnings).toEqual([
			expect.objectContaining({ attribute: 'sale_price', message: expect.stringMatching(/above the price/) as string }),
		]);
		expect([attributes('NEW-1')?.title, attributes('NEW-2')]).toEqual(['New', undefined]);
	});

	it('that are refused end a run that does not continue, and the error says what was written', async () => {
		const input = items({ id: 'NEW-1', title: 'New' }, { id: 'LIN-1', title: 'Known' });
		const { error } = await run('create', product, { items: input });
		expect(error?.message).toMatch(/There is an item LIN-1 already/);
		expect(error?.description).toMatch(/^Of 2 items, 1 was written \(item 1\), 1 refused \(item 2\), 0 not sent/);
		expect(attributes('NEW-1')?.title).toBe('New');
	});

	it('go out 1,000 in a request, those of each country and language together', async () => {
		const input = items(
			...Array.from({ length: 1501 }, (_, at) => ({ id: `NEW-${at}`, title: `No. ${at}`, country: 'DE' })),
			{ id: 'NEW-0', title: 'No. 0', country: 'AT' },
		);
		const outcome = await run('upsert', { ...product, country: '={{ $json.country }}' }, { items: input });
		expect(outcome.error).toBeUndefined();
		expect(bodies().map(({ country, items: list }) => [country, (list as unknown[]).length])).toEqual([
			...[
				['DE', 1000],
				['DE', 501],
				['AT', 1],
			],
		]);
		expect(outcome.items.map(({ json, pairedItem }) => [json.item_id, pairedItem])).toEqual(
			input.map(({ json }, item) => [json.id, { item }]),
		);
	});

	it('take their attributes from a row of a table, without what is no attribute', async () => {
		const row = {
			...{ id: 'NEW-1', title: 'Bowl', description: 'A bowl', link: `${shop}/bowl`, image_link: `${shop}/bowl.jpg` },
			...{
				price: '12.00 EUR',
				availability: 'in stock',
				brand: '',
				gtin: 4006381333931,
				stock_count: 4,
				createdAt: 'today',
			},
		};
		const parameters = {
			...{ itemId: '={{ $json.id }}', attributesFrom: 'json', attributesJson: '={{ $json }}', onlyAttributes: true },
		};
		const { error } = await run('create', parameters, { items: items(row) });
		expect(error).toBeUndefined();
		const expected = { ...row, gtin: '4006381333931' } as IDataObject;
		for (const name of ['id', 'brand', 'stock_count', 'createdAt']) delete expected[name];
		expect(bodies()[0].items).toEqual([{ operation: 'CREATE', item_id: 'NEW-1', attributes: expected }]);
	});

	describe('from the columns of the input item', () => {
		const table = { itemId: '={{ $json.SKU }}', attributesFrom: 'names' };
		const row = {
			...{ SKU: 'NEW-1', 'Product Title': 'Bowl', description: 'A bowl', Link: `${shop}/bowl` },
			...{ 'Image URL': `${shop}/bowl.jpg`, PRICE: '12.00 EUR', 'Stock Status': 'In Stock', Barcode: 4006381333931 },
			...{ brand: '', ad_image_1_link: `${shop}/2.jpg`, 'Ad Image 1 Tag': 'side', stock_count: 4 },
		};

		it('are created as by fields, and say which columns that were', async () => {
			const { items: output, error } = await run('create', table, { items: items(row) });
			expect(error).toBeUndefined();
			const sent = {
				...{ title: 'Bowl', description: 'A bowl', link: `${shop}/bowl`, image_link: `${shop}/bowl.jpg` },
				...{ price: '12.00 EUR', availability: 'in stock', gtin: '4006381333931' },
				...{ ad_image_1_link: `${shop}/2.jpg`, ad_image_1_tag: 'side' },
			};
			expect(bodies()[0].items).toEqual([{ operation: 'CREATE', item_id: 'NEW-1', attributes: sent }]);
			expect(output[0].json).toMatchObject({
				status: 'SUCCESS',
				columns: {
					taken: {
						...{ 'Product Title': 'title', description: 'description', Link: 'link', 'Image URL': 'image_link' },
						...{ PRICE: 'price', 'Stock Status': 'availability', Barcode: 'gtin' },
						...{ ad_image_1_link: 'ad_image_1_link', 'Ad Image 1 Tag': 'ad_image_1_tag' },
					},
					ignored: ['stock_count'],
				},
			});
		});

		it('are shown in a preview', async () => {
			const input = { items: items({ SKU: 'LIN-1', Price: 80, Notes: '' }) };
			const { items: output } = await run('update', { ...table, options: { preview: true } }, input);
			expect(output[0].json).toMatchObject({
				element: { operation: 'UPDATE', item_id: 'LIN-1', attributes: { price: '80' } },
				columns: { taken: { Price: 'price' }, ignored: ['Notes'] },
			});
			expect(site.sent()).toEqual([]);
		});

		it('are changed by what the columns say, beside what is to be taken away', async () => {
			const parameters = { ...table, updateFields: { clearFields: ['items.attributes.material'] } };
			const input = { items: items({ SKU: 'LIN-1', Price: '80.00 EUR', image_link: `${shop}/1.jpg` }) };
			const { items: output, error } = await run('update', parameters, input);
			expect(error).toBeUndefined();
			expect(bodies()[0].items).toEqual([
				{ operation: 'UPDATE', item_id: 'LIN-1', attributes: { price: '80.00 EUR', material: null } },
			]);
			expect((output[0].json.columns as IDataObject).ignored).toEqual(['image_link']);
		});

		it('of hotels are those of hotels', async () => {
			const input = {
				items: items({ SKU: 'H', Name: 'Lodge', url: `${shop}/h`, image: `${shop}/h.jpg`, City: 'Kiruna' }),
			};
			const parameters = { ...table, catalogType: 'HOTEL', options: { preview: true } };
			const { items: output, error } = await run('create', parameters, input);
			expect(error).toBeUndefined();
			expect((output[0].json.element as IDataObject).attributes).toEqual({
				...{ name: 'Lodge', link: `${shop}/h`, main_image: { link: `${shop}/h.jpg` }, address: { city: 'Kiruna' } },
			});
		});

		it.each<[string, object, IDataObject, string]>([
			[
				'an unknown column',
				{ inputColumns: 'fail' },
				{ ...row, notes: '' },
				'The input item has unknown columns: stock_count, notes. Rename or remove them, or ignore Unknown Columns',
			],
			['a value that does not fit', {}, { ...row, PRICE: '12,00 €' }, 'Price (column PRICE) must be an amount'],
			['no column for what is needed', {}, { ...row, PRICE: '' }, 'Price is missing: no column of the input item'],
			['two columns for one attribute', {}, { ...row, price: '13.00 EUR' }, 'The columns PRICE and price of the input'],
		])('are refused with %s, and the others are written', async (_, parameters, item, message) => {
			const good = { ...row, SKU: 'NEW-2' } as IDataObject;
			delete good.stock_count;
			const input = { items: items(item, good), continueOnFail: true };
			const { items: output } = await run('create', { ...table, ...parameters }, input);
			expect(output[0].json.error).toContain(message);
			expect(output[1].json).toMatchObject({ item_id: 'NEW-2', status: 'SUCCESS' });
		});
	});

	describe('have pictures and videos for ads', () => {
		const image = (at: number) => ({ link: `${shop}/${at}.jpg`, tag: `view ${at}` });
		const update = async (updateFields: object) =>
			await run('update', { itemId: 'LIN-1', updateFields, options: { preview: true } });
		const sent = ({ items: output }: Awaited<ReturnType<typeof update>>) =>
			(output[0].json.element as IDataObject).attributes;

		it('that are numbered in their order', async () => {
			const lists = { itemAdImages: { entries: [image(7), image(3)] }, itemAdVideos: { entries: [image(1)] } };
			expect(sent(await update(lists))).toEqual({
				...{ ad_image_0_link: `${shop}/7.jpg`, ad_image_0_tag: 'view 7' },
				...{ ad_image_1_link: `${shop}/3.jpg`, ad_image_1_tag: 'view 3' },
				...{ ad_video_0_link: `${shop}/1.jpg`, ad_video_0_tag: 'view 1' },
			});
		});

		it('that are taken away as one', async () => {
			const { ad_video_0_link, ad_video_2_tag, ...others } = sent(
				await update({ clearFields: ['itemAdVideos'] }),
			) as IDataObject;
			expect([ad_video_0_link, ad_video_2_tag, Object.keys(others).length]).toEqual([null, null, 4]);
		});

		it.each([
			[
				{ itemAdImages: { entries: Array.from({ length: 21 }, (_, at) => image(at)) } },
				'For Ads: Images has 21 rows, at most 20',
			],
			[{ itemAdImages: { entries: [{ link: `${shop}/1.jpg` }] } }, 'For Ads: Images has a wrong row 1: Tag is missing'],
			[
				{ itemAdVideos: { entries: [{ link: 'video', tag: 'a' }] } },
				'For Ads: Videos has a wrong row 1: Link must be a web address',
			],
			[
				{ itemAdImages: { entries: [image(1)] }, clearFields: ['itemAdImages'] },
				'Clear Fields names For Ads: Images, which is set too',
			],
		])('that are refused: %#', async (updateFields, message) => {
			const { error } = await update(updateFields);
			expect(error?.message).toContain(message);
			expect(site.sent()).toEqual([]);
		});
	});

	it('are updated in what is given; a mask takes the rest of what it names away', async () => {
		const given = {
			updateFields: {
				itemPrice: '80.00 EUR',
				itemBrand: '',
				clearFields: ['items.attributes.color'],
				updateMask: ['price', 'brand'],
			},
		};
		const outcome = await run('update', { itemId: 'LIN-1', ...given });
		expect(outcome.error).toBeUndefined();
		expect(bodies()[0].items).toEqual([
			{
				...{ operation: 'UPDATE', item_id: 'LIN-1', update_mask: ['price', 'brand', 'color'] },
				attributes: { price: '80.00 EUR', color: null },
			},
		]);
		expect(attributes('LIN-1')).toMatchObject({ price: '80.00 EUR', title: 'Linen throw, clay' });
		expect(attributes('LIN-1')).not.toHaveProperty('brand');
	});

	it('are updated from a row of a table, whose empty cells take nothing away', async () => {
		const attributesJson = { price: '80.00 EUR', brand: '', color: null, availability: 'In_Stock' };
		const parameters = { itemId: 'LIN-1', itemLanguage: 'de_DE', attributesFrom: 'json', attributesJson };
		const updateFields = { clearFields: ['items.attributes.material'] };
		expect((await run('update', { ...parameters, updateFields })).error).toBeUndefined();
		expect(bodies()[0]).toMatchObject({ language: 'de' });
		expect(bodies()[0].items).toEqual([
			{
				...{ operation: 'UPDATE', item_id: 'LIN-1' },
				attributes: { price: '80.00 EUR', availability: 'in stock', material: null },
			},
		]);
		const both = await run('update', { ...parameters, updateFields: { clearFields: ['items.attributes.price'] } });
		expect(both.error?.message).toMatch(/^Clear Fields must be one of/);
	});

	it('are deleted, as changed at a time', async () => {
		const additionalFields = { itemUpdated: '2026-05-01T00:00:00Z' };
		const outcome = await run('delete', { itemId: 'LIN-1', additionalFields });
		expect(outcome.items).toEqual(paired([success('LIN-1')]));
		expect(bodies()[0].items).toEqual([
			{ operation: 'DELETE', item_id: 'LIN-1', last_updated_time: Date.parse('2026-05-01T00:00:00Z') },
		]);
		expect(stored('LIN-1')).toBeUndefined();
	});

	it('that are discontinued are deleted by the older form of the request', async () => {
		const outcome = await run('deleteDiscontinued', { itemId: 'LIN-2' });
		expect(outcome.items).toEqual(paired([success('LIN-2')]));
		expect(bodies()).toEqual([
			{ country: 'DE', language: 'de', operation: 'DELETE_DISCONTINUED', items: [{ item_id: 'LIN-2' }] },
		]);
	});

	it('can be written by the older form of the request', async () => {
		const options = { olderForm: true };
		const parameters = {
			itemId: 'LIN-1',
			updateFields: { itemBrand: 'Klei' },
			additionalFields: { catalog: catalog('Shop') },
		};
		expect((await run('update', { ...parameters, options })).error).toBeUndefined();
		const list = [{ item_id: 'LIN-1', attributes: { brand: 'Klei' } }];
		expect(bodies()).toEqual([{ country: 'DE', language: 'de', operation: 'UPDATE', items: list }]);
	});

	it('of hotels have the attributes of hotels', async () => {
		const outcome = await run('create', {
			...{ catalogType: 'HOTEL', country: 'SE', itemLanguage: 'sv-SE', itemId: 'HOTEL-9', options: hotelier() },
			...{
				itemName: 'Lodge',
				itemLink: 'https://northlight.example/9',
				itemMainImageLink: 'https://northlight.example/9.jpg',
			},
			additionalFields: {
				itemAddressCity: 'Kiruna',
				itemGuestRatingsScore: 4.5,
				itemGuestRatingsMaxScore: 5,
				itemGuestRatingsNumberOfReviewers: 12,
				itemGuestRatingsRatingSystem: 'own',
				itemLatitude: 67.8,
				itemMainImageTag: 'snow, hut',
			},
		});
		expect(outcome.error).toBeUndefined();
		expect(outcome.items[0].json).toMatchObject({ hotel_id: 'HOTEL-9', status: 'SUCCESS' });
		const ratings = { max_score: 5, number_of_reviewers: 12, rating_system: 'own', score: 4.5 };
		expect(attributes('HOTEL-9')).toEqual({
			...{ name: 'Lodge', link: 'https://northlight.example/9', address: { city: 'Kiruna' }, latitude: 67.8 },
			...{
				main_image: { link: 'https://northlight.example/9.jpg', tag: ['snow', 'hut'] },
				guest_ratings: ratings,
			},
		});
	});

	it('of creative assets have the attributes of creative assets', async () => {
		const outcome = await run('upsert', {
			...{ catalogType: 'CREATIVE_ASSETS', itemId: 'ASSET-9', itemTitle: 'Snow', itemLink: `${shop}/snow` },
			additionalFields: { itemImageLink: `${shop}/snow.jpg`, itemVisibility: 'hidden' },
		});
		expect(outcome.items[0].json).toMatchObject({ creative_assets_id: 'ASSET-9', status: 'SUCCESS' });
		expect(attributes('ASSET-9')).toEqual({
			...{ title: 'Snow', link: `${shop}/snow`, image_link: `${shop}/snow.jpg`, visibility: 'hidden' },
		});
	});

	it('whose batch takes too long fail with its ID, and Get Batch finishes', async () => {
		site.pinterest.settings.processingPolls = 3;
		const input = items({ id: 'LIN-1' }, { id: 'UNKNOWN' });
		const parameters = {
			itemId: '={{ $json.id }}',
			updateFields: { itemBrand: 'Klei' },
			options: { maximumBatchWait: 0 },
		};
		const early = await run('update', parameters, { items: input, continueOnFail: true });
		const details = { batch_id: lastBatch(), stillRunning: true };
		expect(early.items).toEqual([
			failure(0, /^The batch is not ready after 0 s/),
			failure(1, /^The batch is not ready/),
		]);
		expect(early.items.map(({ json }) => json.details)).toEqual([
			...[
				expect.objectContaining({ ...details, item_id: 'LIN-1' }),
				expect.objectContaining({ ...details, item_id: 'UNKNOWN' }),
			],
		]);
		expect(bodies()).toHaveLength(1);
		const finished = await run('getBatch', { batchId: lastBatch() });
		expect(finished.error).toBeUndefined();
		expect(finished.items.map(({ json }) => [json.batch_id, json.item_id, json.status])).toEqual([
			[lastBatch(), 'LIN-1', 'SUCCESS'],
			[lastBatch(), 'UNKNOWN', 'FAILURE'],
		]);
		expect(attributes('LIN-1')?.brand).toBe('Klei');
	});

	it('whose batch Pinterest could not work on say so, each', async () => {
		site.pinterest.settings.processingOutcome = 'failed';
		const input = items({ id: 'LIN-1' }, { id: 'LIN-2' });
		const parameters = { itemId: '={{ $json.id }}', updateFields: { itemBrand: 'Klei' } };
		const outcome = await run('update', parameters, { items: input, continueOnFail: true });
		expect(outcome.items).toEqual([failure(0, /could not be processed/), failure(1, /could not be processed/)]);
	});

	it('are not sent again when the answer was lost', async () => {
		site.pinterest.faults.add({
			match: { path: '/catalogs/items/batch' },
			fault: { kind: 'reset', afterExecuting: true },
		});
		const { error } = await run('update', { itemId: 'LIN-1', updateFields: { itemBrand: 'Klei' } });
		expect(error?.message).toMatch(/may have been executed, so it was not sent again/);
		expect(bodies()).toHaveLength(1);
	});

	it('are shown instead of sent in a preview', async () => {
		const outcome = await run('delete', { itemId: 'LIN-1', options: { preview: true } });
		expect(outcome.items[0].json).toMatchObject({ preview: true, element: { operation: 'DELETE', item_id: 'LIN-1' } });
		expect(site.sent()).toEqual([]);
	});

	it('are read by ID, many in a request, and those that are not there are told', async () => {
		const input = items({ ids: 'LIN-1, LIN-2' }, { ids: ['LIN-2', 'UNKNOWN'] });
		const outcome = await run('get', { itemIds: '={{ $json.ids }}' }, { items: input });
		expect(site.sent()).toEqual([
			[
				'POST /catalogs/items',
				{
					...{ country: 'DE', language: 'de' },
					filters: { catalog_type: 'RETAIL', item_ids: ['LIN-1', 'LIN-2', 'UNKNOWN'] },
				},
			],
		]);
		expect(outcome.items.map(({ json, pairedItem }) => [pairedItem, json.found, json.item_id])).toEqual([
			[{ item: 0 }, true, 'LIN-1'],
			[{ item: 0 }, true, 'LIN-2'],
			[{ item: 1 }, true, 'LIN-2'],
			[{ item: 1 }, false, 'UNKNOWN'],
		]);
		expect(outcome.items[0].json).toMatchObject({ attributes: attributes('LIN-1'), pins: [expect.anything()] });
		expect(outcome.items[3].json.errors).toEqual([expect.objectContaining({ attribute: 'item_id' })]);
	});

	it('are read 1,000 at a time', async () => {
		const ids = Array.from({ length: 1001 }, (_, at) => `X-${at}`);
		const outcome = await run('get', { itemIds: ids, catalogType: 'CREATIVE_ASSETS' });
		expect(outcome.items).toHaveLength(1001);
		expect(site.sent()).toHaveLength(2);
	});

	it.each([
		[
			'Price must be an amount with its currency',
			'create',
			{ ...product, itemId: 'A', itemTitle: 'A', itemPrice: '24,50 €' },
		],
		['Link must be a web address', 'create', { ...product, itemId: 'A', itemTitle: 'A', itemLink: 'new' }],
		['Country must be a two-letter country code', 'delete', { itemId: 'LIN-1', country: 'Germany' }],
		['Language must be one of', 'delete', { itemId: 'LIN-1', itemLanguage: 'Klingon' }],
		['Item ID is missing', 'delete', { itemId: '={{ $json.id }}' }],
		['Nothing to update', 'update', { itemId: 'LIN-1' }],
		[
			'Attributes \\(JSON\\) has the attribute image_link, which no update can change',
			'update',
			{ itemId: 'LIN-1', attributesFrom: 'json', attributesJson: { image_link: `${shop}/1.jpg` } },
		],
		[
			'Attributes \\(JSON\\) has the attribute ai_disclosures, which no update can change',
			'update',
			{ itemId: 'LIN-1', attributesFrom: 'json', attributesJson: { ai_disclosures: [] } },
		],
		[
			'Attributes \\(JSON\\) has the attribute latitude, which items of this type do not have',
			'create',
			{ itemId: 'LIN-1', attributesFrom: 'json', attributesJson: { latitude: 1 } },
		],
		[
			'Attributes \\(JSON\\) must be an object',
			'create',
			{ itemId: 'A', attributesFrom: 'json', attributesJson: '[1]' },
		],
	])('are refused before anything is sent: %s', async (message, operation, parameters) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toMatch(new RegExp(`^${message}`));
		expect(site.sent()).toEqual([]);
	});
});
