import type { IDataObject } from 'n8n-workflow';

import { keepingHandle, waitFor } from '../../shared/api/job';
import type { Accepted, JobState } from '../../shared/api/job';
import { asObject, asText, isObject } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import { upload } from '../../shared/api/upload';
import type { ItemCaller } from '../../shared/rows/operation';
import type { VideoFile } from './videoFile';

/**
 * Registers a video, uploads it to the store that Pinterest names, and gives its media id. Pinterest then works on it.
 *
 * @param file read to its end, and no more than once
 * @throws NodeApiError when Pinterest or the store refuses it, or it does not come whole
 */
export async function uploadVideo(caller: ItemCaller, file: VideoFile): Promise<string> {
	const { body } = await request(caller, { request: 'POST /media', body: { media_type: 'video' } });
	const { media_id: mediaId, upload_url: url, upload_parameters: parameters } = asObject(body);
	const id = asText(mediaId) ?? '';
	if (!id || typeof url !== 'string' || !url)
		throw new Error('Pinterest gave no address to upload the video to, so nothing was uploaded. Run the item again');
	const fields = Object.entries(asObject(parameters)).map(([name, value]) => [name, asText(value) ?? ''] as const);
	await keepingHandle(caller, videoOf(id), async () => {
		await upload(caller, { url, fields: Object.fromEntries(fields) }, file).catch((error: unknown) => {
			throw file.brokenBy?.() ?? error;
		});
	});
	return id;
}

/**
 * Waits until Pinterest has worked on an uploaded video.
 *
 * @param seconds how long to wait at most
 * @param isOwn whether this item uploaded it
 * @returns the media object with status `succeeded`
 * @throws NodeApiError with the media id in its details when processing fails or does not end in time
 */
export async function waitForMedia(
	caller: ItemCaller,
	mediaId: string,
	seconds: number,
	isOwn = false,
): Promise<IDataObject> {
	const call = { request: 'GET /media/{media_id}', ids: { media_id: mediaId } } as const;
	return await waitFor(caller, {
		...videoOf(mediaId),
		accepted: isOwn ? 'write' : undefined,
		longestSeconds: seconds,
		look: async () => asObject((await request(caller, call)).body),
		stateOf: ({ status }) => stateOf(mediaId, status),
	});
}

function stateOf(mediaId: string, status: unknown): JobState {
	if (status === 'succeeded') return 'done';
	if (typeof status !== 'string') return { incomplete: 'Pinterest’s answer does not say how far the video is' };
	if (status !== 'failed') return 'running';
	return {
		failed: `Pinterest could not process the video with media ID ${mediaId}`,
		advice:
			'The file is probably damaged or of a kind Pinterest does not take (MP4 or MOV, H.264 or H.265, 4 seconds to 15 minutes). Upload another one.',
		// It will never be of use.
		details: { mayHaveBeenExecuted: undefined },
	};
}

function videoOf(mediaId: string): Accepted {
	return {
		noun: `video with media ID ${mediaId}`,
		handle: { mediaId },
		later: `wait for it with Media: Wait, then make the Pin from "Video Already Uploaded" with media ID ${mediaId}`,
	};
}

/**
 * Adds to an error of the Pin that was to be made of an uploaded video what is needed to go on without another upload. Where the Pin may
 * be there already, the first thing to do is to look.
 */
export function withMediaId(error: unknown, mediaId: string): unknown {
	if (!(error instanceof Error) || !isObject(error)) return error;
	const context = asObject(error.context);
	const isUnknown = context.mayHaveBeenExecuted === true;
	const advice = isUnknown
		? `First look at Pinterest whether the Pin is there. Only if it is not, make it from "Video Already Uploaded" with media ID ${mediaId}: the video is uploaded.`
		: `The video is uploaded (media ID ${mediaId}): make the Pin from "Video Already Uploaded" with that ID.`;
	error.description = isUnknown ? advice : [asText(error.description), advice].filter(Boolean).join(' ');
	if (isObject(error.context)) error.context.mediaId = mediaId;
	return error;
}
