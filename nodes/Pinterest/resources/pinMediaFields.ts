/** The fields that say where a Pin's picture or video comes from. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asList, asObject, asText } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import type { Facts, Made } from '../../shared/fields/kinds';
import { choice, field, flag, id, integer, parseUrl } from '../../shared/fields/kinds';
import { slotsOf } from '../media/carousel';
import { PROCESSING_SECONDS } from '../media/source';

/** How long a video may be worked on; an option of everything that waits for one. */
export const PROCESSING = integer({
	name: 'processingSeconds',
	in: 'local',
	label: 'Processing Time (Seconds)',
	description: 'How long to wait for Pinterest to process a video',
	minimum: 1,
	maximum: 86_400,
	default: PROCESSING_SECONDS,
});

export const IS_STANDARD = flag({
	name: 'isStandard',
	in: 'local',
	label: 'Standard Pin',
	description: 'Whether to make a standard Pin; turn off for the simplified kind (only for accounts in the beta)',
	default: true,
});

export const SLOT_INDEX = integer({
	name: 'slotIndex',
	in: 'local',
	label: 'First Image of the Carousel',
	description: 'Which image the carousel starts with; 0 is the first',
	minimum: 0,
	maximum: 4,
});

/** What each image of a carousel has beside its picture. */
export const SLOT_TEXTS: INodeProperties[] = [
	{ displayName: 'Title', name: 'title', type: 'string', default: '', description: 'Shown with this image' },
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What this image shows',
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		description: 'The web page that this image leads to',
	},
];

/** An image of a carousel before anything is filled in. */
const NO_IMAGE = { image: '', title: '', description: '', link: '' };

const ANY_IMAGE =
	'A PNG or JPEG, up to 20 MB: its URL, its base64, a data URL, or the name of the input binary field that holds it';

const IMAGE_EXAMPLE = 'e.g. https://example.com/salad.jpg';

/** Which way something is given, its value tells when it is read. */
const asItIs = (value: unknown) => value as IDataObject[string];

/** An address can be judged at once. */
const fileIn = (value: unknown) => asItIs(isAddress(value) ? parseUrl(value) : value);
const isAddress = (value: unknown) => typeof value === 'string' && /^\s*[a-z]+:\/\//i.test(value);

/** What is given for a picture or a video: which way it is given, its value tells. */
const file = <const Own extends Facts>(facts: Own): Made<Own, IDataObject[string]> =>
	field(facts, { type: 'string', default: '' }, fileIn);

/** A video at an address, or in an input binary field. */
export const VIDEO = file({
	name: 'video',
	in: 'local',
	label: 'Video',
	description: 'An MP4 or MOV, up to 2 GB: its URL, or the name of the input binary field that holds it',
	placeholder: 'e.g. https://example.com/salad.mp4',
	required: true,
});

/** Entries of a collection are read for each item, and what is sent with them is nobody else's. */
export const DOWNLOAD_HEADERS = field(
	{
		name: 'downloadHeaders',
		in: 'local',
		label: 'Download Headers',
		description:
			'Sent when this node downloads an image or a video from a URL, to the host of that URL alone. With headers, images are downloaded too.',
	},
	{
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Header',
		typeOptions: { multipleValues: true },
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Authorization' },
					{ displayName: 'Value', name: 'value', type: 'string', typeOptions: { password: true }, default: '' },
				],
			},
		],
	},
	headersIn,
	// Nothing in them is for people to read, and each is checked as it is.
	{ isCheckedLater: true, resolve: asSecrets },
);

export const DOWNLOAD_IMAGES = flag({
	name: 'downloadImages',
	in: 'local',
	label: 'Download Images',
	description:
		'Whether this node downloads images from URLs and sends them to Pinterest, instead of Pinterest downloading them: for images that Pinterest can’t reach, and so that Check Media sees them',
	default: true,
});

export const CHECK_MEDIA = choice({
	name: 'checkMedia',
	in: 'local',
	label: 'Check Media',
	description:
		'What to do before anything is sent if an image is smaller than 200 x 300 pixels or not 2:3, images of a carousel differ in size, or a video is not 4 seconds to 15 minutes long. Images that Pinterest downloads are not checked.',
	options: [
		{ name: 'Don’t Check', value: 'off' },
		{ name: 'Fail', value: 'fail', description: 'The item fails' },
		{ name: 'Warn', value: 'warn', description: 'The Pin is made, and its result has warnings' },
	],
	default: 'warn',
});

/** Where a Pin's picture or video comes from, and what each kind needs. The most used source stands first. */
export const MEDIA_FIELDS = [
	choice({
		name: 'mediaSource',
		in: 'local',
		label: 'Media',
		description: 'What the Pin shows',
		default: 'image',
		options: [
			{ name: 'Image', value: 'image', description: 'An image from a URL, base64, a data URL or a binary file' },
			{
				name: 'Video',
				value: 'video',
				description: 'A video from a URL or a binary file: uploaded, processed and published in one step',
			},
			{ name: 'Carousel', value: 'carousel', description: '2 to 5 images, one by one or as a list' },
			{ name: 'Video Already Uploaded', value: 'videoId', description: 'A video with a media ID' },
			{
				name: 'Product Page of the Link',
				value: 'pinUrl',
				description: 'Pinterest takes the picture from the page that Link leads to (only for accounts in the beta)',
			},
		],
	}),
	file({
		name: 'image',
		in: 'local',
		label: 'Image',
		description: ANY_IMAGE,
		placeholder: IMAGE_EXAMPLE,
		required: true,
		when: { mediaSource: ['image'] },
	}),
	{ ...VIDEO, when: { mediaSource: ['video'] } },
	field(
		{
			name: 'slots',
			in: 'local',
			label: 'Images',
			description: '2 to 5 images; empty ones are skipped',
			required: true,
			when: { mediaSource: ['carousel'] },
		},
		{
			type: 'fixedCollection',
			default: { slot: [NO_IMAGE, NO_IMAGE] },
			placeholder: 'Add Image',
			typeOptions: { multipleValues: true, sortable: true },
			options: [
				{
					displayName: 'Image',
					name: 'slot',
					values: [
						{ displayName: 'Image', name: 'image', type: 'string', default: '', description: ANY_IMAGE },
						...SLOT_TEXTS,
					],
				},
			],
		},
		(value) => ({ slot: slotsOf(value) }),
	),
	field(
		{
			name: 'slotList',
			in: 'local',
			label: 'Images From a List',
			description:
				'Images in one value, after those above: a list of URLs (or what else an image can be), or of objects with url, title, description and link',
			placeholder: 'e.g. ["https://example.com/1.jpg", "https://example.com/2.jpg"]',
			when: { mediaSource: ['carousel'] },
		},
		{ type: 'json', default: '' },
		asItIs,
	),
	id({
		name: 'mediaId',
		in: 'local',
		label: 'Media ID',
		description: 'The ID that Media: Upload gave',
		required: true,
		when: { mediaSource: ['videoId'] },
	}),
	choice({
		name: 'coverSource',
		in: 'local',
		label: 'Cover',
		description: 'The picture that is shown before the video plays',
		default: 'keyFrame',
		options: [
			{ name: 'Frame of the Video', value: 'keyFrame' },
			{ name: 'Image', value: 'image' },
		],
		when: { mediaSource: ['video', 'videoId'] },
	}),
	integer({
		name: 'coverSecond',
		in: 'local',
		label: 'Cover at Second',
		description: 'The second of the video whose frame is the cover; beyond the end it is the last one',
		minimum: 0,
		when: { mediaSource: ['video', 'videoId'], coverSource: ['keyFrame'] },
	}),
	file({
		name: 'cover',
		in: 'local',
		label: 'Cover Image',
		description: ANY_IMAGE,
		placeholder: 'e.g. https://example.com/cover.jpg',
		required: true,
		when: { mediaSource: ['video', 'videoId'], coverSource: ['image'] },
	}),
	flag({
		name: 'isAffiliateLink',
		in: 'local',
		label: 'Affiliate Link',
		description: 'Whether the link is an affiliate link or a sponsored product, which must be disclosed',
		when: { mediaSource: ['pinUrl'] },
	}),
];

/** What a header may have before its secret: "Bearer". */
const SCHEME = /^\S+\s+/;
const SHORTEST_SECRET = 8;

/** No error tells what was sent. */
async function asSecrets(caller: Caller, headers: unknown): Promise<unknown> {
	const values = Object.values(asObject(headers)).map((value) => asText(value) ?? '');
	const secrets = values.flatMap((value) => [value, value.replace(SCHEME, '')]);
	const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
	caller.run.environment.secrets?.add(...long.map((secret) => ({ secret })));
	return await Promise.resolve(headers);
}

/** Names of HTTP headers, and what a value can't hold. Source: RFC 9110, 5.1 and 5.5. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const NO_HEADER_VALUE = /[\0\r\n]/;

/** @throws Error that tells no value: it may be a secret */
function headersIn(value: unknown): Record<string, string> {
	const { header = [] } = asObject(value);
	const headers: Record<string, string> = {};
	for (const one of Array.isArray(header) ? asList(header) : [header]) {
		const { name, value: content } = asObject(one);
		const [called, text] = [(asText(name) ?? '').trim(), (asText(content) ?? '').trim()];
		if (called === '' && text === '') continue;
		if (!HEADER_NAME.test(called)) throw new Error('has a name that no header can have');
		if (NO_HEADER_VALUE.test(text)) throw new Error(`has a value with a line break for ${called}`);
		headers[called] = text;
	}
	return headers;
}
