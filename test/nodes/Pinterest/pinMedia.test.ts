import { binaryItem, storedBinaryItem } from '../../engine';
import { png } from '../../pinterest';
import { byId, failure, film, items, pngFile, useFileServer, useSite } from './site';

const webp = Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1');
const avif = Buffer.from('\0\0\0\x1cftypavif\0\0\0\0', 'latin1');
const color = Buffer.from('6e7874', 'hex');

/** Pictures and videos as people have them: at addresses, as base64, in lists. */
describe('the media of a new Pin', () => {
	const site = useSite();
	const files = useFileServer();
	const other = useFileServer();
	const run = (parameters: object, more = {}) =>
		site.run({ resource: 'pin', operation: 'create', pinBoard: byId(site.board('Ceramics')), ...parameters }, more);
	const source = () => (site.sent().at(-1)?.[1] as { media_source: object }).media_source;
	const base64 = (file = pngFile) => ({ content_type: 'image/png', data: file.toString('base64') });

	describe('a video at an address', () => {
		const whole = film({ seconds: 20 }, 300_000);
		const publish = (video: string, more: object = {}) => run({ mediaSource: 'video', video, ...more });

		it('is sent on as it comes, and published', async () => {
			const { items: output, error } = await publish(files.put('/films/mug.mp4', whole));
			expect(error).toBeUndefined();
			expect(output[0].json).toMatchObject({ creative_type: 'VIDEO' });
			expect(output[0].json).not.toHaveProperty('warnings');
			const [media] = [...site.pinterest.media.values()];
			expect(media.upload?.size).toBe(whole.length);
			expect(site.sent()[1][1]).toMatchObject({ file: { size: whole.length } });
			expect(files.asked.map(({ request }) => request)).toEqual(['GET /films/mug.mp4']);
			expect(files.asked[0].headers.authorization).toBeUndefined();
		});

		it('can be uploaded by itself', async () => {
			const video = files.put('/mug.mp4', whole);
			const { items: output } = await site.run({ resource: 'media', operation: 'upload', video });
			expect(output[0].json.media_type).toBe('video');
			expect([...site.pinterest.media.values()][0].upload?.size).toBe(whole.length);
		});

		it('is asked for its length where the server tells that only then', async () => {
			const url = files.put('/mug.mp4', (request, response) => {
				if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': whole.length }).end();
				response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(whole);
			});
			expect((await publish(url)).items[0].json).toMatchObject({ creative_type: 'VIDEO' });
			expect(files.asked.map(({ request }) => request)).toEqual(['GET /mug.mp4', 'HEAD /mug.mp4']);
		});

		it('is behind a redirect, and headers go to its own host alone', async () => {
			const moved = other.put('/store/mug.mp4', whole);
			const url = files.put('/mug.mp4', (_, response) => void response.writeHead(302, { location: moved }).end());
			const header = [{ name: 'X-Key', value: 'very-secret-key' }];
			await publish(url, { options: { downloadHeaders: { header } } });
			expect(files.asked[0].headers['x-key']).toBe('very-secret-key');
			expect(other.asked[0].headers['x-key']).toBeUndefined();
			expect(site.sent()).toHaveLength(4);
		});

		it.each([
			[
				'a page',
				Buffer.from(`<!DOCTYPE html>${' '.repeat(100)}`),
				/is neither an MP4 nor a MOV video, but an HTML page$/,
			],
			['nothing', Buffer.alloc(0), /is empty$/],
		])('is refused where %s is there, before anything is sent', async (_what, content, message) => {
			const { error } = await publish(files.put('/mug.mp4', content));
			expect(error?.message).toMatch(message);
			expect(site.sent()).toEqual([]);
		});

		it('is refused where it is larger than 2 GB', async () => {
			const length = 2 * 1024 ** 3 + 1;
			const url = files.put('/mug.mp4', (_, response) =>
				response.writeHead(200, { 'content-length': length }).write(whole),
			);
			const { error } = await publish(url);
			expect(error?.message).toMatch(
				/^The video at 127\.0\.0\.1:\d+ has 2048\.0 MB or more, Pinterest takes at most 2 GB$/,
			);
			expect(site.sent()).toEqual([]);
		});

		it('is refused where nobody says how large it is', async () => {
			const url = files.put('/mug.mp4', (_, response) =>
				response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(whole),
			);
			const { error } = await publish(url);
			expect(error?.message).toMatch(/does not say how many bytes it has$/);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			[404, /There is nothing at this address/],
			[401, /Download Headers/],
		])('that is not given says so: status %i', async (status, advice) => {
			const url = files.put('/mug.mp4', (_, response) => void response.writeHead(status).end('No'));
			const { items: output } = await run({ mediaSource: 'video', video: `${url}?sig=hush` }, { continueOnFail: true });
			const message = new RegExp(
				`^The video at \\S+ could not be downloaded: the server answered with status ${status}$`,
			);
			expect(output).toEqual([failure(0, message)]);
			expect((output[0].json.details as { advice: string }).advice).toMatch(advice);
			expect(JSON.stringify(output)).not.toContain('hush');
			expect(site.sent()).toEqual([]);
		});

		it('that breaks off is told by its own name, with the media ID', async () => {
			const url = files.put('/mug.mp4', (_, response) => {
				response.writeHead(200, { 'content-length': whole.length });
				response.write(whole.subarray(0, 100_000), () => response.destroy());
			});
			const { items: output } = await run({ mediaSource: 'video', video: url }, { continueOnFail: true });
			expect(output).toEqual([failure(0, /^The video at \S+ could not be downloaded: the connection broke/)]);
			expect(site.sent().map(([request]) => request.split(' ')[1])).not.toContain('/pins');
		});

		it.each([
			['2', 2, 'is too short: 2 seconds, at least 4 are needed'],
			['901', 901, 'is too long: 901 seconds, at most 900 (15 minutes) are allowed'],
		])('of %s seconds has a warning', async (_, seconds, message) => {
			const { items: output } = await publish(files.put('/mug.mp4', film({ seconds })));
			expect(output[0].json.warnings).toEqual([{ field: 'Video', message }]);
		});

		it('of 2 seconds fails before anything is sent, where the item says so; one in a binary field too', async () => {
			const message = 'Video is too short: 2 seconds, at least 4 are needed';
			const short = film({ seconds: 2 });
			const options = { checkMedia: 'fail' };
			const { error } = await publish(files.put('/mug.mp4', short), { options });
			const stored = await storedBinaryItem(short, { fileName: 'a.mp4' });
			const fromBinary = await run({ mediaSource: 'video', video: 'data', options }, { items: [stored] });
			expect([error?.message, fromBinary.error?.message]).toEqual([message, message]);
			expect(site.sent()).toEqual([]);
		});

		it('that is neither an address nor a field is refused', async () => {
			const { error } = await publish('mug.mp4');
			expect(error?.message).toBe(
				'Video must be a web address or the name of an input data field, not "mug.mp4". The item has no input data fields',
			);
			expect(site.sent()).toEqual([]);
		});
	});

	describe('an image', () => {
		const encoded = pngFile.toString('base64');

		it.each<[string, unknown]>([
			['base64', encoded],
			['base64 in lines', encoded.replace(/.{76}/g, '$&\r\n')],
			['base64 for addresses, without its end', encoded.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')],
			['a data URL', `data:image/png;base64,${encoded}`],
			['what an image model answers', { b64_json: encoded }],
			['what a model calls inline data', { mimeType: 'image/png', data: encoded }],
		])('is taken from %s', async (_what, image) => {
			const { error } = await run({ image: '={{ $json.image }}' }, { items: items({ image } as never) });
			expect(error).toBeUndefined();
			expect(source()).toEqual({ source_type: 'image_base64', ...base64() });
		});

		it('is left to Pinterest where an object has its address', async () => {
			const image = { image_url: { url: 'https://example.com/a.png' } };
			await run({ image: '={{ $json.image }}' }, { items: items({ image }) });
			expect(source()).toEqual({ source_type: 'image_url', url: 'https://example.com/a.png' });
		});

		it('is downloaded where the item says so, or gives headers', async () => {
			const url = files.put('/mug.png', pngFile);
			await run({ image: url, options: { downloadImages: true } });
			expect(source()).toEqual({ source_type: 'image_base64', ...base64() });
			const header = [{ name: 'Authorization', value: 'Bearer of-mine-alone' }];
			await run({ image: url, options: { downloadHeaders: { header } } });
			expect(source()).toEqual({ source_type: 'image_base64', ...base64() });
			expect(files.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, 'Bearer of-mine-alone']);
		});

		it('that breaks off is asked for again', async () => {
			let count = 0;
			const url = files.put('/mug.png', (_, response) => {
				response.writeHead(200, { 'content-length': pngFile.length });
				if (count++ === 0) response.write(pngFile.subarray(0, 20), () => response.destroy());
				else response.end(pngFile);
			});
			await run({ image: url, options: { downloadImages: true } });
			expect(source()).toEqual({ source_type: 'image_base64', ...base64() });
			expect(count).toBe(2);
		});

		it('is not read on beyond 20 MB', async () => {
			const url = files.put('/mug.png', (_, response) => {
				response.writeHead(200, { 'transfer-encoding': 'chunked' });
				response.end(Buffer.alloc(21 * 1024 * 1024));
			});
			const { error } = await run({ image: url, options: { downloadImages: true } });
			expect(error?.message).toMatch(/^The image at \S+ has 20\.\d MB or more, Pinterest takes at most 20 MB$/);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			['a WebP', webp, 'a WebP image'],
			['an AVIF', avif, 'an AVIF image'],
			['a GIF', Buffer.from('GIF89a......'), 'a GIF image'],
		])('of another kind says what it is, and the way out: %s', async (_what, content, name) => {
			const item = binaryItem(content, { fileName: 'mug.png', mimeType: 'image/png' });
			const { items: output } = await run({ image: 'data' }, { items: [item], continueOnFail: true });
			const message = `The input data field "data" (mug.png) is neither a PNG nor a JPEG image, but ${name}`;
			expect(output).toEqual([failure(0, message)]);
			expect((output[0].json.details as { advice: string }).advice).toMatch(/Edit Image node/);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			['data:image/svg+xml,%3Csvg%2F%3E', 'Image is a data URL without base64, which is no picture'],
			['=', 'Image is missing'],
			['={{ {} }}', 'Image is missing'],
		])('is refused as %j before anything is sent', async (image, message) => {
			const { error } = await run({ image });
			expect(error?.message).toBe(message);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			[199, 300, 'is too small: 199 x 300 pixels, at least 200 x 300 are needed'],
			[600, 600, 'is not 2:3 (such as 1000 x 1500): 600 x 600 pixels, so that Pinterest may crop it'],
			[735, 1102, undefined],
		])('of %i x %i pixels is made with a warning, is refused, or is not looked at', async (width, height, message) => {
			const given = { items: [binaryItem(png(color, width, height))] };
			const made = await run({ image: 'data' }, given);
			expect(made.items[0].json.warnings).toEqual(message && [{ field: 'Image', message }]);
			const unchecked = await run({ image: 'data', options: { checkMedia: 'off' } }, given);
			expect(unchecked.items[0].json).not.toHaveProperty('warnings');
			const count = site.sent().length;
			const strict = await run({ image: 'data', options: { checkMedia: 'fail' } }, given);
			expect(strict.error?.message).toBe(message && `Image ${message}`);
			expect(site.sent()).toHaveLength(message ? count : count + 1);
		});
	});

	describe('a carousel', () => {
		const [one, two] = ['https://example.com/w_4,h_6/1.jpg', 'https://example.com/2.jpg'];
		const carousel = (slotList: unknown, slots: object[] = []) =>
			run(
				{ mediaSource: 'carousel', slots: { slot: slots }, slotList: '={{ $json.list }}' },
				{ items: items({ list: slotList } as never) },
			);

		it.each<[string, unknown]>([
			['a list', [one, two]],
			['a list with empty ones', [one, '', null, two]],
			['the text of a list', JSON.stringify([one, two])],
			['addresses with commas between', `${one}, ${two}`],
			['a line for each', `${one}\n${two}\n`],
			['objects', [{ url: one }, { src: two }]],
		])('is made of %s', async (_what, list) => {
			expect((await carousel(list)).error).toBeUndefined();
			expect(source()).toEqual({ source_type: 'multiple_image_urls', items: [{ url: one }, { url: two }] });
		});

		it('has the images of its fields first, without those that are empty', async () => {
			const list = [{ image: two, title: 'Two', description: 'Behind', link: 'https://example.com/two' }];
			await carousel(list, [
				{ image: one, title: 'One' },
				{ image: '', title: '' },
			]);
			expect(source()).toMatchObject({
				items: [
					{ url: one, title: 'One' },
					{ url: two, title: 'Two', description: 'Behind', link: 'https://example.com/two' },
				],
			});
		});

		it('takes its fields as the text of JSON, as agents give them', async () => {
			const slots = JSON.stringify({ slot: [{ image: one, title: 'One' }, { image: two }] });
			await run({ mediaSource: 'carousel', slots: '={{ $json.slots }}' }, { items: items({ slots }) });
			expect(source()).toMatchObject({ items: [{ url: one, title: 'One' }, { url: two }] });
		});

		it('is one of files where one of its images is a file', async () => {
			const url = files.put('/1.png', pngFile);
			await carousel([url, `data:image/png;base64,${pngFile.toString('base64')}`]);
			expect(source()).toEqual({ source_type: 'multiple_image_base64', items: [base64(), base64()] });
		});

		it('of images that differ in size has a warning', async () => {
			const [square, small] = [png(color, 600, 600), png(color, 100, 100)].map((file) => file.toString('base64'));
			const { items: output } = await carousel([`data:image/png;base64,${square}`, `data:image/png;base64,${small}`]);
			expect(output[0].json.warnings).toEqual([
				{ field: 'Image 2 of the Carousel', message: 'is too small: 100 x 100 pixels, at least 200 x 300 are needed' },
				{
					field: 'Images of the Carousel',
					message: 'differ in size, so that Pinterest crops some: 600 x 600, 100 x 100',
				},
			]);
		});

		it.each([
			['[1', 'Images From a List is not valid JSON'],
			[[one], 'A carousel has 2 to 5 images, not 1'],
			[[one, { title: 'Only a title' }], 'Image 2 of the carousel has texts but no picture'],
		])('is refused of %j', async (list, message) => {
			expect((await carousel(list)).error?.message).toBe(message);
			expect(site.sent()).toEqual([]);
		});
	});
});
