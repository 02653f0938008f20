import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

const site = 'https://hearthandlinen.example';
const de = { country: 'DE', language: 'de' };
const product = {
	title: 'Linen napkin',
	description: 'Washed linen.',
	link: `${site}/napkin`,
	image_link: `${site}/napkin.jpg`,
	price: '12.00 EUR',
	availability: 'in stock',
};

describe('items of the simulated catalogs', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 0;
		delete pinterest.settings.processingOutcome;
		api = client(pinterest);
	});

	const send = async (items: unknown[], more: object = {}) =>
		(await api.post('/catalogs/items/batch', { ...de, catalog_type: 'RETAIL', items, ...more })).data;
	const result = async (batch: { batch_id: string }) => (await api.get(`/catalogs/items/batch/${batch.batch_id}`)).data;
	const run = async (items: unknown[], more?: object) => result(await send(items, more));
	const read = async (ids: string[], place: object = de) => {
		const filters = { catalog_type: 'RETAIL', item_ids: ids };
		return (await api.post('/catalogs/items', { ...place, filters })).data.items;
	};
	const create = (item_id: string, attributes: object = product) => ({ operation: 'CREATE', item_id, attributes });

	it('are taken in the background, each with its own outcome', async () => {
		pinterest.settings.processingPolls = 1;
		const { title: _title, ...untitled } = product;
		const batch = await send([create('N-1'), create('N-2', untitled), create('N-3', { ...product, gender: 'all' })]);
		expect(batch).toMatchObject({ status: 'PROCESSING', completed_time: null });
		expect(batch.items.map((item: { status: string }) => item.status)).toEqual(Array(3).fill('PROCESSING'));
		expect(await result(batch)).toMatchObject({ status: 'PROCESSING' });
		expect((await read(['N-1']))[0]).toHaveProperty('errors');
		const done = await result(batch);
		expect(done).toMatchObject({ status: 'COMPLETED', completed_time: expect.any(String) });
		expect(done.items).toEqual([
			{ item_id: 'N-1', status: 'SUCCESS', errors: [], warnings: [] },
			{
				item_id: 'N-2',
				status: 'FAILURE',
				errors: [{ attribute: 'title', code: 106, message: "'title' is missing." }],
				warnings: [],
			},
			{
				item_id: 'N-3',
				status: 'SUCCESS',
				errors: [],
				warnings: [expect.objectContaining({ attribute: 'gender' })],
			},
		]);
		const [one, two, three] = await read(['N-1', 'N-2', 'N-3']);
		expect(one).toMatchObject({ item_id: 'N-1', attributes: { ...product, image_link: [product.image_link] } });
		expect(one.pins[0]).toMatchObject({ title: product.title, link: product.link });
		expect(two.errors).toHaveLength(1);
		expect(three.attributes).not.toHaveProperty('gender');
	});

	it.each([
		['CREATE of one that is there', create('LIN-1')],
		['UPDATE of one that is not', { operation: 'UPDATE', item_id: 'N-1', attributes: { price: '1.00 EUR' } }],
		['DELETE of one that is not', { operation: 'DELETE', item_id: 'N-1' }],
		['a link to somebody else', create('N-1', { ...product, link: 'https://other.example/napkin' })],
		['a price that is none', create('N-1', { ...product, price: 'EUR 12' })],
		['a picture that is no address', create('N-1', { ...product, image_link: 'napkin.jpg' })],
	])('fail alone: %s', async (_name, item) => {
		const { status, items } = await run([item, create('N-9')]);
		expect([status, items[0].status, items[1].status]).toEqual(['COMPLETED', 'FAILURE', 'SUCCESS']);
		expect(items[0].errors).toHaveLength(1);
	});

	it('are changed in what is sent, and by a mask also lose what is not', async () => {
		const update = { operation: 'UPDATE', item_id: 'LIN-1' };
		await run([{ ...update, attributes: { price: '70.00 EUR' } }]);
		expect((await read(['LIN-1']))[0].attributes).toMatchObject({ price: '70.00 EUR', brand: 'Hearth & Linen' });
		const update_mask = ['brand', 'color'];
		await run([{ ...update, attributes: { color: 'white', price: '1.00 EUR' }, update_mask }]);
		const { attributes } = (await read(['LIN-1']))[0];
		expect(attributes).toMatchObject({ price: '70.00 EUR', color: 'white' });
		expect(attributes).not.toHaveProperty('brand');
		expect((await run([{ ...update, attributes: {}, update_mask: ['title'] }])).items[0].status).toBe('FAILURE');
	});

	it('keep nothing of what they were after an upsert', async () => {
		await run([{ operation: 'UPSERT', item_id: 'LIN-1', attributes: product }]);
		expect((await read(['LIN-1']))[0].attributes).not.toHaveProperty('brand');
	});

	it('stand for one country and language, whichever way it is written', async () => {
		expect((await read(['LIN-1'], { country: 'DE', language: 'DE' }))[0].attributes.price).toBe('89.00 EUR');
		expect((await read(['LIN-1'], { country: 'US', language: 'en-US' }))[0].attributes.price).toBe('89.00 USD');
		expect((await read(['LIN-1'], { country: 'FR', language: 'fr' }))[0]).toHaveProperty('errors');
	});

	it('can be sent the older way, one operation for all', async () => {
		const older = async (operation: string, items: object[]) =>
			result((await api.post('/catalogs/items/batch', { ...de, operation, items })).data);
		expect((await older('CREATE', [{ item_id: 'N-1', attributes: product }])).items[0].status).toBe('SUCCESS');
		const gone = await older('DELETE_DISCONTINUED', [{ item_id: 'N-1' }, {}]);
		expect(gone.items.map((item: { status: string }) => item.status)).toEqual(['SUCCESS', 'FAILURE']);
	});

	it('are not taken twice while they are on their way', async () => {
		pinterest.settings.processingOutcome = 'stuck';
		const first = await send([create('N-1')]);
		expect(await send([create('N-1')])).toEqual({ ...first, created_time: null });
		expect((await send([create('N-2')])).batch_id).not.toBe(first.batch_id);
	});

	it('fail as a whole where the batch does', async () => {
		const batch = await send([create('N-1')]);
		pinterest.settings.processingOutcome = 'failed';
		expect(await result(batch)).toMatchObject({ status: 'FAILED', items: [{ status: 'FAILURE' }] });
	});

	it.each([
		['no items', { catalog_type: 'RETAIL', items: [] }, 'items'],
		['too many', { catalog_type: 'RETAIL', items: Array.from({ length: 1001 }, () => create('N')) }, 'items'],
		['an unknown attribute', { catalog_type: 'RETAIL', items: [create('N', { ...product, colour: 'red' })] }, 'colour'],
		['an attribute of hotels', { catalog_type: 'RETAIL', items: [create('N', { ...product, name: 'x' })] }, 'name'],
		['the id of another type', { catalog_type: 'HOTEL', items: [create('N')] }, 'hotel_id'],
		['an operation in two places', { catalog_type: 'RETAIL', operation: 'CREATE', items: [create('N')] }, 'operation'],
		['a wrong type', { operation: 'UPDATE', items: [{ item_id: 'N', attributes: { price: 12 } }] }, 'items.0'],
		[
			'a mask of images',
			{ operation: 'UPDATE', items: [{ item_id: 'N', update_mask: ['image_link'] }] },
			'update_mask',
		],
	])('are refused as a whole with %s', async (_name, body, key) => {
		const answer = refusal(await api.post('/catalogs/items/batch', { ...de, ...body }));
		expect(answer).toMatchObject({ status: 400, code: 1, message: expect.stringContaining(key) });
	});

	it('of hotels and creative assets have ids and rules of their own', async () => {
		const hotelier = [...pinterest.worlds.production.adAccounts.values()].find(
			({ ownerId }) => ownerId === clientId,
		)?.id;
		const hotel = {
			name: 'Cabin',
			link: 'https://northlight.example/c',
			main_image: { link: 'https://a.example/c.jpg' },
		};
		const items = [
			{ operation: 'UPSERT', hotel_id: 'H-1', attributes: hotel },
			{ operation: 'UPSERT', hotel_id: 'H-2', attributes: { ...hotel, guest_ratings: { score: 4 } } },
		];
		const body = { country: 'SE', language: 'sv-SE', catalog_type: 'HOTEL', items };
		expect((await api.post('/catalogs/items/batch', body)).status).toBe(409);
		const query = `?ad_account_id=${hotelier}`;
		const { data } = await api.post(`/catalogs/items/batch${query}`, body);
		expect((await api.get(`/catalogs/items/batch/${data.batch_id}`)).data).toMatchObject({ code: 4331 });
		const done = (await api.get(`/catalogs/items/batch/${data.batch_id}${query}`)).data;
		expect(done.items).toMatchObject([
			{ hotel_id: 'H-1', status: 'SUCCESS' },
			{ hotel_id: 'H-2', status: 'FAILURE' },
		]);
		const assets = await send([create('A'), create('B')], { catalog_type: 'CREATIVE_ASSETS' });
		expect(assets).toMatchObject({ code: 1 });
		const picture = { title: 'A', link: site };
		const made = ['A', 'B'].map((creative_assets_id, at) => ({
			operation: 'CREATE',
			creative_assets_id,
			attributes: { ...picture, ...(at === 0 && { video_link: `${site}/a.mp4` }) },
		}));
		expect((await run(made, { catalog_type: 'CREATIVE_ASSETS' })).items).toMatchObject([
			{ creative_assets_id: 'A', status: 'SUCCESS' },
			{ creative_assets_id: 'B', status: 'FAILURE' },
		]);
	});

	it('are taken a thousand at a time', async () => {
		const many = Array.from({ length: 1000 }, (_, at) => create(`M-${at}`));
		expect((await run(many)).items.every((item: { status: string }) => item.status === 'SUCCESS')).toBe(true);
		expect(await read(many.map(({ item_id }) => item_id))).toHaveLength(1000);
	});
});
