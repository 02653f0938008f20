import type { Listed } from '../../paging';
import { randomFrom } from '../../random';
import type { Call } from '../../row';
import type { Pin, PinMedia, World } from '../../world';
import { pinView, type PinViewOptions } from '../pinView';
import { idKeys } from './itemBatchBody';
import type { Attributes } from './itemRules';
import { languageOf, type Catalog, type CatalogType } from './shared';

/** What stands in a catalog, for one country and language. */
export interface Item extends Listed {
	/** The merchant's own id. */
	id: string;
	catalog_id: string;
	catalog_type: CatalogType;
	ownerId: string;
	country: string;
	/** Two letters. */
	language: string;
	/** Null where it came by the API. */
	feed_id: string | null;
	attributes: Attributes;
	/** Milliseconds since 1970. */
	created: number;
	updated: number;
}

export interface Place {
	catalog: Catalog;
	country: string;
	/** A locale, or two letters. */
	language: string;
}

export const itemStore = (world: World) => world.store<Item>('catalog item');

const keyOf = ({ catalog, country, language }: Place, id: string) =>
	JSON.stringify([catalog.id, country, languageOf(language), id]);

export function findItem(world: World, place: Place, id: string): Item | undefined {
	return itemStore(world).get(keyOf(place, id));
}

/** Makes an item, or gives it other attributes. */
export function putItem(
	world: World,
	place: Place,
	id: string,
	attributes: Attributes,
	from: { feedId?: string; at?: number } = {},
): Item {
	const at = from.at ?? Date.now();
	const { image_link: image } = attributes;
	const whole = typeof image === 'string' && place.catalog.catalog_type === 'RETAIL' ? { image_link: [image] } : {};
	const { save_pin_disabled: _disabled, ...kept } = { ...attributes, ...whole } as Attributes;
	const known = findItem(world, place, id);
	if (known) return Object.assign(known, { attributes: kept, updated: at });
	const item: Item = {
		seq: world.nextSeq(),
		id,
		catalog_id: place.catalog.id,
		catalog_type: place.catalog.catalog_type,
		ownerId: place.catalog.ownerId,
		country: place.country,
		language: languageOf(place.language),
		feed_id: from.feedId ?? null,
		attributes: kept,
		created: at,
		updated: at,
	};
	itemStore(world).set(keyOf(place, id), item);
	return item;
}

export function removeItem(world: World, place: Place, id: string): void {
	itemStore(world).delete(keyOf(place, id));
}

/** Items of a catalog that fit, oldest first. */
export function itemsIn(world: World, catalogId: string, keep: (item: Item) => boolean = () => true): Item[] {
	return [...itemStore(world).values()].filter((item) => item.catalog_id === catalogId && keep(item));
}

/** Items of a feed, and those the API put into the feed's catalog for the same country and language. */
export function isOfFeed(item: Item, feed: { id: string; default_country?: string; default_locale: string }): boolean {
	if (item.feed_id !== null) return item.feed_id === feed.id;
	return item.country === feed.default_country && item.language === languageOf(feed.default_locale);
}

/** `{item_id: "LIN-1"}`, by the type of the catalog. */
export function idOf(item: Pick<Item, 'catalog_type' | 'id'>): Record<string, string> {
	return { [idKeys[item.catalog_type]]: item.id };
}

/** The title of a product or asset, the name of a hotel. */
export function titleOf({ attributes }: Item): string {
	const { title, name } = attributes;
	return typeof title === 'string' ? title : typeof name === 'string' ? name : '';
}

export function hasVideo(item: Item): boolean {
	return typeof item.attributes.video_link === 'string';
}

/** The Pin that an item has, as answers show it. It is made from the item and stands on no board. */
export function itemPin(call: Pick<Call, 'world' | 'user'>, item: Item, options: PinViewOptions = {}) {
	const random = randomFrom(`item ${item.id}`);
	const color = ['#c8b39b', '#8a5a44', '#d9d4cc', '#3f5b63', '#a8b5a2'][Math.floor(random() * 5)];
	const { description, link } = item.attributes;
	const media: PinMedia = hasVideo(item)
		? { type: 'video', mediaId: null, cover: { ratio: 1.5 }, durationMs: 9000 }
		: { type: 'image', image: { ratio: 1.5 } };
	const pin: Pin = {
		seq: item.seq,
		id: call.world.newId('product pin', item.seq),
		ownerId: item.ownerId,
		boardId: null,
		sectionId: null,
		parentPinId: null,
		title: titleOf(item).slice(0, 100),
		description: typeof description === 'string' ? description.slice(0, 800) : null,
		altText: null,
		link: typeof link === 'string' ? link : null,
		dominantColor: color,
		createdAt: new Date(item.created).toISOString().replace(/\.\d+Z$/, 'Z'),
		isStandard: true,
		promoted: false,
		productTags: [],
		media,
	};
	return pinView(call, pin, options);
}
