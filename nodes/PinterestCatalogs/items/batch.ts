import type { IDataObject } from 'n8n-workflow';

import type { Batch, ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { BatchKind } from '../batches';
import { finishBatch, outcomesIn } from '../batches';
import type { ItemOperation, ItemScope } from './item';
import { ID_KEYS, idOf, makeItem } from './item';

/** Most items in a request. Source: `maxItems` of the API description. */
export const MOST_ITEMS = 1000;

export const ITEM_BATCH: BatchKind = {
	path: '/catalogs/items/batch/{batch_id}',
	list: 'items',
	keyOf: idOf,
	look: 'Get these items',
};

/** What a question about items calls their IDs. */
const IDS_KEYS = { RETAIL: 'item_ids', HOTEL: 'hotel_ids', CREATIVE_ASSETS: 'creative_assets_ids' } as const;

const placeOf = ({ local }: Values) => local.place as unknown as ItemScope;

/** Writes of one kind: the items of all input items for the same country, language and catalog go out together. */
export const batchOf = (operation: ItemOperation): { check: (values: Values) => void; batch: Batch } => ({
	check: makeItem(operation),
	batch: {
		maxItems: MOST_ITEMS,
		noun: 'item',
		wrap: (items, values) => bodyOf(operation, items, placeOf(values)),
		groupBy: placeOf,
		finish: finishBatch(ITEM_BATCH),
		outcomes: outcomesIn(ITEM_BATCH),
		about: (item) => ({ [keyOf(item)]: idOf(item) }),
	},
});

/** The older form says once what is done to all of its items, and that deletes discontinued ones is said by it alone. */
function bodyOf(operation: ItemOperation, items: IDataObject[], { isOlder, ...place }: ItemScope): IDataObject {
	if (!isOlder) return { ...place, items };
	const { country, language } = place;
	return { country, language, operation, items: items.map((item) => ({ ...item, operation: undefined })) };
}

/** A question about items: those of all input items for the same country, language and catalog are asked for together. */
export const reading: { check: (values: Values) => void; batch: Batch } = {
	check: ({ body, local }) => {
		const { catalog_type, catalog_id, country, language } = body;
		local.place = { catalog_type, catalog_id, country, language };
	},
	batch: {
		maxItems: MOST_ITEMS,
		noun: 'item',
		done: 'read',
		elements: ({ local }) => (local.itemIds as string[]).map((id) => ({ id })),
		wrap: (elements, values) => {
			const { country, language, catalog_type: type, catalog_id } = placeOf(values);
			const ids = [...new Set(elements.map(({ id }) => id))];
			return { country, language, filters: { catalog_type: type, catalog_id, [IDS_KEYS[type]]: ids } };
		},
		groupBy: placeOf,
		outcomes: foundIn,
	},
};

/** Each item with what is known of it; one that is not there has errors instead. */
function foundIn(answer: unknown, elements: IDataObject[], values: Values): ElementOutcome[] {
	const { items = [] } = (answer ?? {}) as { items?: IDataObject[] };
	const { catalog_type: type } = placeOf(values);
	const byId = new Map(items.map((item) => [idOf(item), item]));
	return elements.map(({ id }) => {
		const item = byId.get(String(id));
		if (!item) return { data: { found: false, catalog_type: type, [ID_KEYS[type]]: id } };
		return { data: { found: item.errors === undefined, ...item } };
	});
}

function keyOf(item: IDataObject): string {
	return Object.values(ID_KEYS).find((key) => key in item) ?? ID_KEYS.RETAIL;
}
