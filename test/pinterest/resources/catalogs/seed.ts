import { clientId, shopId } from '../../seed';
import type { World } from '../../world';
import { feedFiles, type FeedLine } from './feedFiles';
import { addRun, carryOut } from './feedRuns';
import { addFeed, type Feed } from './feedStore';
import { addStock } from './localInventory';
import { addStore } from './localStores';
import { putItem } from './itemStore';
import { addAllProducts, addGroup } from './productGroupStore';
import { addCatalog, seconds } from './shared';

const start = '2026-02-02T06:00:00Z';
const shop = 'https://hearthandlinen.example';

const things = [
	['Linen throw', 'Home & Garden > Linens > Bedding', '89.00', 'Hearth & Linen'],
	['Stoneware mug', 'Home & Garden > Kitchen & Dining > Tableware', '24.50', 'Klei'],
	['Oak side table', 'Furniture > Tables > End Tables', '210.00', 'Hearth & Linen'],
	['Wool rug', 'Home & Garden > Decor > Rugs', '320.00', 'Northlight'],
	['Paper lantern', 'Home & Garden > Lighting > Lamps', '39.00', 'Klei'],
	['Glass vase', 'Home & Garden > Decor > Vases', '45.00', 'Hearth & Linen'],
] as const;
const colours = ['clay', 'sea green', 'charcoal'];

/**
 * The shop: a catalog of products with two feeds (18 lines each, some of them wrong), product groups and local stores, a small catalog of
 * creative assets. Its client: a catalog of hotels with a feed.
 */
export function seed(world: World): void {
	seedProducts(world);
	seedAssets(world);
	seedHotels(world, clientId, 'https://northlight.example');
}

function seedProducts(world: World): void {
	const catalog = addCatalog(world, shopId, 'RETAIL', 'Shop', start);
	const common = { ownerId: shopId, catalog_id: catalog.id, catalog_type: 'RETAIL', created_at: start } as const;
	const german = addFeed(world, {
		...common,
		name: 'Germany',
		format: 'XML',
		location: `${shop}/feeds/de.xml`,
		default_country: 'DE',
		default_locale: 'de',
		default_currency: 'EUR',
		default_availability: 'IN_STOCK',
		credentials: { username: 'pinterest', password: 'feed-password-not-a-real-one' },
		preferred_processing_schedule: { time: '02:00', timezone: 'Europe/Berlin' },
	});
	const american = addFeed(world, {
		...common,
		name: 'United States',
		format: 'CSV',
		location: `${shop}/feeds/us.csv`,
		default_country: 'US',
		default_locale: 'en-US',
		default_currency: 'USD',
	});
	const wrong: FeedLine = {
		id: 'LIN-900',
		attributes: { ...lines('DE', 'EUR')[0].attributes, title: '', link: 'ftp://hearthandlinen.example/900' },
	};
	fetched(world, german, [...lines('DE', 'EUR'), wrong]);
	fetched(world, american, lines('US', 'USD'));

	const all = addAllProducts(world, catalog, german);
	addAllProducts(world, catalog, american);
	const group = (name: string, filters: Parameters<typeof addGroup>[1]['filters']) =>
		addGroup(world, { ...common, feed_id: german.id, name, filters, created_at: seconds(start) });
	group('Klei', { all_of: [{ BRAND: { values: ['Klei'] } }] });
	group('Under 50 EUR', {
		all_of: [{ MAX_PRICE: { values: 50, inclusion: true } }, { CURRENCY: { values: 'EUR' } }],
	});
	group('Decor', { any_of: [{ GOOGLE_PRODUCT_CATEGORY_1: { values: [['Home & Garden', 'Decor']] } }] });
	group('Not Klei', {
		all_of: [{ PRODUCT_GROUP: { values: [all.id] } }, { BRAND: { values: ['Klei'], negated: true } }],
	});

	const stores = [
		{ name: 'Hamburg, harbour', store_code: 'HH1', country: 'DE', city: 'Hamburg', latitude: 53.54, longitude: 9.98 },
		{ name: 'Kiel', store_code: 'KI1', country: 'DE', city: 'Kiel' },
		{ name: 'Lübeck, old town', store_code: 'HL1', country: 'DE', city: 'Lübeck', postal_code: '23552' },
	];
	for (const store of stores) addStore(world, catalog.id, store, start);
	for (const item_id of ['LIN-1', 'LIN-2']) {
		const stock = { item_id, store_code: 'HH1', price: '85.00 EUR', availability: 'in stock' } as const;
		addStock(world, catalog.id, stock, Date.parse(start));
	}
}

/** 18 products: six things in three colours. Every fifth is out of stock, and two have something doubtful. */
function lines(country: string, currency: string): FeedLine[] {
	return Array.from({ length: 18 }, (_, at) => {
		const [thing, category, price, brand] = things[at % things.length];
		const colour = colours[Math.floor(at / things.length)];
		const slug = `${thing} ${colour}`.toLowerCase().replaceAll(' ', '-');
		return {
			id: `LIN-${at + 1}`,
			attributes: {
				title: `${thing}, ${colour}`,
				description: `${thing} in ${colour}, made in small numbers.`,
				link: `${shop}/${country.toLowerCase()}/${slug}`,
				image_link: [`${shop}/images/${slug}.jpg`],
				price: `${price} ${currency}`,
				availability: at % 5 === 4 ? 'out of stock' : 'in stock',
				brand,
				color: colour,
				condition: at === 3 ? 'like new' : 'new',
				google_product_category: category,
				product_type: `${brand} > ${thing}`,
				item_group_id: `G-${(at % things.length) + 1}`,
				custom_label_0: at < 9 ? 'Spring' : 'Autumn',
				custom_number_0: at,
				...(at === 7 && { sale_price: `${Number(price) * 2}.00 ${currency}` }),
				...(at === 10 && { video_link: `${shop}/videos/${slug}.mp4` }),
			},
		};
	});
}

function fetched(world: World, feed: Feed, file: FeedLine[]): void {
	feedFiles(world).set(feed.id, file);
	carryOut(world, feed, addRun(world, feed, start), start);
}

function seedAssets(world: World): void {
	const catalog = addCatalog(world, shopId, 'CREATIVE_ASSETS', 'Campaign pictures', start);
	const place = { catalog, country: 'DE', language: 'de' };
	for (const [at, title] of ['Spring table', 'Summer bed', 'Autumn light', 'Winter wool'].entries()) {
		const slug = title.toLowerCase().replace(' ', '-');
		const attributes = {
			title,
			description: `${title}: a picture for the campaign.`,
			link: `${shop}/campaigns/${slug}`,
			...(at === 3 ? { video_link: `${shop}/videos/${slug}.mp4` } : { image_link: `${shop}/images/${slug}.jpg` }),
			custom_label_0: at < 2 ? 'light' : 'dark',
			...(at === 0 && { ios_deep_link: 'hearthandlinen://spring' }),
			visibility: at === 2 ? 'hidden' : 'visible',
		};
		putItem(world, place, `ASSET-${at + 1}`, attributes, { at: Date.parse(start) });
	}
	addGroup(world, {
		ownerId: shopId,
		catalog_id: catalog.id,
		catalog_type: 'CREATIVE_ASSETS',
		name: 'Light pictures',
		filters: { any_of: [{ CUSTOM_LABEL_0: { values: ['light'] } }] },
		created_at: seconds(start),
	});
}

/**
 * A catalog of hotels with a feed that was fetched, and a product group of all of it.
 *
 * @param site of the account: products lead there
 */
export function seedHotels(world: World, ownerId: string, site: string): void {
	const catalog = addCatalog(world, ownerId, 'HOTEL', 'Rooms', start);
	const feed = addFeed(world, {
		ownerId,
		catalog_id: catalog.id,
		catalog_type: 'HOTEL',
		name: 'Rooms',
		format: 'XML',
		location: `${site}/rooms.xml`,
		default_locale: 'sv-SE',
		default_currency: 'SEK',
		created_at: start,
	});
	const houses = ['Northlight Hotel', 'Northlight Cabins', 'Northlight Harbour'];
	fetched(
		world,
		feed,
		houses.map((name, at) => ({
			id: `HOTEL-${at + 1}`,
			attributes: {
				name,
				description: `${name}: a few rooms and a good breakfast.`,
				link: `${site}/houses/${at + 1}`,
				main_image: { link: `${site}/images/${at + 1}.jpg` },
				base_price: `${1200 + at * 400}.00 SEK`,
				brand: 'Northlight',
				latitude: 59.3 + at,
				longitude: 18.1,
				address: { addr1: `Strandvägen ${at + 1}`, city: 'Stockholm', country: 'SE' },
				custom_label_0: at === 0 ? 'City' : 'Sea',
			},
		})),
	);
	addAllProducts(world, catalog);
}
