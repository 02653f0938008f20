import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, isObject, parseJson } from '../../shared/api/json';
import { parseUrl } from '../../shared/fields/kinds';
import type { Tracking } from '../texts';
import { decoded, withTracking } from '../texts';
import { isNothing, pictureIn } from './given';

export const FEWEST_SLOTS = 2;
export const MOST_SLOTS = 5;

/** An image of a carousel as it was given, with its texts. */
export interface Slot {
	/** What stands for the picture. */
	picture: unknown;
	title?: unknown;
	description?: unknown;
	link?: unknown;
}

/**
 * The images of a carousel: those that were filled in one by one, then those of a list; what is empty is left out.
 *
 * @param fixed the node's collection
 * @param list see {@link listGiven}
 * @throws Error unless there are 2 to 5 images, each with a picture
 */
export function slotsGiven(fixed: unknown, list: unknown): Slot[] {
	const slots = [...slotsOf(fixed), ...listGiven(list)]
		.map((slot): Slot => ({ ...slot, picture: pictureIn(slot) }))
		.filter(({ picture, title, description, link }) => ![picture, title, description, link].every(isNothing));
	const without = slots.findIndex(({ picture }) => isNothing(picture));
	if (without >= 0) throw new Error(`Image ${without + 1} of the carousel has texts but no picture`);
	if (slots.length >= FEWEST_SLOTS && slots.length <= MOST_SLOTS) return slots;
	throw new Error(`A carousel has ${FEWEST_SLOTS} to ${MOST_SLOTS} images, not ${slots.length}`);
}

/** The images of a carousel, each with its texts, as the node's collection holds them; or as the text of JSON, as agents write it. */
export function slotsOf(given: unknown): IDataObject[] {
	const value = typeof given === 'string' && given.trim() !== '' ? parseJson(given, 'is not valid JSON') : given;
	const slots: unknown = Array.isArray(value) ? value : (asObject(value).slot ?? []);
	return (Array.isArray(slots) ? asList(slots) : [slots]).map(asObject);
}

/**
 * A list of images: addresses or the like, or objects that have one beside a title, a description and a link; as a list, as the text of its
 * JSON, or as text with commas or line breaks between.
 */
export function listGiven(value: unknown): IDataObject[] {
	const list = typeof value === 'string' ? listIn(value.trim()) : value;
	const parts = Array.isArray(list) ? asList(list) : isObject(list) ? [list] : [];
	return parts.map((part) => (isObject(part) ? part : { image: isNothing(part) ? '' : String(part).trim() }));
}

function listIn(text: string): unknown {
	if (/^[[{]/.test(text)) return parseJson(text, 'Images From a List is not valid JSON');
	// An address may hold commas itself: of two addresses, the comma before the second one parts them.
	const between = text.includes('://') ? /[\s,]+(?=https?:\/\/)/i : /[,\n]/;
	return text.split(between);
}

/** What the texts of an image become before they are sent, as the item says. */
export interface TextChoices extends Tracking {
	decodeEntities?: boolean;
}

/** @throws Error when the link is no web address */
export function slotTexts(
	{ title, description, link }: IDataObject | Slot,
	index: number,
	choices: TextChoices = {},
): IDataObject {
	const plain = (text: unknown) => (choices.decodeEntities === true ? decoded(String(text)) : String(text));
	const what = `The link of image ${index + 1} `;
	return {
		...(title ? { title: plain(title) } : {}),
		...(description ? { description: plain(description) } : {}),
		...(link ? { link: parseUrl(withTracking(parseUrl(link, 2048, what), choices), 2048, what) } : {}),
	};
}
