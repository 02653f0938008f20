import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { inEnglish } from '../../shared/fields/english';
import type { BatchKind } from '../batches';
import { finishBatch, outcomesIn, resultsOf, waitForBatch } from '../batches';
import { BATCH_ID, LONGEST_BATCH_WAIT } from '../fields/batchWait';
import { PAIR, STOCK, STOCK_CHANGES, STOCK_MORE } from '../fields/localInventory';
import { catalog } from '../fields/pickers';

/** Most items in a request. Source: `maxItems` of the API description. */
const MOST = 1000;

const CATALOG = catalog({ in: 'path', description: 'The retail catalog that has the items and stores' });

const OPTIONS = [AD_ACCOUNT, LONGEST_BATCH_WAIT];

const BATCHED = `The input items are sent together, up to ${inEnglish(MOST)} in a batch, which is waited for; each gets its own outcome.`;

const BATCH: BatchKind = {
	state: 'GET /catalogs/{catalog_id}/supplemental_items/batch/{batch_id}',
	list: 'operation_results',
	keyOf: ({ item_id: item, store_code: store }) => JSON.stringify([item, store]),
	look: 'Get the local inventory of these items',
};

/** Writes of one kind, those of all input items together. */
const batchOf = (operation: 'CREATE' | 'DELETE' | 'UPDATE' | 'UPSERT') => ({
	maxItems: MOST,
	noun: 'item',
	elements: ({ body }: Values<unknown>) => [{ operation, ...body }],
	wrap: (operations: IDataObject[]) => ({ operations }),
	finish: finishBatch(BATCH),
	outcomes: outcomesIn(BATCH),
});

/** What the fields describe is an element of the list that the request has. */
const AROUND = { elementsIn: 'operations', makes: ['operations'] } as const;

const operations: Operation[] = [
	operation('POST /catalogs/{catalog_id}/local_inventory_items/batch', {
		...AROUND,
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create local inventory',
		description: [
			'Add an item of the catalog to a store’s inventory, with its price and availability. Existing entries are refused.',
			BATCHED,
		].join(' '),
		fields: [CATALOG, ...PAIR, ...STOCK],
		collections: { additionalFields: STOCK_MORE, options: OPTIONS },
		batch: batchOf('CREATE'),
	}),
	operation('POST /catalogs/{catalog_id}/local_inventory_items/batch', {
		...AROUND,
		value: 'upsert',
		effect: 'write',
		name: 'Create or Update',
		action: 'Create or update local inventory',
		// n8n's rules want its beginning and its end to be so.
		description:
			'Create a new inventory entry with the price and availability of an item in a store, or update the current one if it already exists (upsert)',
		fields: [CATALOG, ...PAIR, ...STOCK],
		collections: { additionalFields: STOCK_MORE, options: OPTIONS },
		batch: batchOf('UPSERT'),
	}),
	operation('POST /catalogs/{catalog_id}/local_inventory_items/batch', {
		...AROUND,
		value: 'delete',
		effect: 'irreversible',
		name: 'Delete',
		action: 'Delete local inventory',
		description: [
			'Remove an item from a store’s inventory. The item stays in the catalog. This can’t be undone.',
			BATCHED,
		].join(' '),
		fields: [CATALOG, ...PAIR],
		collections: { options: OPTIONS },
		batch: batchOf('DELETE'),
	}),
	operation('POST /catalogs/{catalog_id}/local_inventory_items/query', {
		value: 'get',
		name: 'Get',
		action: 'Get local inventory',
		description: `Get the price and availability of items in stores. The input items are requested together, up to ${inEnglish(MOST)} in a request; if an entry doesn’t exist, it has "found": false.`,
		effect: 'read',
		elementsIn: 'item_filters',
		makes: ['item_filters'],
		fields: [CATALOG, ...PAIR],
		collections: { options: [AD_ACCOUNT] },
		batch: {
			maxItems: MOST,
			noun: 'item',
			done: 'read',
			wrap: (elements) => ({ item_filters: elements }),
			outcomes: foundIn,
		},
	}),
	operation('GET /catalogs/{catalog_id}/supplemental_items/batch/{batch_id}', {
		value: 'getBatch',
		name: 'Get Batch',
		action: 'Get batch of local inventory',
		description:
			'Get the outcome of each item of a batch of local inventory that had not finished. Waits while Pinterest processes it.',
		fields: [CATALOG, BATCH_ID],
		collections: { options: [AD_ACCOUNT, LONGEST_BATCH_WAIT] },
		run: async (caller, values) =>
			resultsOf(BATCH, await waitForBatch(BATCH, caller, asText(values.ids.batch_id) ?? '', values)),
	}),
	operation('POST /catalogs/{catalog_id}/local_inventory_items/batch', {
		...AROUND,
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update local inventory',
		description: ['Change the price, sale price or availability of an item in a store.', BATCHED].join(' '),
		fields: [CATALOG, ...PAIR],
		collections: { updateFields: STOCK_CHANGES, options: OPTIONS },
		check: needsAttributes,
		batch: batchOf('UPDATE'),
	}),
];

function needsAttributes({ body }: Values<unknown>): void {
	if (body.attributes === undefined) throw new Error('Nothing to update: set at least one of the fields to change');
}

/** Pinterest gives what it found, in no certain order. */
function foundIn(answer: unknown, elements: IDataObject[]): ElementOutcome[] {
	const keyOf = (item: unknown, store: unknown) => JSON.stringify([item, store]);
	const found = new Map(
		asObjects(asObject(answer).items).map((item) => [
			keyOf(item.item_id, asObject(item.store_metadata).store_code),
			item,
		]),
	);
	return elements.map((pair) => {
		const item = found.get(keyOf(pair.item_id, pair.store_code));
		return { data: item ? { found: true, ...item } : { found: false, ...pair } };
	});
}

export const localInventory: Resource = { value: 'localInventory', name: 'Local Inventory', operations };
