import { asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { id } from '../../shared/fields/kinds';
import { PROCESSING_SECONDS } from '../media/source';
import { uploadVideo, waitForMedia } from '../media/video';
import { videoFrom } from '../media/videoFile';
import { DOWNLOAD_HEADERS, PROCESSING, VIDEO } from './pinMediaFields';

const MEDIA_ID = id({
	name: 'media',
	apiName: 'media_id',
	in: 'path',
	label: 'Media ID',
	description: 'The ID that Upload gave',
	placeholder: 'e.g. 12345',
	required: true,
});

const operations: Operation[] = [
	operation('GET /media/{media_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get media upload',
		description: 'Get the processing state of an uploaded video: registered, processing, succeeded or failed',
		fields: [MEDIA_ID],
	}),
	operation('GET /media', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many media uploads',
		description: 'List the uploaded videos with how far their processing is',
		answer: 'page',
	}),
	operation('POST /media', {
		value: 'upload',
		name: 'Upload',
		action: 'Upload video',
		description:
			'Upload a video from a URL or a binary file, to publish it as a Pin later. Pinterest processes it first: use Wait.',
		makes: ['media_type'],
		fields: [VIDEO],
		collections: { options: [DOWNLOAD_HEADERS] },
		run: async (caller, { local }) => {
			const file = await videoFrom(caller, local.video, local.downloadHeaders);
			const media_id = await uploadVideo(caller, file).finally(file.close);
			return [{ media_id, media_type: 'video' }];
		},
	}),
	operation('GET /media/{media_id}', {
		value: 'wait',
		name: 'Wait',
		action: 'Wait for media upload',
		description: 'Wait until Pinterest has processed an uploaded video, so that a Pin can be made of it',
		fields: [MEDIA_ID],
		collections: { options: [PROCESSING] },
		run: async (caller, { ids, local }) => [
			await waitForMedia(caller, asText(ids.media_id) ?? '', Number(local.processingSeconds ?? PROCESSING_SECONDS)),
		],
	}),
];

export const media: Resource = { value: 'media', name: 'Media', operations };
