import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { boardNamed, client, refusal } from './client';
import { png } from './index';
import { usePinterest } from './usePinterest';

/** Videos through the upload store. */
describe('videos at the simulated Pinterest', () => {
	const pinterest = usePinterest({ processingMs: 40 });
	let api: ReturnType<typeof client>;
	const video = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(50_000, 7)]);
	const image = png(Buffer.from('6e7874', 'hex'), 40, 60);

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

	const pinFrom = (media_source: object) =>
		api.post('/pins', { board_id: boardNamed(pinterest, 'Ceramics'), media_source });

	type Field = [name: string, value: string | Buffer];
	interface Registered {
		media_id: string;
		upload_url: string;
		upload_parameters: Record<string, string>;
	}
	const register = async (): Promise<Registered> => (await api.post('/media', { media_type: 'video' })).data;
	const fieldsOf = (media: Registered, file: Buffer = video): Field[] => [
		...Object.entries(media.upload_parameters),
		['file', file],
	];

	const send = (
		url: string,
		fields: Field[],
		{ chunked = false, headers = {} } = {},
	): Promise<{ status: number; body: string }> => {
		const boundary = 'a-boundary-of-the-test';
		const parts = fields.flatMap(([name, value]) => [
			Buffer.from(
				`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
					typeof value === 'string' ? '' : '; filename="video.mp4"\r\nContent-Type: video/mp4'
				}\r\n\r\n`,
			),
			Buffer.from(value),
			Buffer.from('\r\n'),
		]);
		const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
		return new Promise((resolve, reject) => {
			const type = `multipart/form-data; boundary=${boundary}`;
			const length = chunked ? {} : { 'content-length': body.length };
			const sent = request(
				url,
				{ method: 'POST', headers: { 'content-type': type, ...length, ...headers } },
				(answer) => {
					let text = '';
					answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
					answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
				},
			);
			sent.on('error', reject);
			if (chunked) sent.write(body.subarray(0, 10));
			sent.end(chunked ? body.subarray(10) : body);
		});
	};
	const statusOf = async (id: string): Promise<string> => (await api.get(`/media/${id}`)).data.status;
	const settled = async (id: string): Promise<string> => {
		for (;;) {
			const status = await statusOf(id);
			if (status !== 'processing') return status;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	};
	const uploaded = async (file: Buffer = video): Promise<string> => {
		const media = await register();
		expect((await send(media.upload_url, fieldsOf(media, file))).status).toBe(204);
		await settled(media.media_id);
		return media.media_id;
	};

	it('are registered, uploaded, processed and made into a Pin', async () => {
		// Long enough that a busy machine sees it under way.
		pinterest.settings.processingMs = 1000;
		const media = await register();
		expect(new URL(media.upload_url).origin).not.toBe(pinterest.url);
		expect(await statusOf(media.media_id)).toBe('registered');
		expect(await send(media.upload_url, fieldsOf(media))).toEqual({ status: 204, body: '' });
		expect(await statusOf(media.media_id)).toBe('processing');
		expect(await settled(media.media_id)).toBe('succeeded');
		const source = { source_type: 'video_id', media_id: media.media_id, cover_image_key_frame_time: 2 };
		const { status, data } = await pinFrom(source);
		expect(status).toBe(201);
		expect(data).toMatchObject({
			creative_type: 'VIDEO',
			media: { media_type: 'video', duration: null, video_url: null },
		});
		expect(data.media.cover_image_url).toMatch(/^http/);
		expect((await api.get('/media')).data.items).toEqual([
			{ media_id: media.media_id, media_type: 'video', status: 'succeeded' },
		]);
	});

	it('are kept as length, hash and first bytes only', async () => {
		const id = await uploaded();
		const hash = createHash('sha256').update(video).digest('hex');
		expect(pinterest.media.get(id)?.upload).toMatchObject({ size: video.length, sha256: hash });
		expect(pinterest.media.get(id)?.upload?.head).toHaveLength(64);
		expect(pinterest.requests.find((entry) => entry.host === 'upload')).toMatchObject({
			status: 204,
			body: { file: { name: 'file', filename: 'video.mp4', size: video.length, sha256: hash } },
		});
	});

	it('take a cover from a URL or from base64, and need one of them', async () => {
		const source = { source_type: 'video_id', media_id: await uploaded() };
		expect(refusal(await pinFrom(source))).toMatchObject({
			status: 400,
			message: expect.stringMatching(/cover_image_url/) as string,
		});
		const url = 'https://a.example/cover.png';
		expect((await pinFrom({ ...source, cover_image_url: url })).data.media.cover_image_url).toBe(url);
		const data = { cover_image_data: image.toString('base64') };
		expect((await pinFrom({ ...source, ...data, cover_image_content_type: 'image/png' })).status).toBe(201);
		expect((await pinFrom({ ...source, ...data })).status).toBe(400);
		expect((await pinFrom({ ...source, ...data, cover_image_content_type: 'image/jpeg' })).status).toBe(400);
		expect((await pinFrom({ ...source, cover_image_key_frame_time: -1 })).status).toBe(400);
	});

	it('fail when they are empty or no video', async () => {
		for (const file of [Buffer.alloc(0), Buffer.from('This is a text, whatever its name says.')]) {
			const id = await uploaded(file);
			expect(await statusOf(id)).toBe('failed');
			const refused = await pinFrom({ source_type: 'video_id', media_id: id, cover_image_key_frame_time: 0 });
			expect(refusal(refused)).toMatchObject({
				status: 400,
				message: expect.stringMatching(/its status is failed/) as string,
			});
		}
	});

	it('are refused for a Pin before they are processed, and when they do not exist', async () => {
		const { media_id } = await register();
		expect((await pinFrom({ source_type: 'video_id', media_id, cover_image_key_frame_time: 0 })).status).toBe(400);
		expect((await pinFrom({ source_type: 'video_id', media_id: '1', cover_image_key_frame_time: 0 })).status).toBe(404);
		expect((await api.get('/media/1')).status).toBe(404);
		expect((await api.post('/media', { media_type: 'image' })).status).toBe(400);
	});

	it('are processed for a number of reads, fail or get stuck when told to', async () => {
		pinterest.settings.processingPolls = 2;
		const id = (await register()).media_id;
		const media = pinterest.media.get(id);
		const upload = { size: video.length, sha256: '', head: video.subarray(0, 64), at: Date.now() };
		if (media) media.upload = upload;
		expect([await statusOf(id), await statusOf(id), await statusOf(id)]).toEqual([
			'processing',
			'processing',
			'succeeded',
		]);
		pinterest.settings.processingOutcome = 'failed';
		expect(await statusOf(id)).toBe('failed');
		pinterest.settings.processingOutcome = 'stuck';
		expect(await statusOf(id)).toBe('processing');
	});

	it('make no Pin in the sandbox', async () => {
		const { accessToken } = pinterest.issueToken({ environment: 'sandbox' });
		const [board_id] = pinterest.worlds.sandbox.boards.keys();
		const media_source = { source_type: 'video_id', media_id: '1', cover_image_key_frame_time: 0 };
		const answer = await client(pinterest, accessToken, pinterest.sandboxApiUrl).post('/pins', {
			board_id,
			media_source,
		});
		expect(refusal(answer)).toEqual({ status: 400, code: 1, message: 'Video Pins cannot be made in the sandbox.' });
	});

	it('are not taken by the store without Content-Length', async () => {
		const media = await register();
		const answer = await send(media.upload_url, fieldsOf(media), { chunked: true });
		expect([answer.status, answer.body]).toEqual([411, expect.stringContaining('<Code>MissingContentLength</Code>')]);
		expect(await statusOf(media.media_id)).toBe('registered');
	});

	it('are not taken by the store with an Authorization header', async () => {
		const media = await register();
		const answer = await send(media.upload_url, fieldsOf(media), { headers: { authorization: 'Bearer x' } });
		expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('<Code>InvalidArgument</Code>')]);
	});

	it.each([
		['a signed field missing', 403, (fields: Field[]) => fields.slice(1)],
		['a signed field changed', 403, (fields: Field[]) => [[fields[0][0], 'other'] as Field, ...fields.slice(1)]],
		['a field that was not signed', 403, (fields: Field[]) => [['acl', 'public'] as Field, ...fields]],
		['a field after the file', 400, (fields: Field[]) => [...fields, ['note', 'late'] as Field]],
		['a signed field after the file', 403, (fields: Field[]) => [...fields.slice(1), fields[0]]],
		['the file under another name', 400, (fields: Field[]) => [...fields.slice(0, -1), ['video', video] as Field]],
		['no file', 400, (fields: Field[]) => fields.slice(0, -1)],
		['two files', 400, (fields: Field[]) => [...fields, ['file', video] as Field]],
	])('are not taken by the store with %s', async (_what, status, change) => {
		const media = await register();
		const answer = await send(media.upload_url, change(fieldsOf(media)));
		expect(answer.status).toBe(status);
		expect(answer.body).toMatch(/^<\?xml.*<Error><Code>/s);
		expect(await statusOf(media.media_id)).toBe('registered');
	});

	it('are not taken by the store when larger than it allows, or as anything but a form', async () => {
		pinterest.settings.maxUploadBytes = 1000;
		const media = await register();
		expect((await send(media.upload_url, fieldsOf(media))).body).toContain('EntityTooLarge');
		expect((await client(pinterest, null).post(media.upload_url, { file: 'x' })).status).toBe(412);
		expect(await statusOf(media.media_id)).toBe('registered');
	});

	it('pass through without being held in memory', async () => {
		pinterest.limits.off();
		const media = await register();
		const boundary = 'b';
		const head = fieldsOf(media, Buffer.alloc(0))
			.slice(0, -1)
			.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`)
			.join('');
		const start = `${head}--b\r\nContent-Disposition: form-data; name="file"; filename="v.mp4"\r\n\r\n`;
		const end = '\r\n--b--\r\n';
		const piece = Buffer.concat([video.subarray(0, 12), Buffer.alloc(1024 ** 2 - 12)]);
		const pieces = 200;
		const length = Buffer.byteLength(start) + pieces * piece.length + end.length;
		const before = process.memoryUsage().rss;
		const status = await new Promise<number>((resolve, reject) => {
			const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': length };
			const sent = request(media.upload_url, { method: 'POST', headers }, (answer) => {
				answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
			});
			sent.on('error', reject);
			sent.write(start);
			let left = pieces;
			const more = () => {
				while (left > 0) {
					left -= 1;
					if (!sent.write(piece)) return void sent.once('drain', more);
				}
				sent.end(end);
			};
			more();
		});
		expect(status).toBe(204);
		expect(pinterest.media.get(media.media_id)?.upload?.size).toBe(pieces * piece.length);
		expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 ** 2);
	});
});
