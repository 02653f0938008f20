import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Batch, ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { BatchKind } from '../batches';
import { finishBatch, outcomesIn } from '../batches';
import type { ItemLocal, ItemOperation, ItemScope, ItemValues } from './item';
import { typeIn } from '../fields/place';
import { ID_KEYS, idOf, itemOf, placeOf } from './item';

/** Most items in a request. Source: `maxItems` of the API description. */
export const MOST_ITEMS = 1000;

export const ITEM_BATCH: BatchKind = {
	state: 'GET /catalogs/items/batch/{batch_id}',
	list: 'items',
	keyOf: idOf,
	look: 'Get these items',
};

/** What a question about items calls their IDs. */
const IDS_KEYS = { RETAIL: 'item_ids', HOTEL: 'hotel_ids', CREATIVE_ASSETS: 'creative_assets_ids' } as const;

/** Writes of one kind: the items of all input items for the same country, language and catalog are sent together. */
export const batchOf = (operation: ItemOperation) => ({
	batch: {
		maxItems: MOST_ITEMS,
		noun: 'item',
		elements: (values: ItemValues) => [itemOf(operation, values)],
		wrap: (items: IDataObject[], values: ItemValues) => bodyOf(operation, items, placeOf(operation, values)),
		groupBy: (values: ItemValues) => placeOf(operation, values),
		finish: finishBatch(ITEM_BATCH),
		outcomes: outcomesIn(ITEM_BATCH),
		about: (item: IDataObject) => ({ [keyOf(item)]: idOf(item) }),
	} satisfies Batch<ItemLocal>,
});

/** The older form says once what is done to all of its items, and that deletes discontinued ones is said by it alone. */
function bodyOf(operation: ItemOperation, items: IDataObject[], { isOlder, ...place }: ItemScope): IDataObject {
	if (!isOlder) return { ...place, items };
	const { country, language } = place;
	return { country, language, operation, items: items.map((item) => ({ ...item, operation: undefined })) };
}

/** A question about items: those of all input items for the same country, language and catalog are requested together. */
export const reading = {
	maxItems: MOST_ITEMS,
	noun: 'item',
	done: 'read',
	elements: ({ local }: Values<{ itemIds: string[] }>) => local.itemIds.map((id) => ({ id })),
	wrap: (elements: IDataObject[], { body: { country, language, filters } }: Values<unknown>) => {
		const ids = [...new Set(elements.map(({ id }) => id))];
		const about = asObject(filters);
		return { country, language, filters: { ...about, [IDS_KEYS[typeIn(about)]]: ids } };
	},
	groupBy: ({ body }: Values<unknown>) => body,
	outcomes: foundIn,
} satisfies Batch<{ itemIds: string[] }>;

/** Each item with what is known of it; one that is not there has errors instead. */
function foundIn(answer: unknown, elements: IDataObject[], { body }: Values<unknown>): ElementOutcome[] {
	const type = typeIn(asObject(body.filters));
	const byId = new Map(asObjects(asObject(answer).items).map((item) => [idOf(item), item]));
	return elements.map(({ id }) => {
		const item = byId.get(asText(id) ?? '');
		if (!item) return { data: { found: false, catalog_type: type, [ID_KEYS[type]]: id } };
		return { data: { found: item.errors === undefined, ...item } };
	});
}

function keyOf(item: IDataObject): string {
	return Object.values(ID_KEYS).find((key) => key in item) ?? ID_KEYS.RETAIL;
}
