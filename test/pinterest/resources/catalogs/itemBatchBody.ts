import type { CatalogType } from './shared';

export type ItemOperation = 'CREATE' | 'UPDATE' | 'UPSERT' | 'DELETE' | 'DELETE_DISCONTINUED';

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
