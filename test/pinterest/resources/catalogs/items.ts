import { Refusal, row } from '../../row';
import { addBatch, batchStore, batchView } from './itemBatches';
import { idKeys, type ItemBatchBody } from './itemBatchBody';
import { eventOf } from './itemRules';
import { findItem, idOf, itemPin, type Place } from './itemStore';
import { settle } from './settle';
import { catalogOrOldest, type CatalogType } from './shared';

/** The key of the ids that a question about items has. */
const idsKeys = { RETAIL: 'item_ids', HOTEL: 'hotel_ids', CREATIVE_ASSETS: 'creative_assets_ids' } as const;

interface ItemsBody {
	country: string;
	language: string;
	filters: { catalog_type: CatalogType; catalog_id?: string } & Partial<
		Record<(typeof idsKeys)[CatalogType], string[]>
	>;
}

export const items = [
	row<object, ItemsBody>('POST /catalogs/items', {
		answer(call) {
			settle(call);
			const { country, language, filters } = call.body;
			const { catalog_type: type } = filters;
			const place: Place = { catalog: catalogOrOldest(call, filters.catalog_id, type), country, language };
			const answer = (filters[idsKeys[type]] ?? []).map((id) => {
				const item = findItem(call.world, place, id);
				if (item)
					return { catalog_type: type, ...idOf(item), attributes: item.attributes, pins: [itemPin(call, item)] };
				const message = `There is no item ${id} for this country and language.`;
				const error = eventOf({ name: 'ITEM_NOT_FOUND', attribute: idKeys[type], given: id, message });
				return { catalog_type: type, [idKeys[type]]: id, errors: [error] };
			});
			return { status: 200, body: { items: answer } };
		},
	}),
	row<object, ItemBatchBody>('POST /catalogs/items/batch', {
		answer(call) {
			settle(call);
			const { catalog_type: type = 'RETAIL', catalog_id: id, country, language, operation, items: records } = call.body;
			const place = { catalog: catalogOrOldest(call, id, type), country, language };
			const text = JSON.stringify(call.body);
			for (const earlier of batchStore(call.world).values()) {
				const isSame = earlier.ownerId === call.user.id && earlier.text === text && earlier.status === 'PROCESSING';
				// Products that are on their way already are not taken again.
				if (isSame && type === 'RETAIL') return { status: 200, body: { ...batchView(earlier), created_time: null } };
			}
			const batch = addBatch(
				call.world,
				call.user.id,
				place,
				text,
				records.map((given) => ({
					id: given[idKeys[type]] ?? '',
					operation: given.operation ?? operation ?? 'UPDATE',
					given,
				})),
			);
			return { status: 200, body: batchView(batch) };
		},
	}),
	row('GET /catalogs/items/batch/{batch_id}', {
		answer(call) {
			const batch = batchStore(call.world).get(call.path.batch_id);
			if (batch?.ownerId !== call.user.id) throw new Refusal(404, 4331, 'Items batch not found.');
			batch.polls += 1;
			settle(call);
			return { status: 200, body: batchView(batch) };
		},
	}),
];
