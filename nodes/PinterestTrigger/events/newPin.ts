import { asObject } from '../../shared/api/json';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choices } from '../../shared/fields/kinds';
import { CREATIVE_TYPES, simplePin } from '../../shared/fields/shapes';
import { isOneOf, triggerEvent } from '../../shared/trigger/event';
import { INCLUDE_PROTECTED, PINS_TO_WATCH, pinsCall } from './pins';

/** The API's `media_type` values. Source: the API description's PinMedia. */
const MEDIA_TYPES = [
	{ name: 'Image', value: 'image' },
	{ name: 'Images and Videos Mixed', value: 'multiple_mixed' },
	{ name: 'Several Images', value: 'multiple_images' },
	{ name: 'Several Videos', value: 'multiple_videos' },
	{ name: 'Video', value: 'video' },
];

/** The filters are applied here and not by Pinterest, so that a Pin that comes to fit one later is not taken for new. */
export const newPin = triggerEvent({
	value: 'newPin',
	name: 'New Pin',
	description: 'When a Pin is published or saved on any of your boards, on one board or in one section',
	nothingToShow: 'there is no Pin that fits yet',
	fields: PINS_TO_WATCH,
	collections: {
		filters: [
			choices({
				name: 'creativeTypes',
				in: 'local',
				label: 'Creative Types',
				description: 'Only Pins of these kinds',
				options: CREATIVE_TYPES,
			}),
			choices({
				name: 'mediaTypes',
				in: 'local',
				label: 'Media Types',
				description: 'Only Pins that show this',
				options: MEDIA_TYPES,
			}),
		],
		options: [AD_ACCOUNT, INCLUDE_PROTECTED],
	},
	simplify: simplePin,
	lists: (_caller, values) => [{ call: pinsCall(values), keyOf: ({ id }) => id }],
	matches: ({ object }, { local }) => {
		const { creativeTypes, mediaTypes } = local;
		const { media_type: media } = asObject(object.media);
		return isOneOf(object.creative_type, creativeTypes) && isOneOf(media, mediaTypes);
	},
});
