import { row } from '../../row';
import type { World } from '../../world';
import { appTypes } from '../ads/shared';
import { findItem } from './itemStore';
import { settle } from './settle';
import { catalogFor, type Catalog } from './shared';

interface Key {
	item_id: string;
	country: string;
	language: string;
}

interface BidOptions {
	bid_in_micro_currency?: number | null;
	app_type_multipliers?: Record<string, number> | null;
	placement_multipliers?: Record<string, number> | null;
}

interface SubmitRecord extends Key {
	operation: 'UPSERT' | 'DELETE';
	bid_options?: BidOptions;
	update_mask?: Mask[] | null;
	errors?: AuctionError[];
}

type AuctionError = { code: number; message: string };

/** What a mask names, and the option it stands for. */
const masks = {
	BID: 'bid_in_micro_currency',
	APP_TYPE_BID_MULTIPLIER_SET: 'app_type_multipliers',
	PLACEMENT_BID_MULTIPLIER_SET: 'placement_multipliers',
} as const;
type Mask = keyof typeof masks;

const placements = ['SEARCH', 'BROWSE', 'RELATED_PINS'];

const bids = (world: World) => world.store<BidOptions>('advanced auction item');
const keyOf = (catalog: Catalog, { item_id, country, language }: Key) =>
	JSON.stringify([catalog.id, country, language, item_id]);

export const advancedAuction = [
	row<object, { catalog_id: string; items: Key[] }>('POST /advanced_auction/items/get', {
		answer(call) {
			const catalog = catalogFor(call, call.body.catalog_id, 'RETAIL');
			const found = call.body.items.flatMap((key) => {
				const options = bids(call.world).get(keyOf(catalog, key));
				return options ? [{ ...key, bid_options: options }] : [];
			});
			return { status: 200, body: { catalog_id: catalog.id, items: found } };
		},
	}),
	row<object, { catalog_id: string; items: SubmitRecord[] }>('POST /advanced_auction/items/submit', {
		answer(call) {
			settle(call);
			const catalog = catalogFor(call, call.body.catalog_id, 'RETAIL');
			const done = call.body.items.map((record) => ({ ...record, errors: submit(call.world, catalog, record) }));
			const isWhole = done.every((record) => record.errors.length === 0);
			return { status: isWhole ? 200 : 206, body: { catalog_id: catalog.id, items: done } };
		},
	}),
];

/** Applies one record, or says why it can't be and changes nothing. */
function submit(world: World, catalog: Catalog, record: SubmitRecord): AuctionError[] {
	const key = keyOf(catalog, record);
	if (record.operation === 'DELETE') {
		return bids(world).delete(key) ? [] : [{ code: 2, message: `There are no bid options for ${record.item_id}.` }];
	}
	if (!findItem(world, { catalog, ...record }, record.item_id))
		return [{ code: 2, message: `There is no item ${record.item_id} for this country and language.` }];
	const { bid_options: given = {}, update_mask: mask } = record;
	const wrong = whatIsWrong(given);
	if (wrong.length > 0) return wrong;
	const options = bids(world).get(key) ?? {
		bid_in_micro_currency: null,
		app_type_multipliers: null,
		placement_multipliers: null,
	};
	// No mask is all of them; what is named and not given becomes null.
	const named = (mask ?? (Object.keys(masks) as Mask[])).map((each) => masks[each]);
	const changes = Object.fromEntries(named.map((name) => [name, given[name] ?? null]));
	bids(world).set(key, { ...options, ...changes });
	return [];
}

function whatIsWrong(options: BidOptions): AuctionError[] {
	const found: AuctionError[] = [];
	const { bid_in_micro_currency: bid, app_type_multipliers: apps, placement_multipliers: places } = options;
	if (bid != null && bid < 0) found.push({ code: 6, message: "'bid_in_micro_currency' must not be negative." });
	for (const [name, value] of Object.entries({ ...apps, ...places })) {
		if (value < 0 || value > 10)
			found.push({ code: 6, message: `The multiplier of ${name} must be between 0 and 10.` });
		const isKnown =
			name in (apps ?? {}) ? (appTypes as readonly string[]).includes(name) : placements.includes(name.toUpperCase());
		if (!isKnown) found.push({ code: 6, message: `${name} is no app type or placement.` });
	}
	return found;
}
