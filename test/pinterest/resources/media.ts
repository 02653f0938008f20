import { randomBytes } from 'node:crypto';
import { page, type PageQuery } from '../paging';
import { mediaStatus } from '../processing';
import { Refusal, row } from '../row';
import type { Settings } from '../settings';
import type { Media } from '../world';

export const media = [
	row<PageQuery>('GET /media', {
		answer(call) {
			const keep = (each: Media) => each.ownerId === call.user.id;
			const body = page(call, [...call.world.media.values()], (each) => mediaView(each, call.settings), { keep });
			return { status: 200, body };
		},
	}),
	row<object, { media_type: 'video' }>('POST /media', {
		answer({ world, user, settings }) {
			const seq = world.nextSeq();
			const id = world.newId('media', seq);
			const uploadParameters = signedFields(id, user.id, world.environment);
			const registered: Media = { seq, id, ownerId: user.id, uploadParameters, polls: 0 };
			world.media.set(id, registered);
			const { media_id, media_type } = mediaView(registered, settings);
			const upload = { upload_url: world.uploadUrl(), upload_parameters: uploadParameters };
			return { status: 201, body: { media_id, media_type, ...upload } };
		},
	}),
	row('GET /media/{media_id}', {
		answer({ world, user, path, settings }) {
			const found = world.media.get(path.media_id);
			if (!found || found.ownerId !== user.id) throw new Refusal(404, 404, 'Media not found.');
			if (found.upload) found.polls += 1;
			return { status: 200, body: mediaView(found, settings) };
		},
	}),
];

function mediaView(each: Media, settings: Settings): Record<string, unknown> {
	return { media_id: each.id, media_type: 'video', status: mediaStatus(each, settings) };
}

/** The form fields an upload store signs; each must come back unchanged with the file. */
function signedFields(mediaId: string, userId: string, environment: string): Record<string, string> {
	const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
	const random = (bytes: number) => randomBytes(bytes).toString('hex');
	return {
		'x-amz-date': date,
		'x-amz-signature': random(32),
		'x-amz-security-token': randomBytes(60).toString('base64'),
		'x-amz-algorithm': 'AWS4-HMAC-SHA256',
		key: `uploads/${random(1)}/${random(1)}/${environment}:video:${userId}:${mediaId}`,
		policy: randomBytes(90).toString('base64'),
		'x-amz-credential': `ASIA${random(8).toUpperCase()}/${date.slice(0, 8)}/us-east-1/s3/aws4_request`,
		'Content-Type': 'multipart/form-data',
	};
}
