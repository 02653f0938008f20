/** Pins as people publish them: images from addresses, binary data and base64, and videos that are at an address. */
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, ratio } from '../statistics.mjs';
import { publishImages, uploadVideosFrom } from '../workflows.mjs';

const MEGABYTE = 1024 ** 2;
const MOST_MEGABYTES_OVER_IDLE = 64;
/** The beginning of a PNG of 1000 x 1500. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000003e8000005dc0806000000', 'hex');

/** @param {import('../site.mjs').Site} site */
export async function media(site, { images, imageMegabytes, base64Kilobytes, videos, videoMegabytes, rounds, log }) {
	const { credential, folder, pinterest } = site;
	const { accessToken } = await pinterest.control.issueToken();
	const [{ id: board }] = await pinterest.control.readAll('/boards');
	const file = join(folder, 'image.png');
	writeFileSync(file, Buffer.concat([PNG, Buffer.alloc(imageMegabytes * MEGABYTE)]));
	const source = await serveVideo(videoMegabytes);
	const publish = (from) => publishImages({ credential, board, count: images, from, file, kilobytes: base64Kilobytes });
	const all = (count) => (measurement) => {
		const got = measurement.results ?? measurement.items;
		if (measurement.failed || (got !== undefined && got !== count))
			throw new Error(`${got} of ${count} came, ${measurement.failed} failed`);
		return measurement;
	};
	try {
		await site.measure(uploadVideosFrom({ credential, count: 2, address: source.url }));
		const measured = await interleaved(
			rounds,
			{
				'images from addresses': async () => all(images)(await site.measure(publish('url'))),
				'images from binary data': async () => all(images)(await site.measure(publish('binary'))),
				'images from base64': async () => all(images)(await site.measure(publish('base64'))),
				'videos from an address': async () =>
					all(videos)(await site.measure(uploadVideosFrom({ credential, count: videos, address: source.url }))),
				'the same videos by axios': async () =>
					await site.measureOutside('axios-videos.mjs', [pinterest.baseUrl, accessToken, videos, source.url]),
			},
			(line) => log(line),
		);
		await pinterest.control.clearRequests();
		const seconds = (rows) => rows.map(({ milliseconds }) => milliseconds / 1000);
		const ours = measured['videos from an address'];
		const theirs = measured['the same videos by axios'];
		const over = ours.map(({ peakBytes, idleBytes }) => (peakBytes - idleBytes) / MEGABYTE);
		const sizes = {
			'images from binary data': `, ${imageMegabytes} MB each`,
			'images from base64': `, ${base64Kilobytes} KB each`,
		};
		return {
			title: `${images} image Pins, and ${videos} videos of ${videoMegabytes} MB from an address`,
			samples: [
				...Object.entries(measured).map(([subject, rows]) => ({
					subject: `${subject}${sizes[subject] ?? ''}`,
					metric: 'time',
					unit: 's',
					values: seconds(rows),
					...(rows === ours ? { over: ratio(seconds(ours), seconds(theirs)) } : {}),
				})),
				{ subject: 'videos from an address', metric: 'peak memory over idle', unit: 'MB', values: over },
				{
					subject: 'the same videos by axios',
					metric: 'peak memory',
					unit: 'MB',
					values: theirs.map(({ peakBytes }) => peakBytes / MEGABYTE),
				},
			],
			goals: [
				{ what: 'peak memory over idle, videos', value: Math.max(...over), most: MOST_MEGABYTES_OVER_IDLE, unit: 'MB' },
			],
			notes: ['axios downloads each video whole, five at once; the node sends what comes on as it comes, ten at once.'],
		};
	} finally {
		source.close();
	}
}

/** A video of a size that is nowhere as a whole. */
async function serveVideo(megabytes) {
	const block = Buffer.alloc(MEGABYTE, 7);
	const first = Buffer.from(block);
	first.set(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42')]));
	const server = createServer(async (_, response) => {
		response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': megabytes * MEGABYTE });
		for (let sent = 0; sent < megabytes && !response.destroyed; sent += 1)
			if (!response.write(sent === 0 ? first : block))
				await drained(response);
		response.end();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${server.address().port}/video.mp4`, close };
}

/** Until more can be written, or nobody is there to read it. */
async function drained(response) {
	await new Promise((resolve) => {
		const over = () => {
			response.off('drain', over).off('close', over);
			resolve();
		};
		response.on('drain', over).on('close', over);
	});
}
