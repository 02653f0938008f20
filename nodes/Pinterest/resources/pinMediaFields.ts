/** The fields that say where a Pin's picture or video comes from. */
import type { INodeProperties } from 'n8n-workflow';

import { choice, field, flag, id, integer, link, text } from '../../shared/fields/kinds';
import { PROCESSING_SECONDS, slotsOf } from '../media/source';

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
const NO_IMAGE = { url: '', title: '', description: '', link: '' };

/** Where a Pin's picture or video comes from, and what each kind needs. The most used source stands first. */
export const MEDIA_FIELDS = [
	choice({
		name: 'mediaSource',
		in: 'local',
		label: 'Media',
		description: 'Where the picture or video of the Pin comes from',
		default: 'imageUrl',
		options: [
			{ name: 'Image From URL', value: 'imageUrl', description: 'An image that Pinterest downloads' },
			{
				name: 'Image From Binary File',
				value: 'imageBinary',
				description: 'A PNG or JPEG file of the input item, up to 20 MB',
			},
			{
				name: 'Video From Binary File',
				value: 'videoBinary',
				description: 'An MP4 or MOV file of the input item, up to 2 GB: uploaded, processed and published in one step',
			},
			{ name: 'Carousel From URLs', value: 'carouselUrls', description: '2 to 5 images that Pinterest downloads' },
			{
				name: 'Carousel From Binary Files',
				value: 'carouselBinary',
				description: '2 to 5 PNG or JPEG files of the input item',
			},
			{ name: 'Video Already Uploaded', value: 'videoId', description: 'A video with a media ID' },
			{
				name: 'Product Page of the Link',
				value: 'pinUrl',
				description: 'Pinterest takes the picture from the page that Link leads to (only for accounts in the beta)',
			},
		],
	}),
	link({
		name: 'imageUrl',
		in: 'local',
		label: 'Image URL',
		description: 'The address of a PNG or JPEG that Pinterest can download',
		placeholder: 'e.g. https://example.com/salad.jpg',
		required: true,
		when: { mediaSource: ['imageUrl'] },
	}),
	property('imageProperty', 'Input Data Field Name', ['imageBinary']),
	field(
		{
			name: 'slots',
			in: 'local',
			label: 'Images',
			description: '2 to 5 images',
			required: true,
			when: { mediaSource: ['carouselUrls'] },
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
						{
							displayName: 'URL',
							name: 'url',
							type: 'string',
							default: '',
							description: 'The address of a PNG or JPEG',
						},
						...SLOT_TEXTS,
					],
				},
			],
		},
		(value) => ({ slot: slotsOf(value) }),
	),
	text({
		name: 'slotProperties',
		in: 'local',
		label: 'Input Data Field Names',
		description: 'The input binary fields with the 2 to 5 images, in their order, separated by commas',
		placeholder: 'e.g. image_1, image_2',
		required: true,
		when: { mediaSource: ['carouselBinary'] },
	}),
	field(
		{
			name: 'slotDetails',
			in: 'local',
			label: 'Image Details',
			description: 'Title, description and link of each image, in the order of the input data fields',
			when: { mediaSource: ['carouselBinary'] },
		},
		{
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Details',
			typeOptions: { multipleValues: true, sortable: true },
			options: [{ displayName: 'Image', name: 'slot', values: SLOT_TEXTS }],
		},
		(value) => ({ slot: slotsOf(value) }),
	),
	property('videoProperty', 'Input Data Field Name', ['videoBinary']),
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
			{ name: 'Image From Binary File', value: 'binary' },
			{ name: 'Image From URL', value: 'url' },
		],
		when: { mediaSource: ['videoBinary', 'videoId'] },
	}),
	integer({
		name: 'coverSecond',
		in: 'local',
		label: 'Cover at Second',
		description: 'The second of the video whose frame is the cover; beyond the end it is the last one',
		minimum: 0,
		when: { mediaSource: ['videoBinary', 'videoId'], coverSource: ['keyFrame'] },
	}),
	link({
		name: 'coverUrl',
		in: 'local',
		label: 'Cover URL',
		description: 'The address of a PNG or JPEG that Pinterest can download',
		placeholder: 'e.g. https://example.com/cover.jpg',
		required: true,
		when: { mediaSource: ['videoBinary', 'videoId'], coverSource: ['url'] },
	}),
	{
		...property('coverProperty', 'Cover: Input Data Field Name', ['videoBinary', 'videoId']),
		when: { mediaSource: ['videoBinary', 'videoId'], coverSource: ['binary'] },
	},
	flag({
		name: 'isAffiliateLink',
		in: 'local',
		label: 'Affiliate Link',
		description: 'Whether the link is an affiliate link or a sponsored product, which must be disclosed',
		when: { mediaSource: ['pinUrl'] },
	}),
];

function property<const Name extends string>(name: Name, label: string, mediaSource: string[]) {
	return text({
		name,
		in: 'local',
		label,
		description: 'The name of the input binary field that holds the file',
		default: 'data',
		placeholder: 'e.g. data',
		required: true,
		when: { mediaSource },
	});
}
