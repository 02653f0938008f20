import { byId, items, useSite } from './site';

/** Texts and links of a new Pin, made to fit by the item's options. */
describe('the texts of a Pin', () => {
	const site = useSite();
	const image = 'https://example.com/a.png';
	const run = (parameters: object, more = {}) =>
		site.run(
			{ resource: 'pin', operation: 'create', pinBoard: byId(site.board('Ceramics')), image, ...parameters },
			more,
		);

	it('are cut and decoded where the item says so, which the result tells', async () => {
		const long = `${'A mug. '.repeat(20)}&amp;`;
		const options = { longTexts: 'cut', decodeEntities: true };
		const texts = { title: long, pinDescription: 'Salt &amp; pepper\n#salt', altText: 'x'.repeat(501) };
		const { items: output } = await run({ ...texts, options });
		expect(site.sent()[0][1]).toMatchObject({
			title: `${'A mug. '.repeat(14)}A…`,
			description: 'Salt & pepper\n#salt',
			alt_text: `${'x'.repeat(499)}…`,
		});
		expect(output[0].json.warnings).toEqual([
			{ field: 'Title', message: 'had 141 characters, so it was cut to 100' },
			{ field: 'Alt Text', message: 'had 501 characters, so it was cut to 500' },
		]);
	});

	it('are refused as they are otherwise, before anything is sent', async () => {
		const { error } = await run({ title: 'x'.repeat(101) });
		expect(error?.message).toBe('Title is 101 characters long, at most 100 are allowed');
		expect(site.sent()).toEqual([]);
	});

	it('are cut in an update as well', async () => {
		const [pin] = site.pinsOn('Ceramics');
		const updateFields = { title: 'Mug '.repeat(40), link: 'https://a.example/' };
		const options = { longTexts: 'cut', trackingSource: 'pinterest' };
		await site.run({ resource: 'pin', operation: 'update', pin: byId(pin), updateFields, options });
		expect(site.sent()[0][1]).toEqual({
			title: `${'Mug '.repeat(24)}Mug…`,
			link: 'https://a.example/?utm_source=pinterest',
		});
	});

	it('have links with tracking parameters, those of a carousel too', async () => {
		const options = { decodeEntities: true, trackingSource: 'pinterest', trackingCampaign: '={{ $json.campaign }}' };
		const slot = [{ image, title: 'A &amp; B', link: 'https://a.example/1#x' }, { image }];
		const slots = { mediaSource: 'carousel', slots: { slot }, options };
		await run({ ...slots, link: 'https://a.example/?a=1' }, { items: items({ campaign: 'summer' }) });
		expect(site.sent()[0][1]).toMatchObject({
			link: 'https://a.example/?a=1&utm_source=pinterest&utm_campaign=summer',
			media_source: {
				items: [{ title: 'A & B', link: 'https://a.example/1?utm_source=pinterest&utm_campaign=summer#x' }, {}],
			},
		});
	});

	it('have a link that is too long with them refused', async () => {
		const link = `https://a.example/${'x'.repeat(2020)}`;
		const { error } = await run({ link, options: { trackingSource: 'pinterest' } });
		expect(error?.message).toMatch(/^Link is 20\d\d characters long, at most 2048 are allowed$/);
		expect(site.sent()).toEqual([]);
	});

	it('can name products, which are tagged in the Pin at once', async () => {
		const products = site
			.pinsOn('Ceramics')
			.filter((pin) => site.pinterest.pins.get(pin)?.link)
			.slice(0, 2);
		const { items: output } = await run({ options: { productPinIds: products.join(', ') } });
		expect(output[0].json.product_tags).toEqual(products.map((pin_id) => ({ pin_id })));
		expect(site.sent().map(([request]) => request)).toEqual([
			'POST /pins',
			`POST /pins/${site.pinsOn('Ceramics')[0]}/product_tags`,
		]);
	});

	it('name products that can’t be tagged: the error says that the Pin is there', async () => {
		const { items: output } = await run({ options: { productPinIds: '123456' } }, { continueOnFail: true });
		const [pin] = site.pinsOn('Ceramics');
		expect(output[0].json).toMatchObject({
			error: `The Pin was published (ID ${pin}), but its products were not tagged: Some Pins cannot be tagged as products`,
			details: { pinId: pin, mayHaveBeenExecuted: true },
		});
	});
});
