import { binaryItem, storedBinaryItem } from '../../engine';
import { jpegFile, mp4File, paired, useSite } from './site';

/** The resource Media: its four operations, whole outputs and what was sent. */
describe('the resource Media', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'media', operation, ...parameters }, more);
	const upload = async (content = mp4File) =>
		String(
			(await run('upload', { video: 'data' }, { items: [binaryItem(content, { fileName: 'mug.mp4' })] })).items[0].json
				.media_id,
		);
	const named = (name: string) => ({ name: 'file', filename: name, size: mp4File.length, sha256: expect.any(String) });

	it.each([
		['on the item', async () => binaryItem(mp4File, { fileName: 'mug.mp4', mimeType: 'video/mp4' })],
		['in a file of n8n’s', () => storedBinaryItem(mp4File, { fileName: 'mug.mp4', mimeType: 'video/mp4' })],
	])('uploads a video kept %s', async (_where, item) => {
		const { items: output } = await run('upload', { video: 'data' }, { items: [await item()] });
		const [media] = site.pinterest.media.values();
		expect(output).toEqual(paired([{ media_id: media.id, media_type: 'video' }]));
		expect(site.sent()).toEqual([
			['POST /media', { media_type: 'video' }],
			['POST /pinterest-media-upload/', { fields: Object.keys(media.uploadParameters), file: named('mug.mp4') }],
		]);
		expect(media.upload?.size).toBe(mp4File.length);
		const store = site.pinterest.requests.find(({ host }) => host === 'upload');
		expect(store?.headers.authorization).toBeUndefined();
	});

	it('uploads a video from a binary property of another name', async () => {
		const item = binaryItem(mp4File, { property: 'film', fileName: 'ümläut "x".mov' });
		const { items: output } = await run('upload', { video: 'film' }, { items: [item] });
		expect(output).toHaveLength(1);
		expect(site.sent()[1][1]).toMatchObject({ file: { size: mp4File.length } });
	});

	it('refuses a file that is no video, before anything is sent', async () => {
		const item = binaryItem(jpegFile, { fileName: 'mug.mp4', mimeType: 'video/mp4' });
		const { error } = await run('upload', { video: 'data' }, { items: [item] });
		expect(error?.message).toBe(
			'The input data field "data" (mug.mp4) is neither an MP4 nor a MOV video, but a JPEG image',
		);
		expect(site.sent()).toEqual([]);
	});

	it('says why the store refuses a file', async () => {
		site.pinterest.settings.maxUploadBytes = 1000;
		const { error } = await run('upload', { video: 'data' }, { items: [binaryItem(mp4File, { fileName: 'mug.mp4' })] });
		expect(error?.message).toBe('The upload store refused the file: The file is larger than 1000 bytes');
	});

	it('gets how far an upload is', async () => {
		const media_id = await upload();
		site.pinterest.settings.processingOutcome = 'stuck';
		site.pinterest.clearRequests();
		const { items: output } = await run('get', { media: media_id });
		expect(output).toEqual(paired([{ media_id, media_type: 'video', status: 'processing' }]));
		expect(site.sent()).toEqual([[`GET /media/${media_id}`]]);
	});

	it('lists uploads up to the limit', async () => {
		const ids = [await upload(), await upload(), await upload()].reverse();
		site.pinterest.clearRequests();
		const { items: output } = await run('getAll', { limit: 2 });
		const ready = (media_id: string) => ({ media_id, media_type: 'video', status: 'succeeded' });
		expect(output).toEqual(paired(ids.slice(0, 2).map(ready)));
		expect(site.sent()).toEqual([['GET /media?page_size=2']]);
	});

	it('lists all uploads from a bookmark on, in pages of a set size', async () => {
		const ids = [await upload(), await upload(), await upload()].reverse();
		const { bookmark } = (await site.api.get('/media?page_size=1')).data as { bookmark: string };
		site.pinterest.clearRequests();
		const { items: output } = await run('getAll', { returnAll: true, options: { bookmark, pageSize: 1 } });
		expect(output.map(({ json }) => json.media_id)).toEqual(ids.slice(1));
		expect(site.sent()).toHaveLength(2);
		expect(site.sent()[0]).toEqual([`GET /media?bookmark=${bookmark}&page_size=1`]);
	});

	describe('waits for an upload', () => {
		it('until it is ready', async () => {
			site.pinterest.settings.processingPolls = 1;
			const media_id = await upload();
			site.pinterest.clearRequests();
			const { items: output } = await run('wait', { media: media_id });
			expect(output).toEqual(paired([{ media_id, media_type: 'video', status: 'succeeded' }]));
			expect(site.sent()).toEqual([[`GET /media/${media_id}`], [`GET /media/${media_id}`]]);
		});

		it('and tells when it failed', async () => {
			site.pinterest.settings.processingOutcome = 'failed';
			const media_id = await upload();
			const { items: output } = await run('wait', { media: media_id }, { continueOnFail: true });
			expect(output).toEqual(
				paired([
					{
						error: `Pinterest could not process the video with media ID ${media_id}`,
						details: {
							mediaId: media_id,
							advice:
								'The file is probably damaged or of a kind Pinterest does not take (MP4 or MOV, H.264 or H.265, 4 seconds to 15 minutes). Upload another one.',
						},
					},
				]),
			);
		});

		it('no longer than it may', async () => {
			site.pinterest.settings.processingOutcome = 'stuck';
			const media_id = await upload();
			const { items: output } = await run(
				'wait',
				{ media: media_id, options: { processingSeconds: 1 } },
				{ continueOnFail: true },
			);
			expect(output).toEqual(
				paired([
					{
						error: `The video with media ID ${media_id} is not ready after 1 s`,
						details: {
							mediaId: media_id,
							stillRunning: true,
							advice: `Nothing is lost: wait for it with Media: Wait, then make the Pin from "Video Already Uploaded" with media ID ${media_id}. Or raise the maximum wait.`,
						},
					},
				]),
			);
		});
	});
});
