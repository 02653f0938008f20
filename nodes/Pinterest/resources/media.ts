import type { Operation, Resource } from '../../shared/rows/operation';
import { id, text } from '../../shared/fields/kinds';
import { PROCESSING_SECONDS } from '../media/source';
import { uploadVideo, waitForMedia } from '../media/video';
import { PROCESSING } from './pinFields';

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
	{
		value: 'get',
		name: 'Get',
		action: 'Get a media upload',
		description: 'Get how far the processing of an uploaded video is: registered, processing, succeeded or failed',
		method: 'GET',
		path: '/media/{media_id}',
		category: 'org_read',
		fields: [MEDIA_ID],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many media uploads',
		description: 'List the uploaded videos with how far their processing is',
		method: 'GET',
		path: '/media',
		category: 'org_read',
		answer: 'page',
	},
	{
		value: 'upload',
		name: 'Upload',
		action: 'Upload a video',
		description:
			'Upload a video from a binary property, to make a Pin of it later. Pinterest processes it afterwards: use Wait.',
		method: 'POST',
		path: '/media',
		category: 'org_write',
		fields: [
			text({
				name: 'uploadProperty',
				in: 'local',
				label: 'Input Binary Field',
				description: 'The name of the binary property of the item that holds the video (MP4 or MOV, up to 2 GB)',
				default: 'data',
				placeholder: 'e.g. data',
				required: true,
			}),
		],
		run: async (caller, { local }) => {
			const media_id = await uploadVideo(caller, String(local.uploadProperty));
			return [{ media_id, media_type: 'video' }];
		},
	},
	{
		value: 'wait',
		name: 'Wait',
		action: 'Wait for a media upload',
		description: 'Wait until Pinterest has processed an uploaded video, so that a Pin can be made of it',
		method: 'GET',
		path: '/media/{media_id}',
		category: 'org_read',
		fields: [MEDIA_ID],
		collections: { options: [PROCESSING] },
		run: async (caller, { ids, local }) => [
			await waitForMedia(caller, String(ids.media_id), Number(local.processingSeconds ?? PROCESSING_SECONDS)),
		],
	},
];

export const media: Resource = { value: 'media', name: 'Media', operations };
