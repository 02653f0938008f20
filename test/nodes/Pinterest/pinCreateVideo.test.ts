import { readFileSync } from 'node:fs';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryItem, storedBinaryItem } from '../../engine';
import { byId, failure, jpegFile, mp4File, paired, pngFile, simplePinOf, useSite } from './site';

/** Create Pin from videos: uploaded, waited for and published in one step, or from a media id. */
describe('creating a video Pin', () => {
	const site = useSite();
	const run = (parameters: object, more = {}) =>
		site.run(
			{
				resource: 'pin',
				operation: 'create',
				output: 'raw',
				pinBoard: byId(site.board('Ceramics')),
				mediaSource: 'video',
				video: 'data',
				...parameters,
			},
			more,
		);
	const newest = async () => (await site.api.get(`/pins/${site.pinsOn('Ceramics')[0]}`)).data as IDataObject;
	const video = (json = {}) => binaryItem(mp4File, { fileName: 'mug.mp4', mimeType: 'video/mp4', json });
	const withCover = (cover: Buffer, property = 'data'): INodeExecutionData => ({
		json: {},
		binary: { ...binaryItem(mp4File, { property: 'film' }).binary, ...binaryItem(cover, { property }).binary },
	});
	const media = () => [...site.pinterest.media.values()];
	/** What one step sends: register, upload, look, publish. */
	const oneStep = (source: object) => {
		const [{ id, uploadParameters }] = media();
		const file = expect.objectContaining({ name: 'file', size: mp4File.length });
		return [
			['POST /media', { media_type: 'video' }],
			['POST /pinterest-media-upload/', { fields: Object.keys(uploadParameters), file }],
			[`GET /media/${id}`],
			[
				'POST /pins',
				{ board_id: site.board('Ceramics'), media_source: { source_type: 'video_id', media_id: id, ...source } },
			],
		];
	};

	it.each([
		['on the item', async () => video()],
		['in a file of n8n’s', () => storedBinaryItem(mp4File, { fileName: 'mug.mp4', mimeType: 'video/mp4' })],
	])('uploads, waits and publishes in one step a video kept %s', async (_where, item) => {
		const { items: output, error } = await run({}, { items: [await item()] });
		expect(error).toBeUndefined();
		expect(output).toEqual(paired([await newest()]));
		expect(output[0].json).toMatchObject({ creative_type: 'VIDEO' });
		expect(site.sent()).toEqual(oneStep({ cover_image_key_frame_time: 0 }));
	});

	it('takes a frame of the video as its cover', async () => {
		await run({ coverSource: 'keyFrame', coverSecond: 7, options: { isStandard: false } }, { items: [video()] });
		expect(site.sent()).toEqual(oneStep({ cover_image_key_frame_time: 7, is_standard: false }));
	});

	it('takes a picture from a URL as its cover', async () => {
		const coverUrl = 'https://example.com/cover.jpg';
		const { items: output } = await run({ coverSource: 'image', cover: coverUrl }, { items: [video()] });
		expect(output[0].json.media).toMatchObject({ cover_image_url: coverUrl });
		expect(site.sent()).toEqual(oneStep({ cover_image_url: coverUrl }));
	});

	it.each([
		['PNG', pngFile, 'image/png'],
		['JPEG', jpegFile, 'image/jpeg'],
	])('takes a %s from the item as its cover', async (_kind, cover, cover_image_content_type) => {
		const { items: output } = await run(
			{ coverSource: 'image', cover: 'data', video: 'film' },
			{ items: [withCover(cover)] },
		);
		expect(output).toEqual(paired([await newest()]));
		expect(site.sent()).toEqual(oneStep({ cover_image_content_type, cover_image_data: cover.toString('base64') }));
	});

	it('looks at the cover before it uploads anything', async () => {
		const item = withCover(Buffer.from('Hello'), 'still');
		const { error } = await run({ coverSource: 'image', cover: 'still', video: 'film' }, { items: [item] });
		expect(error?.message).toBe('The input data field "still" (still) is neither a PNG nor a JPEG image');
		expect(site.sent()).toEqual([]);
	});

	it('gives the Pin simplified when asked', async () => {
		const { items: output } = await run({ output: 'simple' }, { items: [video()] });
		expect(output).toEqual(paired([simplePinOf(await newest())]));
	});

	it('publishes one video for each item', async () => {
		const { items: output } = await run(
			{ title: '={{ $json.title }}' },
			{ items: [video({ title: 'One' }), video({ title: 'Two' })] },
		);
		expect(output.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual([
			['One', { item: 0 }],
			['Two', { item: 1 }],
		]);
		expect(new Set(media().map(({ upload }) => upload?.size))).toEqual(new Set([mp4File.length]));
		expect(media()).toHaveLength(2);
	});

	it('sends the file as it is', async () => {
		const item = await storedBinaryItem(readFileSync(process.execPath).fill('ftyp', 4, 8).subarray(0, 5_000_000));
		const { items: output } = await run({}, { items: [item] });
		expect(output).toHaveLength(1);
		expect(media()[0].upload?.size).toBe(5_000_000);
	});

	it('publishes a video that was uploaded before', async () => {
		const item = video();
		const upload = await site.run({ resource: 'media', operation: 'upload', video: 'data' }, { items: [item] });
		const mediaId = String(upload.items[0].json.media_id);
		site.pinterest.clearRequests();
		const { items: output } = await run({ mediaSource: 'videoId', mediaId, coverSecond: 3 });
		expect(output).toEqual(paired([await newest()]));
		const media_source = { source_type: 'video_id', media_id: mediaId, cover_image_key_frame_time: 3 };
		expect(site.sent()).toEqual([['POST /pins', { board_id: site.board('Ceramics'), media_source }]]);
	});

	describe('that goes wrong names the media id and how to go on', () => {
		const advice = (id: string) =>
			`The video is uploaded (media ID ${id}): make the Pin from "Video Already Uploaded" with that ID.`;

		const waitFirst = (id: string) =>
			`wait for it with Media: Wait, then make the Pin from "Video Already Uploaded" with media ID ${id}`;

		it('when Pinterest cannot process the video', async () => {
			site.pinterest.settings.processingOutcome = 'failed';
			const { items: output } = await run({}, { items: [video()], continueOnFail: true });
			const [{ id }] = media();
			expect(output).toEqual([failure(0, `Pinterest could not process the video with media ID ${id}`)]);
			expect(output[0].json.details).toMatchObject({
				mediaId: id,
				advice: expect.stringMatching(/Upload another one/),
			});
			expect(site.sent().some(([request]) => request === 'POST /pins')).toBe(false);
		});

		it('when Pinterest does not finish in time, and the Pin can be made later from it', async () => {
			site.pinterest.settings.processingOutcome = 'stuck';
			const { error, items: output } = await run(
				{ options: { processingSeconds: 1 } },
				{ items: [video()], continueOnFail: true },
			);
			expect(error).toBeUndefined();
			const [{ id }] = media();
			expect(output).toEqual([failure(0, `The video with media ID ${id} is not ready after 1 s`)]);
			expect(output[0].json.details).toMatchObject({
				mediaId: id,
				stillRunning: true,
				advice: expect.stringContaining(waitFirst(id)),
			});
			site.pinterest.settings.processingOutcome = 'succeeded';
			const later = await run({ mediaSource: 'videoId', mediaId: id });
			expect(later.items).toEqual(paired([await newest()]));
		});

		it('when Pinterest refuses the Pin after the upload', async () => {
			const { items: output } = await run(
				{ pinBoard: byId('549755811111111111') },
				{ items: [video()], continueOnFail: true },
			);
			const [{ id }] = media();
			expect(output).toEqual([failure(0, 'Board not found')]);
			expect(output[0].json.details).toMatchObject({ mediaId: id, advice: expect.stringContaining(advice(id)) });
		});

		it('when the connection breaks after the upload', async () => {
			site.pinterest.faults.add({ match: { method: 'POST', path: '/pins' }, fault: { kind: 'reset' } });
			const { error } = await run({}, { items: [video()] });
			const [{ id }] = media();
			expect(error?.description).toBe(
				`First look at Pinterest whether the Pin is there. Only if it is not, make it from "Video Already Uploaded" with media ID ${id}: the video is uploaded.`,
			);
			expect(error?.context).toMatchObject({ mediaId: id, mayHaveBeenExecuted: true });
			expect(error?.message).toMatch(/may have been executed, so it was not sent again$/);
		});

		it('when looking at the progress fails', async () => {
			const refused = { kind: 'status', status: 403, code: 29, message: 'You are not permitted.' } as const;
			site.pinterest.faults.add({ match: { method: 'GET', path: '/media/{media_id}' }, fault: refused });
			const { items: output } = await run({}, { items: [video()], continueOnFail: true });
			const [{ id }] = media();
			expect(output).toEqual([
				failure(
					0,
					`Pinterest accepted the video with media ID ${id}, but what became of it could not be read: You are not permitted`,
				),
			]);
			expect(output[0].json.details).toMatchObject({
				mediaId: id,
				mayHaveBeenExecuted: true,
				advice: expect.stringContaining(waitFirst(id)),
			});
		});
	});

	it('needs neither a name nor a type where the content tells', async () => {
		const item: INodeExecutionData = { json: {}, binary: { data: { data: mp4File.toString('base64') } as never } };
		const { items: output, error } = await run({}, { items: [item] });
		expect(error).toBeUndefined();
		expect(output).toEqual(paired([await newest()]));
		expect(site.sent()[1][1]).toMatchObject({ file: { filename: 'data', size: mp4File.length } });
	});

	it.each([
		['heic', 'a HEIC image'],
		['avif', 'an AVIF image'],
		['M4A ', 'an M4A audio file'],
	])('is told before the upload that a file of brand %j is none', async (brand, name) => {
		const file = Buffer.concat([Buffer.from('\0\0\0\x18ftyp'), Buffer.from(brand), Buffer.alloc(100)]);
		const { error } = await run({}, { items: [binaryItem(file, { fileName: 'a.mp4', mimeType: 'video/mp4' })] });
		expect(error?.message).toBe(`The input data field "data" (a.mp4) is neither an MP4 nor a MOV video, but ${name}`);
		expect(site.sent()).toEqual([]);
	});

	it('is told before the upload that a film has sound only, or that a file is empty', async () => {
		const moov = Buffer.from('\0\0\0\x1cmoov\0\0\0\x14hdlr\0\0\0\0\0\0\0\0soun', 'latin1');
		const sound = Buffer.concat([Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'), moov]);
		for (const [file, why] of [
			[sound, 'is neither an MP4 nor a MOV video, but a file with sound only'],
			[Buffer.alloc(0), 'is empty'],
		] as const) {
			const { error } = await run({}, { items: [binaryItem(file, { fileName: 'a.mp4' })] });
			expect(error?.message).toBe(`The input data field "data" (a.mp4) ${why}`);
		}
		expect(site.sent()).toEqual([]);
	});

	it('keeps the other items when one video fails', async () => {
		const { items: output } = await run(
			{},
			{ items: [video(), binaryItem(pngFile, { fileName: 'no.mp4' }), video()], continueOnFail: true },
		);
		expect(output.map(({ json, pairedItem }) => [json.creative_type ?? json.error, pairedItem])).toEqual([
			['VIDEO', { item: 0 }],
			['The input data field "data" (no.mp4) is neither an MP4 nor a MOV video, but a PNG image', { item: 1 }],
			['VIDEO', { item: 2 }],
		]);
		expect(media()).toHaveLength(2);
	});
});
