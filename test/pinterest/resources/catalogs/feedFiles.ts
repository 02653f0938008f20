import { randomFrom } from '../../random';
import type { World } from '../../world';
import type { Feed } from './feedStore';
import { verified } from './itemBatches';
import type { Attributes } from './itemRules';

/** A line of a feed's file. */
export interface FeedLine {
	/** Blank where the line has none. */
	id: string;
	attributes: Attributes;
}

/**
 * The files behind the addresses of feeds, by the feed's id. A test puts one here to say what is fetched next; a feed without one has a
 * made-up file, the same each time. An empty file is one that could not be fetched.
 */
export const feedFiles = (world: World) => world.store<FeedLine[]>('catalog feed file');

export function linesOf(world: World, feed: Feed): FeedLine[] {
	return feedFiles(world).get(feed.id) ?? madeUp(world, feed);
}

/** Twelve lines, the last of them without a title. */
function madeUp(world: World, feed: Feed): FeedLine[] {
	const random = randomFrom(feed.location);
	const site = `https://${verified(world, feed.ownerId)[0] ?? 'nowhere.example'}`;
	return Array.from({ length: 12 }, (_, at) => {
		const name = at === 11 ? '' : `${['Linen', 'Oak', 'Clay'][at % 3]} piece ${at + 1}`;
		const id = `${feed.id.slice(-5)}-${at + 1}`;
		const price = `${10 + Math.floor(random() * 90)}.90 ${feed.default_currency ?? 'USD'}`;
		const link = `${site}/made/${at + 1}`;
		const image = `${site}/made/${at + 1}.jpg`;
		const description = `No ${at + 1} of a small series.`;
		switch (feed.catalog_type) {
			case 'RETAIL':
				return {
					id,
					attributes: { title: name, description, link, image_link: [image], price, availability: 'in stock' },
				};
			case 'HOTEL':
				return { id, attributes: { name, description, link, main_image: { link: image }, base_price: price } };
			case 'CREATIVE_ASSETS':
				return { id, attributes: { title: name, description, link, image_link: image } };
		}
	});
}
