import { asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { id, text } from '../../shared/fields/kinds';
import { PROCESSING_SECONDS } from '../media/source';
import { uploadVideo, waitForMedia } from '../media/video';
import { PROCESSING } from './pinMediaFields';

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
		effect: 'write',
		name: 'Upload',
		action: 'Upload video',
		description:
			'Upload a video from a binary file, to publish it as a Pin later. Pinterest processes it first: use Wait.',
		makes: ['media_type'],
		fields: [
			text({
				name: 'uploadProperty',
				in: 'local',
				label: 'Input Data Field Name',
				description: 'The name of the input binary field that holds the video (MP4 or MOV, up to 2 GB)',
				default: 'data',
				placeholder: 'e.g. data',
				required: true,
			}),
		],
		run: async (caller, { local }) => {
			const media_id = await uploadVideo(caller, String(local.uploadProperty));
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
