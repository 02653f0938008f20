import { Readable } from 'node:stream';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { runNode, storedBinaryItem, useBinaryData } from '../../engine';
import { startPinterest } from '../../pinterest';

const MEGABYTE = 1024 * 1024;
const MEGABYTES = 300;

/** A video of 300 MB that exists nowhere as a whole. */
function* video(): Generator<Buffer> {
	const chunk = Buffer.alloc(MEGABYTE, 1);
	const first = Buffer.from(chunk);
	first.write('ftypisom', 4, 'latin1');
	yield first;
	for (let count = 1; count < MEGABYTES; count++) yield chunk;
}

test('uploads a large video from file-system binary data without holding it in memory', async () => {
	await useBinaryData('filesystem');
	const pinterest = await startPinterest();
	try {
		const { accessToken } = pinterest.issueToken();
		const item = await storedBinaryItem(Readable.from(video(), { objectMode: false }), {
			fileName: 'large.mp4',
			mimeType: 'video/mp4',
		});
		const idle = process.memoryUsage().rss;
		let peak = idle;
		const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
		const { error } = await runNode({
			node: new Pinterest(),
			parameters: { authentication: 'accessToken', resource: 'media', operation: 'upload', uploadProperty: 'data' },
			items: [item],
			credentials: { pinterestAccessTokenApi: { environment: 'custom', baseUrl: pinterest.apiUrl, accessToken } },
			credentialTypes: [new PinterestAccessTokenApi()],
		});
		clearInterval(timer);

		expect(error).toBeUndefined();
		const sent = pinterest.requests.find(({ host }) => host === 'upload');
		expect(sent?.body).toMatchObject({ file: { name: 'file', filename: 'large.mp4', size: MEGABYTES * MEGABYTE } });
		expect((peak - idle) / MEGABYTE).toBeLessThan(150);
	} finally {
		await pinterest.close();
		await useBinaryData('memory');
	}
});
