/** A large file through n8n's file-system binary data: it must never be in memory as a whole. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { uploadVideo } from '../workflows.mjs';
import { interleaved } from '../statistics.mjs';

const MEGABYTE = 1024 ** 2;
const MOST_MEGABYTES_OVER_IDLE = 64;

/** @param {import('../site.mjs').Site} site */
export async function video(site, { megabytes, rounds, log }) {
	const { credential, folder, pinterest } = site;
	const [small, large] = [5, megabytes].map((size) => writeVideo(join(folder, `${size}.mp4`), size));
	// The first runs load the nodes, and bring n8n to the memory it keeps.
	for (let run = 0; run < 2; run += 1) await site.measure(uploadVideo({ credential, file: small }));

	const { upload } = await interleaved(
		rounds,
		{
			upload: async () => {
				await pinterest.control.clearRequests();
				const measurement = await site.measure(uploadVideo({ credential, file: large }));
				await expectReceived(pinterest, megabytes);
				return measurement;
			},
		},
		log,
	);
	rmSync(large);
	const subject = 'Pinterest node, Media: Upload';
	const over = upload.map(({ peakBytes, idleBytes }) => (peakBytes - idleBytes) / MEGABYTE);
	const withFile = upload.map(({ peakSinceStartBytes, idleBytes }) => (peakSinceStartBytes - idleBytes) / MEGABYTE);
	return {
		title: `A ${megabytes} MB video from file-system binary data`,
		samples: [
			{ subject, metric: 'peak memory over idle', unit: 'MB', values: over },
			{ subject: 'with Read Files from Disk', metric: 'peak memory over idle', unit: 'MB', values: withFile },
			{
				subject,
				metric: 'idle memory of n8n',
				unit: 'MB',
				values: upload.map(({ idleBytes }) => idleBytes / MEGABYTE),
			},
			{ subject, metric: 'time', unit: 's', values: upload.map(({ milliseconds }) => milliseconds / 1000) },
		],
		goals: [{ what: 'peak memory over idle', value: Math.max(...over), most: MOST_MEGABYTES_OVER_IDLE, unit: 'MB' }],
		notes: [
			'Idle is n8n’s memory when the workflow begins, before the file is read; the upload store counts the bytes.',
		],
	};
}

/** A file that begins as an MP4 does. */
function writeVideo(file, megabytes) {
	const descriptor = openSync(file, 'w');
	const block = Buffer.alloc(MEGABYTE, 7);
	block.set(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42')]));
	for (let written = 0; written < megabytes; written += 1) writeSync(descriptor, block);
	closeSync(descriptor);
	return file;
}

async function expectReceived(pinterest, megabytes) {
	const upload = (await pinterest.control.requests()).find(({ host }) => host === 'upload');
	const bytes = Number(upload?.headers['content-length'] ?? 0);
	if (!(upload?.status < 300) || bytes < megabytes * MEGABYTE)
		throw new Error(`The upload store got ${bytes} bytes and answered ${upload?.status}`);
}
