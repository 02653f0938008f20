import { asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { inEnglish } from '../../shared/fields/english';
import { resultsOf, waitForBatch } from '../batches';
import { BATCH_ID, LONGEST_BATCH_WAIT } from '../fields/batchWait';
import {
	ASKED_CATALOG,
	ASKED_PLACE,
	BATCH_ITEM_ID,
	CATALOG,
	ITEM_IDS,
	LAST_UPDATED,
	PLACE,
	RETAIL_PLACE,
} from '../fields/item';
import { OLDER_FORM } from '../fields/place';
import { UPDATE_MASK } from '../items/attributes';
import { ITEM_BATCH, MOST_ITEMS, batchOf, reading } from '../items/batch';
import { CHANGES, CHANGES_FROM, CLEAR, NEW_FIELDS, NEW_FROM, NEW_MORE, itemOf } from '../items/item';

const OPTIONS = [AD_ACCOUNT, LONGEST_BATCH_WAIT];

const BATCHED = `Input items for the same country, language and catalog are sent together, up to ${inEnglish(MOST_ITEMS)} in a batch, which is waited for; each gets its own status, errors and warnings.`;

const operations: Operation[] = [
	operation('POST /catalogs/items/batch', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create catalog items',
		description: ['Add new products, hotels or creative assets to a catalog. Existing ones are refused.', BATCHED].join(
			' ',
		),
		fields: [...PLACE, BATCH_ITEM_ID, ...NEW_FROM, ...NEW_FIELDS],
		collections: { additionalFields: [CATALOG, ...NEW_MORE], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('CREATE'),
		makes: ['operation'],
	}),
	operation('POST /catalogs/items/batch', {
		value: 'upsert',
		effect: 'write',
		name: 'Create or Update',
		action: 'Create or update catalog items',
		// n8n's rules want its beginning and its end to be so.
		description:
			'Create a new product, hotel or creative asset in a catalog, those of all input items in batches with an outcome for each (Pinterest offers this to accounts without feeds, and what is not given is lost), or update the current one if it already exists (upsert)',
		fields: [...PLACE, BATCH_ITEM_ID, ...NEW_FROM, ...NEW_FIELDS],
		collections: { additionalFields: [CATALOG, ...NEW_MORE], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('UPSERT'),
		makes: ['operation'],
	}),
	operation('POST /catalogs/items/batch', {
		value: 'delete',
		effect: 'irreversible',
		name: 'Delete',
		action: 'Delete catalog items',
		description: ['Remove products, hotels or creative assets from a catalog. This can’t be undone.', BATCHED].join(
			' ',
		),
		fields: [...PLACE, BATCH_ITEM_ID],
		collections: { additionalFields: [CATALOG, LAST_UPDATED], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('DELETE'),
		makes: ['operation'],
	}),
	operation('POST /catalogs/items/batch', {
		value: 'deleteDiscontinued',
		effect: 'irreversible',
		name: 'Delete Discontinued',
		action: 'Delete discontinued catalog items',
		description: ['Remove products that are no longer sold from a retail catalog. This can’t be undone.', BATCHED].join(
			' ',
		),
		fields: [...RETAIL_PLACE, BATCH_ITEM_ID],
		collections: { options: OPTIONS },
		...batchOf('DELETE_DISCONTINUED'),
		// The only form of the request that can say it names no type.
		makes: ['catalog_type', 'operation'],
	}),
	operation('POST /catalogs/items', {
		value: 'get',
		name: 'Get',
		action: 'Get catalog items',
		description: `Get the attributes and Pins of products, hotels or creative assets by your own IDs. Those of all input items are requested together, up to ${inEnglish(MOST_ITEMS)} in a request; if one doesn’t exist, it has "found": false.`,
		effect: 'read',
		fields: [...ASKED_PLACE, ITEM_IDS],
		collections: { additionalFields: [ASKED_CATALOG], options: [AD_ACCOUNT] },
		batch: reading,
	}),
	operation('GET /catalogs/items/batch/{batch_id}', {
		value: 'getBatch',
		name: 'Get Batch',
		action: 'Get batch of catalog items',
		description:
			'Get the status, errors and warnings of each item of a batch that had not finished. Waits while Pinterest processes it.',
		fields: [BATCH_ID],
		collections: { options: [AD_ACCOUNT, LONGEST_BATCH_WAIT] },
		run: async (caller, values) =>
			resultsOf(ITEM_BATCH, await waitForBatch(ITEM_BATCH, caller, asText(values.ids.batch_id) ?? '', values)),
	}),
	operation('POST /catalogs/items/batch', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update catalog items',
		description: [
			'Change some attributes of products, hotels or creative assets in a catalog, such as price and availability.',
			BATCHED,
		].join(' '),
		fields: [...PLACE, BATCH_ITEM_ID, ...CHANGES_FROM],
		collections: {
			additionalFields: [CATALOG],
			updateFields: [...CHANGES, UPDATE_MASK, ...CLEAR],
			options: [...OPTIONS, OLDER_FORM],
		},
		check: (values) => void itemOf('UPDATE', values),
		...batchOf('UPDATE'),
		makes: ['operation'],
	}),
];

export const items: Resource = { value: 'item', name: 'Item', operations };
