import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import { asObject, asText, isObject } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import { upload } from '../../shared/api/upload';
import { wait } from '../../shared/api/wait';
import type { ItemCaller } from '../../shared/rows/operation';
import { videoFrom } from './binary';

/** Seconds between two looks at a video that Pinterest works on: often at first, then less so. */
const FIRST_PAUSES = [1, 1, 2, 3, 5, 5];
const LATER_PAUSE = 10;

/**
 * Registers a video, uploads it to the store that Pinterest names, and gives its media id. Pinterest then works on it.
 *
 * @param property the binary property that holds the file
 * @throws Error when the file is no video, NodeApiError when Pinterest or the store refuses it
 */
export async function uploadVideo(caller: ItemCaller, property: string): Promise<string> {
	const file = await videoFrom(caller, property);
	const { body } = await request(caller, { request: 'POST /media', body: { media_type: 'video' } });
	const { media_id, upload_url, upload_parameters } = asObject(body);
	const fields = Object.entries(asObject(upload_parameters)).map(
		([name, value]) => [name, asText(value) ?? ''] as const,
	);
	await upload(caller, { url: asText(upload_url) ?? '', fields: Object.fromEntries(fields) }, file);
	return asText(media_id) ?? '';
}

/**
 * Waits until Pinterest has worked on an uploaded video.
 *
 * @param seconds how long to wait at most
 * @returns the media object with status `succeeded`
 * @throws NodeApiError naming the media id when processing fails or does not end in time
 */
export async function waitForMedia(caller: ItemCaller, mediaId: string, seconds: number): Promise<IDataObject> {
	const until = Date.now() + seconds * 1000;
	for (let look = 0; ; look++) {
		const { body } = await request(caller, { request: 'GET /media/{media_id}', ids: { media_id: mediaId } });
		const media = asObject(body);
		if (media.status === 'succeeded') return media;
		if (media.status === 'failed') throw failed(caller, mediaId);
		const pause = (FIRST_PAUSES[look] ?? LATER_PAUSE) * 1000;
		if (Date.now() + pause > until) throw unfinished(caller, mediaId, seconds, asText(media.status) ?? 'unknown');
		await wait(pause, caller.run.signal);
	}
}

/** Adds to an error that came after the upload what is needed to go on without another one. */
export function withMediaId(error: unknown, mediaId: string): unknown {
	if (!(error instanceof Error) || !isObject(error) || error.message.includes(mediaId)) return error;
	const advice = `The video is uploaded (media ID ${mediaId}): make the Pin from "Video Already Uploaded" with that ID.`;
	error.description = [asText(error.description), advice].filter(Boolean).join(' ');
	if (isObject(error.context)) error.context.mediaId = mediaId;
	return error;
}

function failed({ context, run, itemIndex }: ItemCaller, mediaId: string): Error {
	const message = `Pinterest could not process the video with media ID ${mediaId}`;
	const advice =
		'The file is probably damaged or of a kind Pinterest does not take (MP4 or MOV, H.264 or H.265, 4 seconds to 15 minutes). Upload another one.';
	return apiError(
		context.getNode(),
		{ message, advice, details: { mediaId } },
		{ itemIndex, environment: run.environment },
	);
}

function unfinished({ context, run, itemIndex }: ItemCaller, mediaId: string, seconds: number, status: string): Error {
	const message = `Pinterest is still working on the video with media ID ${mediaId} after ${seconds} seconds (status: ${status})`;
	const advice = `The upload is done and goes on being processed. Wait for it with Media: Wait, then make the Pin from "Video Already Uploaded" with media ID ${mediaId}.`;
	return apiError(
		context.getNode(),
		{ message, advice, details: { mediaId, status } },
		{ itemIndex, environment: run.environment },
	);
}
