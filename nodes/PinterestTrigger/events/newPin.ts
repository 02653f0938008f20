import type { IDataObject } from 'n8n-workflow';

import { AD_ACCOUNT } from '../../shared/fields/common';
import { choices, flag } from '../../shared/fields/kinds';
import { CREATIVE_TYPES, simplePin } from '../../shared/fields/shapes';
import type { TriggerEvent } from '../event';
import { pinPlaces, pinsCall } from './pins';

/** The API's `media_type` values. Source: the API description's PinMedia. */
const MEDIA_TYPES = [
	{ name: 'Image', value: 'image' },
	{ name: 'Images and Videos Mixed', value: 'multiple_mixed' },
	{ name: 'Several Images', value: 'multiple_images' },
	{ name: 'Several Videos', value: 'multiple_videos' },
	{ name: 'Video', value: 'video' },
];

export const INCLUDE_PROTECTED = flag({
	name: 'includeProtectedPins',
	apiName: 'include_protected_pins',
	in: 'query',
	label: 'Include Protected Pins',
	description: 'Whether to watch Pins on protected boards too, when all your Pins are watched',
});

/** Pins are told apart here and not by Pinterest, so that one that comes to fit a filter later is not taken for new. */
export const newPin: TriggerEvent = {
	value: 'newPin',
	name: 'New Pin',
	description: 'When a Pin was published or saved, on any of your boards, on one board or in one section',
	nothing: 'there is no Pin that fits yet',
	fields: pinPlaces(['account', 'board', 'section']),
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
	lists: (_caller, values) => [{ call: pinsCall(values), keyOf: ({ id }) => String(id) }],
	matches: ({ object }, { local }) => {
		const { creativeTypes, mediaTypes } = local as { creativeTypes?: string[]; mediaTypes?: string[] };
		const { media_type: media } = (object.media ?? {}) as IDataObject;
		return isOneOf(object.creative_type, creativeTypes) && isOneOf(media, mediaTypes);
	},
};

/** Whether a value is among those chosen; none chosen means all. */
export function isOneOf(value: unknown, chosen: string[] = []): boolean {
	return chosen.length === 0 || chosen.includes(String(value));
}
