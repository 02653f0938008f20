import type { Listed } from '../../paging';
import type { Settings } from '../../settings';
import { now, type World } from '../../world';
import { isDone, type Job } from '../adsReports/jobs';
import { idKeys, type ItemOperation, type ItemRecord } from './itemBatchBody';
import { checkItem, eventOf, type Attributes, type Issue } from './itemRules';
import { findItem, putItem, removeItem, type Place } from './itemStore';

export interface ItemBatch extends Listed, Job {
	batch_id: string;
	ownerId: string;
	place: Place;
	/** The body as sent, by which a repetition is known. */
	text: string;
	created_time: string;
	completed_time: string | null;
	status: 'PROCESSING' | 'COMPLETED' | 'FAILED';
	records: Array<{ id: string; operation: ItemOperation; given: ItemRecord }>;
	results: Result[];
}

interface Result {
	id: string;
	status: 'SUCCESS' | 'FAILURE' | 'PROCESSING';
	errors: Array<{ attribute?: string; code: number; message: string }>;
	warnings: Array<{ attribute?: string; code: number; message: string }>;
}

export const batchStore = (world: World) => world.store<ItemBatch>('catalog items batch');

export function addBatch(
	world: World,
	ownerId: string,
	place: Place,
	text: string,
	records: ItemBatch['records'],
): ItemBatch {
	const seq = world.nextSeq();
	const batch: ItemBatch = {
		seq,
		batch_id: world.newId('catalog items batch', seq),
		ownerId,
		place,
		text,
		created_time: now(),
		completed_time: null,
		status: 'PROCESSING',
		records,
		results: records.map(({ id }) => ({ id, status: 'PROCESSING', errors: [], warnings: [] })),
		at: Date.now(),
		polls: 0,
	};
	batchStore(world).set(batch.batch_id, batch);
	return batch;
}

/** Carries out the batches whose time has come, in the order they were sent. */
export function settleBatches(world: World, settings: Settings): void {
	for (const batch of batchStore(world).values()) {
		if (batch.status !== 'PROCESSING' || !isDone(batch, settings)) continue;
		const fails = settings.processingOutcome === 'failed';
		batch.results = batch.records.map((record) => (fails ? failure(record.id, internal) : work(world, batch, record)));
		batch.status = fails ? 'FAILED' : 'COMPLETED';
		batch.completed_time = now();
	}
}

/** Does to one item what its record says. */
function work(world: World, { place, ownerId }: ItemBatch, { id, operation, given }: ItemBatch['records'][number]) {
	if (id === '') return failure(id, issue('ITEMID_MISSING', 'The item has no id.'));
	const { catalog_type: type } = place.catalog;
	const known = findItem(world, place, id);
	if (operation === 'CREATE' && known)
		return failure(id, issue('ITEM_ALREADY_EXISTS', `There is an item ${id} already.`));
	if (operation !== 'CREATE' && operation !== 'UPSERT' && !known)
		return failure(id, issue('ITEM_NOT_FOUND', `There is no item ${id} for this country and language.`));
	if (operation === 'DELETE' || operation === 'DELETE_DISCONTINUED') {
		removeItem(world, place, id);
		return success(id);
	}
	// Made new, an item keeps nothing of what it was.
	const before = operation === 'UPDATE' ? (known?.attributes ?? {}) : {};
	const whole = { ...before, ...changes(given) };
	const { attributes, errors, warnings } = checkItem(type, whole, verified(world, ownerId));
	if (errors.length > 0) return failure(id, ...errors);
	putItem(world, place, id, attributes);
	return success(id, warnings);
}

/** Of an update with a mask only what the mask names; what it names and no value is given for goes away. */
function changes({ attributes = {}, update_mask: mask }: ItemRecord): Attributes {
	if (mask == null) return attributes;
	return Object.fromEntries(mask.map((name) => [name, attributes[name] ?? null]));
}

/** Hosts that the account has verified. */
export function verified(world: World, ownerId: string): string[] {
	const websites = world.accounts.get(ownerId)?.websites ?? [];
	return websites.filter((each) => each.verifiedAt !== undefined).map((each) => each.website.split('/')[0]);
}

const issue = (name: string, message: string): Issue => ({ name, attribute: 'item_id', given: null, message });
const internal = issue('INTERNAL_SERVICE_ERROR', 'The item could not be processed. Try again later.');

function failure(id: string, ...errors: Issue[]): Result {
	return { id, status: 'FAILURE', errors: errors.map(eventOf), warnings: [] };
}

function success(id: string, warnings: Issue[] = []): Result {
	return { id, status: 'SUCCESS', errors: [], warnings: warnings.map(eventOf) };
}

/** A batch as it is answered. */
export function batchView(batch: ItemBatch): Record<string, unknown> {
	const { catalog_type: type } = batch.place.catalog;
	return {
		batch_id: batch.batch_id,
		catalog_type: type,
		created_time: batch.created_time,
		completed_time: batch.completed_time,
		status: batch.status,
		items: batch.results.map(({ id, ...result }) => ({ [idKeys[type]]: id, ...result })),
	};
}
