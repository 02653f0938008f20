import type { Field } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { DRY_RUN } from '../../shared/fields/ads';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { resultsOf, waitForBatch } from '../batches';
import { BATCH_ID, LONGEST_BATCH_WAIT } from '../fields/batchWait';
import { CATALOG, ITEM_ID, ITEM_IDS, LAST_UPDATED, PLACE, RETAIL_PLACE } from '../fields/item';
import { OLDER_FORM } from '../fields/place';
import { UPDATE_MASK } from '../items/attributes';
import { ITEM_BATCH, MOST_ITEMS, batchOf, reading } from '../items/batch';
import { CHANGES, CHANGES_FROM, NEW_FIELDS, NEW_FROM, NEW_MORE } from '../items/item';

const WRITE = { method: 'POST', path: '/catalogs/items/batch', category: 'catalogs_write' } as const;

const OPTIONS: Field[] = [AD_ACCOUNT, DRY_RUN, LONGEST_BATCH_WAIT];

const BATCHED = `Input items for the same country, language and catalog go out together, up to ${MOST_ITEMS.toLocaleString('en-US')} in a batch, which is waited for; each gets its own status, errors and warnings.`;

const operations: Operation[] = [
	{
		...WRITE,
		value: 'create',
		name: 'Create',
		action: 'Create catalog items',
		description: [
			'Put new products, hotels or creative assets into a catalog; one that is there already is refused.',
			BATCHED,
		].join(' '),
		fields: [...PLACE, ITEM_ID, ...NEW_FROM, ...NEW_FIELDS],
		collections: { additionalFields: [CATALOG, ...NEW_MORE], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('CREATE'),
	},
	{
		...WRITE,
		value: 'upsert',
		name: 'Create or Update',
		action: 'Create or update catalog items',
		// n8n's rules want its beginning and its end to be so.
		description:
			'Create a new product, hotel or creative asset in a catalog, those of all input items in batches with an outcome for each (Pinterest offers this to accounts without feeds, and what is not given is lost), or update the current one if it already exists (upsert)',
		fields: [...PLACE, ITEM_ID, ...NEW_FROM, ...NEW_FIELDS],
		collections: { additionalFields: [CATALOG, ...NEW_MORE], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('UPSERT'),
	},
	{
		...WRITE,
		value: 'delete',
		name: 'Delete',
		action: 'Delete catalog items',
		description: ['Take products, hotels or creative assets out of a catalog. This can’t be undone.', BATCHED].join(
			' ',
		),
		fields: [...PLACE, ITEM_ID],
		collections: { additionalFields: [CATALOG, LAST_UPDATED], options: [...OPTIONS, OLDER_FORM] },
		...batchOf('DELETE'),
	},
	{
		...WRITE,
		value: 'deleteDiscontinued',
		name: 'Delete Discontinued',
		action: 'Delete discontinued catalog items',
		description: [
			'Take products out of a retail catalog that will not be sold again. This can’t be undone.',
			BATCHED,
		].join(' '),
		fields: [...RETAIL_PLACE, ITEM_ID],
		collections: { options: OPTIONS },
		...batchOf('DELETE_DISCONTINUED'),
	},
	operation('POST /catalogs/items', {
		value: 'get',
		name: 'Get',
		action: 'Get catalog items',
		description: `Get the attributes and Pins of products, hotels or creative assets by your own IDs. Those of all input items are asked for together, up to ${MOST_ITEMS.toLocaleString('en-US')} in a request; one that is not there has "found": false.`,
		repeatable: true,
		fields: [...PLACE, ITEM_IDS],
		collections: { additionalFields: [CATALOG], options: [AD_ACCOUNT] },
		...reading,
	}),
	{
		value: 'getBatch',
		name: 'Get Batch',
		action: 'Get a batch of catalog items',
		description:
			'Get the status, errors and warnings of each item of a batch that was not waited for to its end. Waits if Pinterest still works on it.',
		method: 'GET',
		path: ITEM_BATCH.path,
		category: 'catalogs_read',
		fields: [BATCH_ID],
		collections: { options: [AD_ACCOUNT, LONGEST_BATCH_WAIT] },
		run: async (caller, values) =>
			resultsOf(ITEM_BATCH, await waitForBatch(ITEM_BATCH, caller, String(values.ids.batch_id), values)),
	},
	{
		...WRITE,
		value: 'update',
		name: 'Update',
		action: 'Update catalog items',
		description: [
			'Change some attributes of products, hotels or creative assets in a catalog, such as price and availability.',
			BATCHED,
		].join(' '),
		fields: [...PLACE, ITEM_ID, ...CHANGES_FROM],
		collections: {
			additionalFields: [CATALOG],
			updateFields: [...CHANGES, { ...UPDATE_MASK, when: { catalogType: ['RETAIL'] } }],
			options: [...OPTIONS, OLDER_FORM],
		},
		...batchOf('UPDATE'),
	},
];

export const items: Resource = { value: 'item', name: 'Item', operations };
