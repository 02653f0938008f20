import type { JsonSchema } from '../../row';
import { attributes, maskable } from './itemAttributes';
import { by, closed, countrySchema, idSchema, languageSchema, textSchema, typedOrOld } from './shared';
import { catalogTypes, type CatalogType } from './values';

export const itemOperations = ['CREATE', 'UPDATE', 'UPSERT', 'DELETE', 'DELETE_DISCONTINUED'] as const;
export type ItemOperation = (typeof itemOperations)[number];

/** The key of an item's id, which depends on the catalog. */
export const idKeys = { RETAIL: 'item_id', HOTEL: 'hotel_id', CREATIVE_ASSETS: 'creative_assets_id' } as const;

/** An element of a batch. */
export interface ItemRecord {
	item_id?: string;
	hotel_id?: string;
	creative_assets_id?: string;
	/** Stands beside the items in the older kind of body. */
	operation?: ItemOperation;
	attributes?: Record<string, unknown>;
	update_mask?: string[] | null;
	last_updated_time?: number;
}

export interface ItemBatchBody {
	catalog_type?: CatalogType;
	catalog_id?: string;
	country: string;
	language: string;
	operation?: ItemOperation;
	items: ItemRecord[];
}

const most = 1000;
const where = { country: countrySchema, language: languageSchema };
const mask = { type: 'array', nullable: true, items: { type: 'string', enum: maskable } };

function recordsOf(type: CatalogType): JsonSchema {
	const record = (operation: ItemOperation, properties: Record<string, JsonSchema>, required: string[] = []) =>
		closed({ operation: { type: 'string', enum: [operation] }, [idKeys[type]]: textSchema, ...properties }, [
			'operation',
			idKeys[type],
			...required,
		]);
	const { create, update } = attributes[type];
	const isRetail = type === 'RETAIL';
	return by('operation', [
		record('CREATE', { attributes: create }, ['attributes']),
		record('UPSERT', { attributes: create }, ['attributes']),
		record('UPDATE', { attributes: update, ...(isRetail && { update_mask: mask }) }, ['attributes']),
		record('DELETE', isRetail ? { last_updated_time: { type: 'integer' } } : {}),
	]);
}

const typed = by(
	'catalog_type',
	catalogTypes.map((type) =>
		closed(
			{
				...where,
				catalog_type: { type: 'string', enum: [type] },
				catalog_id: idSchema,
				items: { type: 'array', minItems: 1, maxItems: most, items: recordsOf(type) },
			},
			['catalog_type', 'country', 'items', 'language'],
		),
	),
);

const { create, update } = attributes.RETAIL;
const olderRecords: Record<ItemOperation, Record<string, JsonSchema>> = {
	UPDATE: { attributes: update, update_mask: mask },
	UPSERT: { attributes: create },
	CREATE: { attributes: create },
	DELETE_DISCONTINUED: {},
	DELETE: {},
};
/** Of products only, one operation for all of them, and no item has to have anything. */
const older = by(
	'operation',
	Object.entries(olderRecords).map(([operation, properties]) => {
		const bounds = operation.startsWith('DELETE') ? {} : { minItems: 1, maxItems: most };
		return closed(
			{
				...where,
				operation: { type: 'string', enum: [operation] },
				items: { type: 'array', ...bounds, items: closed({ item_id: textSchema, ...properties }) },
			},
			['country', 'items', 'language', 'operation'],
		);
	}),
);

export const itemBatchBody = typedOrOld(typed, older);
