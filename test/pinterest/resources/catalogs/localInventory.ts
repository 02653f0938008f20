import type { Listed } from '../../paging';
import { Refusal, row } from '../../row';
import type { Settings } from '../../settings';
import { now, type World } from '../../world';
import { isDone, type Job } from '../adsReports/jobs';
import { amountOf, codeOf } from './itemRules';
import { itemsIn } from './itemStore';
import { storeWithCode, type LocalStore } from './localStores';
import { settle } from './settle';
import { catalogFor } from './shared';

interface Stock {
	price: string;
	availability: 'in stock' | 'out of stock' | 'preorder';
	sale_price?: string;
	ad_link?: string;
}

interface Pair {
	item_id: string;
	store_code: string;
}

interface Operation extends Pair {
	operation: 'CREATE' | 'UPDATE' | 'UPSERT' | 'DELETE';
	attributes?: Partial<Stock>;
}

interface StoredStock extends Pair, Stock {
	catalog_id: string;
	/** Milliseconds since 1970. */
	created_at: number;
	last_updated_time: number;
}

interface SupplementalBatch extends Listed, Job {
	batch_id: string;
	catalog_id: string;
	created_time: string;
	completed_time?: string;
	status: 'PROCESSING' | 'COMPLETED' | 'FAILED';
	operations: Operation[];
	results: Array<Record<string, unknown>>;
}

type Event = { attribute: string; code: number; message: string };

const stocks = (world: World) => world.store<StoredStock>('local inventory item');
const batches = (world: World) => world.store<SupplementalBatch>('supplemental items batch');
const keyOf = (catalogId: string, { item_id, store_code }: Pair) => JSON.stringify([catalogId, item_id, store_code]);

export const localInventory = [
	row<object, { operations: Operation[] }>('POST /catalogs/{catalog_id}/local_inventory_items/batch', {
		answer(call) {
			const { id } = catalogFor(call, call.path.catalog_id, 'RETAIL');
			const seq = call.world.nextSeq();
			const batch: SupplementalBatch = {
				seq,
				batch_id: call.world.newId('supplemental items batch', seq),
				catalog_id: id,
				created_time: now(),
				status: 'PROCESSING',
				operations: call.body.operations,
				results: call.body.operations.map((each) => result(each, 'PROCESSING')),
				at: Date.now(),
				polls: 0,
			};
			batches(call.world).set(batch.batch_id, batch);
			return { status: 201, body: batchView(batch) };
		},
	}),
	row<object, { item_filters: Pair[] }>('POST /catalogs/{catalog_id}/local_inventory_items/query', {
		answer(call) {
			const { id } = catalogFor(call, call.path.catalog_id, 'RETAIL');
			settleSupplemental(call.world, call.settings);
			const found = call.body.item_filters.flatMap((each) => {
				const stock = stocks(call.world).get(keyOf(id, each));
				const store = storeWithCode(call.world, id, each.store_code);
				return stock && store ? [stockView(stock, store)] : [];
			});
			return { status: 200, body: { items: found } };
		},
	}),
	row('GET /catalogs/{catalog_id}/supplemental_items/batch/{batch_id}', {
		answer(call) {
			const { id } = catalogFor(call, call.path.catalog_id, 'RETAIL');
			const batch = batches(call.world).get(call.path.batch_id);
			if (batch?.catalog_id !== id) throw new Refusal(404, 4331, 'Supplemental items batch not found.');
			batch.polls += 1;
			settle(call);
			settleSupplemental(call.world, call.settings);
			return { status: 200, body: batchView(batch) };
		},
	}),
];

function settleSupplemental(world: World, settings: Settings): void {
	for (const batch of batches(world).values()) {
		if (batch.status !== 'PROCESSING' || !isDone(batch, settings)) continue;
		const fails = settings.processingOutcome === 'failed';
		batch.results = batch.operations.map((each) => {
			const errors = fails
				? [event('item_id', 'INTERNAL_SERVICE_ERROR', 'The item could not be processed.')]
				: work(world, batch.catalog_id, each);
			return result(each, errors.length > 0 ? 'FAILURE' : 'SUCCESS', errors);
		});
		batch.status = fails ? 'FAILED' : 'COMPLETED';
		batch.completed_time = now();
	}
}

/** Carries one operation out, or says why not. */
function work(world: World, catalogId: string, { operation: what, attributes: given, ...pairOf }: Operation): Event[] {
	const key = keyOf(catalogId, pairOf);
	const known = stocks(world).get(key);
	const { item_id: item, store_code: code } = pairOf;
	if (!storeWithCode(world, catalogId, code))
		return [event('store_code', 'STORE_NOT_FOUND', `The catalog has no store ${code}.`)];
	if (itemsIn(world, catalogId, (each) => each.id === item).length === 0)
		return [event('item_id', 'ITEM_NOT_FOUND', `The catalog has no item ${item}.`)];
	if (what === 'CREATE' && known)
		return [event('item_id', 'ITEM_ALREADY_EXISTS', `The store ${code} has ${item} already.`)];
	if ((what === 'UPDATE' || what === 'DELETE') && !known)
		return [event('item_id', 'ITEM_NOT_FOUND', `The store ${code} does not have ${item}.`)];
	if (what === 'DELETE') {
		stocks(world).delete(key);
		return [];
	}
	const stock = { ...(what === 'UPDATE' && known), ...given } as Stock;
	const wrong = (['price', 'sale_price'] as const).find(
		(name) => stock[name] !== undefined && !/^\d+(\.\d+)?\s?([A-Z]{3})?$/.test(stock[name]),
	);
	if (wrong) return [event(wrong, 'PRODUCT_PRICE_INVALID', `'${wrong}' is not an amount with a currency.`)];
	if (amountOf(stock.sale_price) > amountOf(stock.price))
		return [event('sale_price', 'SALES_PRICE_TOO_HIGH', "'sale_price' is above the price.")];
	addStock(world, catalogId, { ...pairOf, ...stock });
	return [];
}

/** Writes what a store has of an item. */
export function addStock(world: World, catalogId: string, stock: Pair & Stock, at = Date.now()): void {
	const key = keyOf(catalogId, stock);
	const created = stocks(world).get(key)?.created_at ?? at;
	stocks(world).set(key, { ...stock, catalog_id: catalogId, created_at: created, last_updated_time: at });
}

const event = (attribute: string, issue: string, message: string): Event => ({
	attribute,
	code: codeOf(issue),
	message,
});

function result({ item_id, store_code }: Pair, status: string, errors: Event[] = []): Record<string, unknown> {
	return { supplemental_type: 'LOCAL_INVENTORY', item_id, store_code, status, errors, warnings: [] };
}

function batchView(batch: SupplementalBatch): Record<string, unknown> {
	const { batch_id, created_time, completed_time, status, results } = batch;
	return {
		batch_id,
		created_time,
		...(completed_time !== undefined && { completed_time }),
		status,
		operation_results: results,
	};
}

function stockView({ catalog_id: _catalog, store_code: code, ...stock }: StoredStock, store: LocalStore) {
	const { id, name, latitude, longitude } = store;
	return {
		...stock,
		store_metadata: { store_code: code, store_id: id, store_name: name, latitude, longitude },
	};
}
