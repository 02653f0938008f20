import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryItem, storedBinaryItem } from '../../engine';
import { byId, fromList, jpegFile, paired, pngFile, simplePinOf, useSite } from './site';

/** Create Pin from images: from URLs, from files of the item, from the page of the link, and from JSON. */
describe('creating a Pin', () => {
	const site = useSite();
	const create = { resource: 'pin', operation: 'create', output: 'raw' };
	const run = (parameters: object, more = {}) =>
		site.run({ ...create, pinBoard: byId(site.board('Ceramics')), ...parameters }, more);
	/** The Pin that was made last, as Pinterest gives it. */
	const newest = async () => (await site.api.get(`/pins/${site.pinsOn('Ceramics')[0]}`)).data as IDataObject;
	const base64 = (file: Buffer, content_type: string) => ({ content_type, data: file.toString('base64') });
	const files = (...contents: Buffer[]): INodeExecutionData => ({
		json: {},
		binary: Object.assign({}, ...contents.map((one, at) => binaryItem(one, { property: `image_${at + 1}` }).binary)),
	});

	it('from an image’s URL, with every field', async () => {
		const [account, mugs] = [site.adAccount('Hearth & Linen EU'), site.section('Ceramics', 'Mugs')];
		const parent = site.pinsOn('Linen bedding')[0];
		const { items: output } = await run({
			pinBoard: fromList(site.board('Ceramics')),
			pinSection: fromList(mugs),
			mediaSource: 'image',
			image: 'https://hearthandlinen.example/mug.jpg',
			title: 'Mug ☕',
			pinDescription: 'A mug for slow mornings',
			link: 'https://hearthandlinen.example/mug?p=1&q=2',
			altText: 'A blue mug',
			additionalFields: {
				dominantColor: '#3F5B63',
				parentPinId: parent,
				sponsorId: '664281800000000002',
				aiDisclosures: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'],
			},
			options: { adAccountId: byId(account), isStandard: false },
		});
		expect(output).toEqual(paired([await newest()]));
		expect(output[0].json).toMatchObject({ title: 'Mug ☕', board_section_id: mugs, is_standard: false });
		const media_source = {
			source_type: 'image_url',
			url: 'https://hearthandlinen.example/mug.jpg',
			is_standard: false,
		};
		expect(site.sent()).toEqual([
			[
				`POST /pins?ad_account_id=${account}`,
				{
					board_id: site.board('Ceramics'),
					board_section_id: mugs,
					title: 'Mug ☕',
					description: 'A mug for slow mornings',
					link: 'https://hearthandlinen.example/mug?p=1&q=2',
					alt_text: 'A blue mug',
					dominant_color: '#3F5B63',
					parent_pin_id: parent,
					sponsor_id: '664281800000000002',
					ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] },
					media_source,
				},
			],
		]);
	});

	it('only with AI disclosures that there are', async () => {
		const { error } = await run({
			image: 'https://hearthandlinen.example/mug.jpg',
			additionalFields: { aiDisclosures: ['AI_GENERATED'] },
		});
		expect(error?.message).toBe('AI Disclosures must be one of AI_MODIFIED, SYNTHETIC_PERFORMER, not "AI_GENERATED"');
		expect(site.sent()).toEqual([]);
	});

	it('and gives it simplified unless told otherwise', async () => {
		const { items: output } = await site.run({
			resource: 'pin',
			operation: 'create',
			pinBoard: byId(site.board('Ceramics')),
			image: 'https://example.com/a.png',
			title: 'Mug',
		});
		expect(output).toEqual(paired([simplePinOf(await newest())]));
	});

	it('for each item, in the order of the items', async () => {
		const items = ['Bowl', 'Cup', 'Dish'].map((title) => ({ json: { title } }));
		const { items: output } = await run({ image: 'https://example.com/a.png', title: '={{ $json.title }}' }, { items });
		expect(output.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual([
			['Bowl', { item: 0 }],
			['Cup', { item: 1 }],
			['Dish', { item: 2 }],
		]);
		expect(site.sent()).toHaveLength(3);
	});

	it.each([
		['a PNG on the item', async () => binaryItem(pngFile, { fileName: 'mug.png' }), base64(pngFile, 'image/png')],
		['a JPEG on the item', async () => binaryItem(jpegFile, { fileName: 'mug.jpg' }), base64(jpegFile, 'image/jpeg')],
		[
			'a JPEG named .png',
			async () => binaryItem(jpegFile, { fileName: 'mug.png', mimeType: 'image/png' }),
			base64(jpegFile, 'image/jpeg'),
		],
		[
			'a PNG in a file of n8n’s',
			() => storedBinaryItem(pngFile, { fileName: 'mug.png' }),
			base64(pngFile, 'image/png'),
		],
	])('from %s', async (_what, item, data) => {
		const { items: output } = await run({ mediaSource: 'image', image: 'data' }, { items: [await item()] });
		expect(output).toEqual(paired([await newest()]));
		const body = { board_id: site.board('Ceramics'), media_source: { source_type: 'image_base64', ...data } };
		expect(site.sent()).toEqual([['POST /pins', body]]);
	});

	it('from another binary property', async () => {
		const item = binaryItem(pngFile, { property: 'photo' });
		await run({ mediaSource: 'image', image: 'photo', options: { isStandard: true } }, { items: [item] });
		expect(site.sent()[0][1]).toMatchObject({ media_source: { source_type: 'image_base64', is_standard: true } });
	});

	it('refuses a binary property that is not there', async () => {
		const { error } = await run({ mediaSource: 'image', image: 'photo' }, { items: [binaryItem(pngFile)] });
		expect(error?.message).toBe(
			'Image must be a web address, base64, a data URL, or the name of an input data field, not "photo". The item has the input data fields data',
		);
		expect(site.sent()).toEqual([]);
	});

	describe('as a carousel', () => {
		const urls = ['1', '2', '3', '4', '5', '6'].map((name) => ({ image: `https://example.com/${name}.jpg` }));
		const asSent = <One extends { image: string }>({ image, ...texts }: One) => ({ ...texts, url: image });

		it.each([2, 5])('from %i URLs', async (count) => {
			const { items: output } = await run({ mediaSource: 'carousel', slots: { slot: urls.slice(0, count) } });
			expect(output).toEqual(paired([await newest()]));
			const media_source = { source_type: 'multiple_image_urls', items: urls.slice(0, count).map(asSent) };
			expect(site.sent()).toEqual([['POST /pins', { board_id: site.board('Ceramics'), media_source }]]);
		});

		it('from URLs with titles, descriptions and links, starting at another image', async () => {
			const slot = [
				{ ...urls[0], title: 'Front', description: 'From the front', link: 'https://hearthandlinen.example/front' },
				{ ...urls[1], title: 'Back' },
				urls[2],
			];
			const { items: output } = await run({
				mediaSource: 'carousel',
				slots: { slot },
				options: { slotIndex: 1 },
			});
			expect(output).toEqual(paired([await newest()]));
			expect(site.sent()[0][1]).toMatchObject({
				media_source: { source_type: 'multiple_image_urls', items: slot.map(asSent), index: 1 },
			});
		});

		it('from URLs that expressions give', async () => {
			const slot = [
				{ image: '={{ $json.images[0] }}' },
				{ image: '={{ $json.images[1] }}', title: '={{ $json.name }}' },
			];
			const images = urls.map(({ image }) => image);
			await run({ mediaSource: 'carousel', slots: { slot } }, { items: [{ json: { images, name: 'Back' } }] });
			expect(site.sent()[0][1]).toMatchObject({
				media_source: { items: [asSent(urls[0]), asSent({ ...urls[1], title: 'Back' })] },
			});
		});

		it.each([
			['one image', { slot: urls.slice(0, 1) }, 'A carousel has 2 to 5 images, not 1'],
			['six images', { slot: urls }, 'A carousel has 2 to 5 images, not 6'],
			[
				'an image without a URL',
				{ slot: [urls[0], { title: 'Only a title' }] },
				'Image 2 of the carousel has texts but no picture',
			],
			[
				'a URL that is none',
				{ slot: [urls[0], { image: 'mug.jpg' }] },
				'Image 2 of the carousel must be a web address, base64, a data URL, or the name of an input data field, not "mug.jpg". The item has no input data fields',
			],
		])('refuses %s before anything is sent', async (_what, slots, message) => {
			const { error } = await run({ mediaSource: 'carousel', slots });
			expect(error?.message).toBe(message);
			expect(site.sent()).toEqual([]);
		});

		it('from several files of the item, with details', async () => {
			const { items: output } = await run(
				{
					mediaSource: 'carousel',
					slots: {
						slot: [
							{
								image: 'image_1',
								title: 'Front',
								description: 'From the front',
								link: 'https://hearthandlinen.example/1',
							},
							{ image: 'image_2', title: 'Back' },
							{ image: 'image_3' },
						],
					},
					options: { slotIndex: 0 },
				},
				{ items: [files(pngFile, jpegFile, pngFile)] },
			);
			expect(output).toEqual(paired([await newest()]));
			const items = [
				{
					title: 'Front',
					description: 'From the front',
					link: 'https://hearthandlinen.example/1',
					...base64(pngFile, 'image/png'),
				},
				{ title: 'Back', ...base64(jpegFile, 'image/jpeg') },
				base64(pngFile, 'image/png'),
			];
			const media_source = { source_type: 'multiple_image_base64', items, index: 0 };
			expect(site.sent()).toEqual([['POST /pins', { board_id: site.board('Ceramics'), media_source }]]);
		});

		it('refuses a file that is no image', async () => {
			const item = files(pngFile, pngFile, Buffer.from('Hello'));
			const { error } = await run({ mediaSource: 'carousel', slotList: 'image_1,image_3' }, { items: [item] });
			expect(error?.message).toBe('The input data field "image_3" (image_3) is neither a PNG nor a JPEG image');
			expect(site.sent()).toEqual([]);
		});
	});

	describe('from the page of its link', () => {
		it.each([true, false])('telling whether it is an affiliate link: %s', async (isAffiliateLink) => {
			const link = 'https://hearthandlinen.example/products/mug';
			const { items: output } = await run({ mediaSource: 'pinUrl', link, isAffiliateLink });
			expect(output).toEqual(paired([await newest()]));
			const media_source = { source_type: 'pin_url', is_affiliate_link: isAffiliateLink };
			expect(site.sent()).toEqual([['POST /pins', { board_id: site.board('Ceramics'), link, media_source }]]);
		});

		it('refuses to do so without a link', async () => {
			const { error } = await run({ mediaSource: 'pinUrl' });
			expect(error?.message).toBe('Link is missing: the Pin is made from its page');
			expect(site.sent()).toEqual([]);
		});
	});

	describe('using JSON', () => {
		const media_source = { source_type: 'image_url', url: 'https://example.com/a.png' };

		it.each([
			['text', '={{ JSON.stringify($json.body) }}'],
			['an object', '={{ $json.body }}'],
		])('given as %s, as it is, and gives it whole', async (_how, jsonBody) => {
			const body = { board_id: site.board('Ceramics'), title: 'From JSON', link: null, media_source };
			const options = { adAccountId: byId(site.adAccount('Hearth & Linen EU')) };
			const { items: output } = await site.run(
				{ ...create, inputMode: 'json', jsonBody, options },
				{ items: [{ json: { body } }] },
			);
			expect(output).toEqual(paired([await newest()]));
			expect(site.sent()).toEqual([[`POST /pins?ad_account_id=${options.adAccountId.value}`, body]]);
		});

		it('and gives it simplified unless told otherwise', async () => {
			const jsonBody = { board_id: site.board('Ceramics'), media_source };
			const { items: output } = await run({ inputMode: 'json', jsonBody, output: 'simple' });
			expect(output).toEqual(paired([simplePinOf(await newest())]));
			const unsaid = await site.run({ resource: 'pin', operation: 'create', inputMode: 'json', jsonBody });
			expect(unsaid.items).toEqual(paired([simplePinOf(await newest())]));
		});

		it.each([
			['{"board_id":', /^JSON Body is not valid JSON.*$/],
			['[1, 2]', 'JSON Body must be a JSON object'],
		])('refuses %s', async (jsonBody, message) => {
			const { error } = await site.run({ ...create, inputMode: 'json', jsonBody });
			if (typeof message === 'string') expect(error?.message).toBe(message);
			else expect(error?.message).toMatch(message);
			expect(site.sent()).toEqual([]);
		});
	});
});
