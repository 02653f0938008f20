import type { Field } from '../../shared/rows/field';
import { instant } from '../../shared/fields/times';
import { text, texts } from '../../shared/fields/kinds';
import { catalog } from './pickers';
import { catalogType, country, itemLanguage } from './place';

const RETAIL = { catalogType: ['RETAIL'] };

const COUNTRY = country({ in: 'body', required: true, description: 'Where the item is sold: a two-letter code' });
const LANGUAGE = itemLanguage({ in: 'body', required: true });

/** Where an item is. Those of all input items with the same of all these share batches. */
export const PLACE: Field[] = [catalogType({ in: 'body' }), COUNTRY, LANGUAGE];

/** Only products can be discontinued. */
export const RETAIL_PLACE: Field[] = [COUNTRY, LANGUAGE];

export const ITEM_ID = text({
	name: 'itemId',
	apiName: 'item_id',
	in: 'body',
	label: 'Item ID',
	description: 'Your own ID of the product, hotel or asset',
	placeholder: 'e.g. DS0294-M',
	required: true,
	maxLength: 127,
});

export const ITEM_IDS = texts({
	name: 'itemIds',
	in: 'local',
	label: 'Item IDs',
	description: 'Your own IDs of the products, hotels or assets: a list, or text with commas between',
	placeholder: 'e.g. DS0294-M, DS0294-L',
	required: true,
});

/** The catalog, where the account has several of the type. */
export const CATALOG = catalog({
	in: 'body',
	required: false,
	description: 'The catalog of the items; by default the account’s first of that type',
});

export const LAST_UPDATED = instant({
	name: 'itemUpdated',
	apiName: 'last_updated_time',
	in: 'body',
	label: 'Last Updated (UTC)',
	description: 'When you changed the product last; Pinterest ignores what is older than what it has',
	form: 'milliseconds',
	when: RETAIL,
});
