import { instant } from '../../shared/fields/times';
import { text, texts } from '../../shared/fields/kinds';
import { catalog } from './pickers';
import { catalogType, country, itemLanguage } from './place';

const RETAIL = { catalogType: ['RETAIL'] };

const COUNTRY = country({
	in: 'body',
	required: true,
	description: 'The country where the item is sold, as a two-letter code',
});
const LANGUAGE = itemLanguage({ in: 'body', required: true });

/** Where an item is. Those of all input items with the same of all these share batches. */
export const PLACE = [catalogType({ in: 'body' }), COUNTRY, LANGUAGE];

/** Where an item that is asked for is. */
export const ASKED_PLACE = [catalogType({ in: 'body', apiName: 'filters.catalog_type' }), COUNTRY, LANGUAGE];

/** Only products can be discontinued. */
export const RETAIL_PLACE = [COUNTRY, LANGUAGE];

const ID = {
	name: 'itemId',
	apiName: 'item_id',
	in: 'body',
	label: 'Item ID',
	description: 'Your own ID of the product, hotel or asset',
	placeholder: 'e.g. DS0294-M',
	required: true,
	maxLength: 127,
} as const;

/** The item of a record, which is the whole body or an element of its only list. */
export const ITEM_ID = text(ID);

/** The item of a batch. */
export const BATCH_ITEM_ID = text({ ...ID, apiName: 'items.item_id' });

export const ITEM_IDS = texts({
	name: 'itemIds',
	in: 'local',
	label: 'Item IDs',
	description: 'Your own IDs of the products, hotels or assets: a list, or text separated by commas',
	placeholder: 'e.g. DS0294-M, DS0294-L',
	required: true,
});

const OF_ITEMS = {
	in: 'body',
	required: false,
	description: 'The catalog of the items; by default the account’s first of that type',
} as const;

/** The catalog, where the account has several of the type. */
export const CATALOG = catalog(OF_ITEMS);
export const ASKED_CATALOG = catalog({ ...OF_ITEMS, apiName: 'filters.catalog_id' });

export const LAST_UPDATED = instant({
	name: 'itemUpdated',
	apiName: 'items.last_updated_time',
	in: 'body',
	label: 'Last Updated (UTC)',
	description: 'When you last changed the product. Pinterest ignores older changes.',
	form: 'milliseconds',
	when: RETAIL,
});
