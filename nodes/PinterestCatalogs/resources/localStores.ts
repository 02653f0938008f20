import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { needsElementChange } from '../../shared/fields/ads';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { ids } from '../../shared/fields/kinds';
import { inTwoLists } from '../../shared/run/outcomes';
import { STORE, STORE_CHANGES, STORE_MORE } from '../fields/localStore';
import { catalog, localStore } from '../fields/pickers';

/** Most stores in a request: the API states no bound. */
const MOST = 100;

const CATALOG = catalog({ in: 'path', description: 'The retail catalog of the stores' });

const BATCHED = `The stores of all input items are sent together, up to ${MOST} in a request.`;

const operations: Operation[] = [
	operation('POST /catalogs/{catalog_id}/local_stores', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create local store',
		description: ['Create a store, so that you can add local inventory for it.', BATCHED].join(' '),
		fields: [CATALOG, ...STORE],
		collections: { additionalFields: STORE_MORE, options: [AD_ACCOUNT] },
		jsonBody: true,
		batch: { maxItems: MOST, noun: 'local store', done: 'created' },
	}),
	operation('DELETE /catalogs/{catalog_id}/local_stores', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete local stores',
		description: ['Delete stores of a catalog. This can’t be undone.', BATCHED].join(' '),
		fields: [
			CATALOG,
			ids({
				name: 'storesToDelete',
				apiName: 'ids',
				in: 'local',
				label: 'Local Store IDs',
				description: 'The stores to delete: IDs separated by commas. Those of all input items are combined.',
				required: true,
				maxItems: 100_000,
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		makes: ['ids'],
		batch: {
			maxItems: MOST,
			noun: 'local store',
			done: 'deleted',
			elements: ({ local }) => local.storesToDelete.map((id) => ({ id })),
			inQuery: (elements) => ({ ids: [...new Set(elements.map(idOf))] }),
			outcomes: deleted,
		},
	}),
	operation('GET /catalogs/{catalog_id}/local_stores', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many local stores',
		description: 'List the stores of a retail catalog with their codes and addresses',
		fields: [CATALOG],
		collections: {
			filters: [
				ids({
					name: 'localStoreIds',
					apiName: 'ids',
					in: 'query',
					label: 'Local Store IDs',
					description: 'Only these stores: IDs separated by commas',
					maxItems: 250,
				}),
			],
			options: [AD_ACCOUNT],
		},
		answer: 'page',
	}),
	operation('PATCH /catalogs/{catalog_id}/local_stores', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update local store',
		description: ['Change the name, code or address of a store.', BATCHED].join(' '),
		fields: [CATALOG, localStore({ in: 'body' })],
		collections: { updateFields: STORE_CHANGES, options: [AD_ACCOUNT] },
		jsonBody: true,
		check: needsElementChange,
		batch: { maxItems: MOST, noun: 'local store' },
	}),
];

/** Each id with its status, or no answer at all where all of them are gone. */
function deleted(answer: unknown, elements: IDataObject[]): ElementOutcome[] {
	const stores = answer ?? elements;
	return inTwoLists('stores', idOf)({ stores }, elements).map((outcome, at) => {
		if (!('data' in outcome)) return outcome;
		const { code, message } = asObject(outcome.data.status);
		if (message === undefined) return { data: { id: elements[at]?.id, deleted: true } };
		return { refused: { code: typeof code === 'number' ? code : undefined, message: asText(message) ?? '' } };
	});
}

function idOf({ id }: IDataObject): string {
	return asText(id) ?? '';
}

export const localStores: Resource = { value: 'localStore', name: 'Local Store', operations };
