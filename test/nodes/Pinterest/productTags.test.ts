import type { NodeApiError } from 'n8n-workflow';

import { byId, byUrl, items, paired, useSite } from './site';

/** The resource Product Tag: its three operations, whole outputs and what was sent. */
describe('the resource Product Tag', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'productTag', operation, ...parameters }, more);
	let pin: string;
	let products: string[];
	beforeEach(() => {
		[pin] = site.pinsOn('Living room ideas');
		products = site.pinsOn('Ceramics').filter((id) => site.pinterest.pins.get(id)?.link);
	});

	it('adds products by ids and addresses, and gives the tags of the Pin', async () => {
		const { items: output } = await run('add', {
			taggedPin: byId(pin),
			productPins: `${products[0]}, https://www.pinterest.de/pin/mug--${products[1]}/`,
		});
		const tags = [{ pin_id: products[0] }, { pin_id: products[1] }];
		expect(output).toEqual(paired(tags));
		expect(site.sent()).toEqual([[`POST /pins/${pin}/product_tags`, { product_tags: tags }]]);
	});

	it('says which product the answer does not hold, and that it may be tagged', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', path: '/pins/{pin_id}/product_tags' },
			fault: { kind: 'altered', how: 'oneLess' },
		});
		const { error } = await run('add', { taggedPin: byId(pin), productPins: products.slice(0, 2).join() });
		expect(error).toMatchObject({
			message: expect.stringMatching(/^Pinterest’s answer holds no product tag of \d+/) as string,
			context: { mayHaveBeenExecuted: true },
		});
	});

	it('adds products from a list of the item', async () => {
		const { items: output } = await run(
			'add',
			{ taggedPin: byId(pin), productPins: '={{ $json.products }}' },
			{ items: items({ products: products.slice(0, 3) }) },
		);
		expect(output).toEqual(paired(products.slice(0, 3).map((pin_id) => ({ pin_id }))));
	});

	it('refuses more than 24 products before anything is sent', async () => {
		const many = Array.from({ length: 25 }, (_, at) => `81374480000000${at + 1000}`).join();
		const { error } = await run('add', { taggedPin: byId(pin), productPins: many });
		expect(error?.message).toBe('Product Pins has 25 values, at most 24 are allowed');
		expect(site.sent()).toEqual([]);
	});

	it('says what Pinterest has against a product', async () => {
		const { error } = await run('add', { taggedPin: byId(pin), productPins: '813744800000000001' });
		expect(error?.message).toBe('Some Pins cannot be tagged as products');
	});

	it('tells which product Pinterest refuses and why, in the error and in the item that stands for it', async () => {
		const unknown = '813744800000000001';
		const given = { taggedPin: byId(pin), productPins: `${products[0]}, ${unknown}` };
		const refused = { product_tags: [{ pin_id: unknown, error_message: 'PIN_MISSING' }] };
		const { items: output } = await run('add', given, { continueOnFail: true });
		expect(output[0].json.details).toEqual({
			httpCode: '400',
			advice: 'Pinterest refused the values. Correct the parameters named above and run again.',
			status: 400,
			code: 1,
			pinterest: refused,
		});
		const { error } = await run('add', given);
		expect((error as NodeApiError).context.pinterest).toEqual(refused);
		expect(site.pinterest.pins.get(pin)?.productTags).toEqual([]);
	});

	it('lists the products of each Pin', async () => {
		const [other] = site.pinsOn('Linen bedding');
		await site.api.post(`/pins/${pin}/product_tags`, { product_tags: [{ pin_id: products[0] }] });
		const { items: output } = await run(
			'getAll',
			{ taggedPin: byUrl('=https://www.pinterest.com/pin/{{ $json.pin }}/') },
			{ items: items({ pin: other }, { pin }) },
		);
		expect(output).toEqual(paired([], [{ pin_id: products[0] }]));
		expect(site.sent().sort()).toEqual([[`GET /pins/${pin}/product_tags`], [`GET /pins/${other}/product_tags`]].sort());
	});

	it('removes products and says so', async () => {
		const tags = products.slice(0, 2).map((pin_id) => ({ pin_id }));
		await site.api.post(`/pins/${pin}/product_tags`, { product_tags: tags });
		const { items: output } = await run('remove', { taggedPin: byId(pin), productPins: products[0] });
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(site.sent()).toEqual([[`POST /pins/${pin}/product_tags/bulk-delete`, { product_tags: [tags[0]] }]]);
		expect(site.pinterest.pins.get(pin)?.productTags).toEqual([products[1]]);
	});
});
