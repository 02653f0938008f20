/** What people give for a picture or a video: nobody has to say which way it is, since the value tells. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asText, isObject } from '../../shared/api/json';
import { parseUrl, quote } from '../../shared/fields/kinds';
import type { ItemCaller } from '../../shared/rows/operation';

/** An address, a file's bytes as base64, or the name of an input binary field. */
export type Given = { url: string } | { base64: string } | { property: string };

/** Names under which models, feeds and sheets have a picture. */
const IMAGE_NAMES = ['image', 'url', 'image_url', 'imageUrl', 'src', 'link_to_image', 'b64_json', 'base64', 'data'];

const DATA_URL = /^data:([^,]*),([^]*)$/i;

/** Shorter base64 than this is no picture; names of fields are. */
const SHORTEST_BASE64 = 100;

/** How a PNG and a JPEG begin in base64. */
const BEGINNINGS = /^(iVBORw0KGgo|\/9j\/)/;

/**
 * Which way a picture is given.
 *
 * @param value a text; or an object with it under a usual name, as image models and feeds have it
 * @param what begins the error's message: "Image", "Image 2 of the carousel"
 * @throws Error where it is none of them
 */
export function givenImage(caller: ItemCaller, value: unknown, what: string): Given {
	const text = textIn(value);
	const address = addressIn(text, what);
	if (address) return address;
	const [, type = '', data = ''] = DATA_URL.exec(text) ?? [];
	if (type && !/;base64$/i.test(type)) throw new Error(`${what} is a data URL without base64, which is no picture`);
	if (type) return { base64: data };
	const names = fieldsOf(caller);
	if (names.includes(text)) return { property: text };
	const isLong = text.length >= SHORTEST_BASE64 || BEGINNINGS.test(text);
	if (isLong && /^[\w+/\s-]+={0,2}\s*$/.test(text)) return { base64: text };
	throw new Error(notGiven(what, text, names, 'a web address, base64, a data URL, or the name of an input data field'));
}

/** Which way a video is given: by an address, or the name of an input binary field. */
export function givenVideo(caller: ItemCaller, value: unknown, what: string): Exclude<Given, { base64: string }> {
	const text = textIn(value);
	const address = addressIn(text, what);
	if (address) return address;
	const names = fieldsOf(caller);
	if (names.includes(text)) return { property: text };
	throw new Error(notGiven(what, text, names, 'a web address or the name of an input data field'));
}

function textIn(value: unknown): string {
	return (asText(isObject(value) ? pictureIn(value) : value) ?? '').trim();
}

function addressIn(text: string, what: string): { url: string } | undefined {
	return /^https?:\/\//i.test(text) ? { url: parseUrl(text, 2048, `${what} `) } : undefined;
}

/** What stands for a picture in an object; undefined where nothing does. */
export function pictureIn(object: IDataObject): unknown {
	const name = IMAGE_NAMES.find((one) => !isNothing(object[one]));
	const value = name === undefined ? undefined : object[name];
	// Some have the address one level deeper: `image_url: { url }`, `image: { src }`.
	return isObject(value) ? pictureIn(value) : value;
}

export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The names of the item's binary fields. */
function fieldsOf({ context, itemIndex }: ItemCaller): string[] {
	if ('getItemIndex' in context) return Object.keys(context.getInputData().binary ?? {});
	return Object.keys((context as IExecuteFunctions).getInputData()[itemIndex]?.binary ?? {});
}

function notGiven(what: string, text: string, names: string[], ways: string): string {
	const item = names.length > 0 ? `the input data fields ${names.join(', ')}` : 'no input data fields';
	if (text === '') return `${what} is missing`;
	return `${what} must be ${ways}, not ${quote(text)}. The item has ${item}`;
}
