import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { entriesOf, many, readEntry, valuesOf } from '../../shared/fields/entries';
import { field, link, text } from '../../shared/fields/kinds';
import { attributesOf } from './attributes';

const { facts } = attributesOf('RETAIL');

/** Further pictures and videos for ads: of each so many, with a link and a tag. Source: the API description's ItemAttributesRequest. */
const KINDS = { image: 20, video: 3 } as const;

type Kind = keyof typeof KINDS;

const ENTRY = [
	link({
		name: 'link',
		in: 'local',
		label: 'Link',
		description: 'Its address (only for some accounts)',
		maxLength: 2000,
		required: true,
	}),
	text({
		name: 'tag',
		in: 'local',
		label: 'Tag',
		description: 'What ads choose it by',
		maxLength: 511,
		required: true,
	}),
];

/** The list of one kind; its entries are numbered in their order: `ad_image_0_link`. */
const listOf = (name: 'itemAdImages' | 'itemAdVideos', kind: Kind, label: string, one: string) => {
	const { when } = facts('', { label: '' });
	const shown = many(`Add ${one}`, one, valuesOf(ENTRY));
	return field(
		{ name, in: 'local', label, description: `Further ${kind}s for ads, up to ${KINDS[kind]}, in their order`, when },
		{ ...shown, typeOptions: { ...shown.typeOptions, maxAllowedFields: KINDS[kind] } },
		(value) => {
			const entries = entriesOf(value);
			if (entries.length > KINDS[kind])
				throw new Error(`has ${entries.length} rows, at most ${KINDS[kind]} are allowed`);
			return Object.assign(
				{},
				...entries.map((entry, at) => numbered(kind, at, readEntry(ENTRY, entry, at))),
			) as IDataObject;
		},
	);
};

function numbered(kind: Kind, at: number, entry: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(entry).map(([part, value]) => [attributeOf(kind, at, part), value]));
}

function attributeOf(kind: Kind, at: number, part: string): string {
	return `ad_${kind}_${at}_${part}`;
}

export const AD_MEDIA = [
	listOf('itemAdImages', 'image', 'For Ads: Images', 'Image'),
	listOf('itemAdVideos', 'video', 'For Ads: Videos', 'Video'),
];

const KIND_OF: Record<string, Kind> = { itemAdImages: 'image', itemAdVideos: 'video' };

/** The lists' attributes, each as a field of its own: how a column or a key is read. */
export const AD_MEDIA_ATTRIBUTES: Field[] = Object.entries(KINDS).flatMap(([kind, count]) =>
	Array.from({ length: count }, (_, at) => ENTRY.map((part) => attribute(kind as Kind, at, part))).flat(),
);

function attribute(kind: Kind, at: number, { name: part, shown, parse }: Field): Field {
	const name = attributeOf(kind, at, part);
	const label = `Ad ${kind === 'image' ? 'Image' : 'Video'} ${at} ${shown.displayName}`;
	return { name, apiName: `items.attributes.${name}`, in: 'body', shown: { ...shown, displayName: label }, parse };
}

/**
 * What an item's values say of pictures and videos for ads, as attributes; null for each of a list that is taken away.
 *
 * @throws Error where a list is set and taken away
 */
export function adMediaOf(local: IDataObject, cleared: IDataObject): IDataObject {
	const attributes: IDataObject = {};
	for (const { name, shown } of AD_MEDIA) {
		const kind = KIND_OF[name] ?? 'image';
		if (cleared[name] === null && local[name] !== undefined)
			throw new Error(`Clear Fields names ${shown.displayName}, which is set too: set it or clear it`);
		Object.assign(attributes, local[name]);
		if (cleared[name] !== null) continue;
		for (let at = 0; at < KINDS[kind]; at++) Object.assign(attributes, numbered(kind, at, { link: null, tag: null }));
	}
	return attributes;
}
