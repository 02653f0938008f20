import { boardNamed, client, refusal } from './client';
import { png } from './index';
import { usePinterest } from './usePinterest';

/** Images in the body of a Pin. */
describe('images at the simulated Pinterest', () => {
	const pinterest = usePinterest({ processingMs: 40 });
	let api: ReturnType<typeof client>;
	const image = png(Buffer.from('6e7874', 'hex'), 40, 60);
	const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

	const pinFrom = (media_source: object) =>
		api.post('/pins', { board_id: boardNamed(pinterest, 'Ceramics'), media_source });

	const base64 = (data: Buffer, content_type = 'image/png') => ({ content_type, data: data.toString('base64') });

	it('make a Pin from base64, in their own shape', async () => {
		const { status, data } = await pinFrom({ source_type: 'image_base64', ...base64(image) });
		expect(status).toBe(201);
		expect(data.media.images['600x']).toMatchObject({ width: 600, height: 900 });
		expect((await pinFrom({ source_type: 'image_base64', ...base64(jpeg, 'image/jpeg') })).status).toBe(201);
		const plain = await pinFrom({ source_type: 'image_base64', ...base64(image), is_standard: false });
		expect(plain.data.is_standard).toBe(false);
	});

	it.each([
		['a text called image/png', base64(Buffer.from('Hello, I am a text file.')), /neither a PNG nor a JPEG/],
		['a JPEG called image/png', base64(jpeg), /is image\/jpeg, not image\/png/],
		['a type that is not taken', base64(image, 'image/gif'), /must be one of image\/jpeg, image\/png/],
		['a data URI', { content_type: 'image/png', data: 'data:image/png;base64,AAAA' }, /must match pattern/],
		[
			'base64 cut short',
			{ content_type: 'image/png', data: image.toString('base64').slice(0, 41) },
			/not valid base64/,
		],
		['nothing', { content_type: 'image/png', data: '' }, /must match pattern/],
	])('are refused as base64 when it is %s', async (_what, source, message) => {
		const answer = refusal(await pinFrom({ source_type: 'image_base64', ...source }));
		expect(answer).toMatchObject({ status: 400, message: expect.stringMatching(message) as string });
	});

	it('are refused above 20 MB', async () => {
		const large = Buffer.concat([image, Buffer.alloc(20 * 1024 ** 2)]);
		expect(refusal(await pinFrom({ source_type: 'image_base64', ...base64(large) })).message).toMatch(
			/larger than 20 MB/,
		);
	});

	it('come from an http(s) URL only', async () => {
		for (const url of ['ftp://a.example/b.png', 'file:///etc/passwd', 'mug.png', '']) {
			expect((await pinFrom({ source_type: 'image_url', url })).status).toBe(400);
		}
		expect((await pinFrom({ source_type: 'image_url', url: 'https://a.example/b.png' })).status).toBe(201);
	});

	it('make carousels of 2 to 5, all of one kind', async () => {
		const slots = (count: number) =>
			Array.from({ length: count }, (_, at) => ({ url: `https://a.example/${at}.png`, title: `No ${at}` }));
		const made = await pinFrom({ source_type: 'multiple_image_urls', items: slots(5), index: 1 });
		expect(made.data).toMatchObject({ creative_type: 'CAROUSEL', media: { media_type: 'multiple_images' } });
		expect(made.data.media.items[4]).toMatchObject({ title: 'No 4', description: null, item_type: 'image' });
		const both = { source_type: 'multiple_image_base64', items: [base64(image), base64(jpeg, 'image/jpeg')] };
		expect((await pinFrom(both)).status).toBe(201);
		for (const items of [slots(1), slots(6), [slots(1)[0], base64(image)]]) {
			expect((await pinFrom({ source_type: 'multiple_image_urls', items })).status).toBe(400);
		}
		expect((await pinFrom({ source_type: 'multiple_image_urls', items: slots(2), index: 2 })).status).toBe(400);
	});

	it('come from the product at the link with pin_url', async () => {
		expect(refusal(await pinFrom({ source_type: 'pin_url' })).message).toMatch(/'link' is required/);
		const body = {
			board_id: boardNamed(pinterest, 'Ceramics'),
			link: 'https://a.example/mug',
			media_source: { source_type: 'pin_url' },
		};
		expect((await api.post('/pins', body)).status).toBe(201);
	});

	it('have no other source types and no keys of another type', async () => {
		expect((await pinFrom({ source_type: 'image', url: 'https://a.example/b.png' })).status).toBe(400);
		expect((await pinFrom({ url: 'https://a.example/b.png' })).status).toBe(400);
		const mixed = { source_type: 'image_url', url: 'https://a.example/b.png', media_id: '1' };
		expect(refusal(await pinFrom(mixed)).message).toBe("Unknown body key 'media_source.media_id'.");
	});
});
