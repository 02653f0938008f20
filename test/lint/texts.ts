import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestConversionApi } from '../../credentials/PinterestConversionApi.credentials';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';

/** A text that people read in the editor. */
export interface Text {
	/** `pinterestAds › updateFields › status` */
	where: string;
	kind: 'label' | 'description' | 'hint' | 'placeholder' | 'option' | 'action';
	text: string;
	/** Of an option. */
	value?: INodePropertyOptions['value'];
}

type Part = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Every text of a node's description: its own, those of its parameters, of their options and entries. */
export function textsOf({ name, displayName, description, properties }: INodeTypeDescription): Text[] {
	return [...own(name, { displayName, description }), ...properties.flatMap((one) => within(name, one))];
}

/** The same of the credentials. */
export function credentialTexts(): Text[] {
	return [new PinterestAccessTokenApi(), new PinterestConversionApi(), new PinterestOAuth2Api()].flatMap(
		({ name, properties }) => properties.flatMap((one) => within(name, one)),
	);
}

function within(place: string, part: Part): Text[] {
	const where = `${place} › ${part.name}`;
	if ('values' in part) return [...own(where, part), ...part.values.flatMap((one) => within(where, one))];
	if (!('type' in part)) return optionTexts(where, part);
	const options = [...(part.options ?? []), ...(part.modes ?? [])];
	return [...own(where, part), ...options.flatMap((one) => within(where, one as Part))];
}

function optionTexts(where: string, { name, value, action, description }: INodePropertyOptions): Text[] {
	return [
		{ where, kind: 'option', text: name, value },
		...(action === undefined ? [] : [{ where, kind: 'action' as const, text: action }]),
		...own(where, { description }),
	];
}

interface Shown {
	displayName?: string;
	description?: string;
	hint?: string;
	placeholder?: string;
}

function own(where: string, { displayName, description, hint, placeholder }: Shown): Text[] {
	const texts = { label: displayName, description, hint, placeholder };
	return (Object.keys(texts) as Array<keyof typeof texts>).flatMap((kind) => {
		const text = texts[kind];
		return text ? [{ where, kind, text }] : [];
	});
}
