import { BinaryDataService } from 'n8n-core';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { runNode, storedBinaryItem, useBinaryData } from '../../engine';
import { startPinterest } from '../../pinterest';

const MEGABYTE = 1024 * 1024;
const MEGABYTES = 128;
/** What the buffers of two sockets take. */
const MOST_MEGABYTES_ON_THE_WAY = 16;

/** A video that exists nowhere as a whole. */
function* video(): Generator<Buffer> {
	const chunk = Buffer.alloc(MEGABYTE, 1);
	const first = Buffer.from(chunk);
	first.write('ftypisom', 4, 'latin1');
	yield first;
	for (let count = 1; count < MEGABYTES; count++) yield chunk;
}

/** For each piece that is read of a stored file, how many bytes were read by then that the upload store has not got. */
function watchStoredFiles(): { onTheWay: number[]; stop: () => void } {
	const onTheWay: number[] = [];
	let received = () => 0;
	const watchUpload = (message: unknown) => {
		const { request } = message as { request: IncomingMessage };
		if (Number(request.headers['content-length']) > MEGABYTE) received = () => request.socket.bytesRead;
	};
	subscribe('http.server.request.start', watchUpload);
	const getAsStream = BinaryDataService.prototype.getAsStream;
	const spy = jest.spyOn(BinaryDataService.prototype, 'getAsStream').mockImplementation(async function (
		this: BinaryDataService,
		...args
	) {
		const stream = await getAsStream.apply(this, args);
		const { push } = stream;
		let read = 0;
		stream.push = (chunk: Buffer | null) => {
			onTheWay.push((read += chunk?.length ?? 0) - received());
			return push.call(stream, chunk);
		};
		return stream;
	});
	const stop = () => {
		spy.mockRestore();
		unsubscribe('http.server.request.start', watchUpload);
	};
	return { onTheWay, stop };
}

test('uploads a large video from file-system binary data without holding it in memory', async () => {
	await useBinaryData('filesystem');
	const pinterest = await startPinterest();
	const { onTheWay, stop } = watchStoredFiles();
	const readWhole = jest.spyOn(BinaryDataService.prototype, 'getAsBuffer');
	try {
		const { accessToken } = pinterest.issueToken();
		const item = await storedBinaryItem(Readable.from(video(), { objectMode: false }), {
			fileName: 'large.mp4',
			mimeType: 'video/mp4',
		});
		const { error } = await runNode({
			node: new Pinterest(),
			parameters: { authentication: 'accessToken', resource: 'media', operation: 'upload', video: 'data' },
			items: [item],
			credentials: { pinterestAccessTokenApi: { environment: 'custom', baseUrl: pinterest.apiUrl, accessToken } },
			credentialTypes: [new PinterestAccessTokenApi()],
		});

		expect(error).toBeUndefined();
		const sent = pinterest.requests.find(({ host }) => host === 'upload');
		expect(sent?.body).toMatchObject({ file: { name: 'file', filename: 'large.mp4', size: MEGABYTES * MEGABYTE } });
		expect(onTheWay.length).toBeGreaterThan(100);
		expect(Math.max(...onTheWay) / MEGABYTE).toBeLessThan(MOST_MEGABYTES_ON_THE_WAY);
		expect(readWhole).not.toHaveBeenCalled();
	} finally {
		stop();
		readWhole.mockRestore();
		await pinterest.close();
		await useBinaryData('memory');
	}
});
