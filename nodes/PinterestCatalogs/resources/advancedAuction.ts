import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects, asText, isObject } from '../../shared/api/json';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { inTwoLists } from '../../shared/run/outcomes';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { inEnglish } from '../../shared/fields/english';
import { json } from '../../shared/fields/kinds';
import { MONEY_OPTIONS } from '../../shared/fields/money';
import { BID_OPTIONS, KEY, needsBidOptions, upsertOf } from '../fields/advancedAuction';
import { catalog } from '../fields/pickers';

/** Most items in a request. Source: `maxItems` of the API description. */
const MOST = 10_000;

/** It stands beside the items, so only those of one catalog share a request. */
const CATALOG = catalog({ in: 'local', description: 'The retail catalog that has the items' });

type InCatalog = Values<{ catalog: string }>;

const IN_CATALOG = {
	maxItems: MOST,
	noun: 'item',
	wrap: (items: IDataObject[], { local }: InCatalog) => ({ catalog_id: local.catalog, items }),
	groupBy: ({ local }: InCatalog) => local.catalog,
};

/** The catalog and the records are put around what the fields describe, a record. */
const AROUND = { elementsIn: 'items', makes: ['catalog_id', 'items'] } as const;

const keyOf = ({ item_id: item, country, language }: IDataObject) => JSON.stringify([item, country, language]);

const BATCHED = `The input items are sent together, up to ${inEnglish(MOST)} in a request. Advanced auction is only for some accounts.`;

const operations: Operation[] = [
	operation('POST /advanced_auction/items/submit', {
		value: 'delete',
		effect: 'irreversible',
		name: 'Delete',
		action: 'Delete bid options of item',
		description: [
			'Remove all bid options from an item of a catalog, so that ads for it use the bid of their ad group. This can’t be undone.',
			BATCHED,
		].join(' '),
		fields: [CATALOG, ...KEY],
		collections: { options: [AD_ACCOUNT] },
		...AROUND,
		batch: { ...IN_CATALOG, elements: ({ body }) => [{ ...body, operation: 'DELETE' }], outcomes: submitted },
	}),
	operation('POST /advanced_auction/items/get', {
		value: 'get',
		name: 'Get',
		action: 'Get bid options of item',
		description: [
			'Get the bid and the bid multipliers of an item of a catalog. If it has none, it has "found": false.',
			BATCHED,
		].join(' '),
		effect: 'read',
		fields: [CATALOG, ...KEY],
		collections: { options: [AD_ACCOUNT] },
		...AROUND,
		batch: { ...IN_CATALOG, done: 'read', outcomes: foundIn },
	}),
	operation('POST /advanced_auction/items/submit', {
		value: 'set',
		effect: 'spends',
		name: 'Set',
		action: 'Set bid options of item',
		description: [
			'Set the bid for an item of a catalog, and bid multipliers for devices and placements. Running ads can spend more money. Anything not set here stays unchanged.',
			BATCHED,
		].join(' '),
		fields: [CATALOG, ...KEY],
		collections: { updateFields: BID_OPTIONS, options: [AD_ACCOUNT, ...MONEY_OPTIONS] },
		check: needsBidOptions,
		...AROUND,
		batch: { ...IN_CATALOG, elements: (values) => [upsertOf(values)], outcomes: submitted },
	}),
	operation('POST /advanced_auction/items/submit', {
		value: 'submit',
		effect: 'spends',
		name: 'Submit Records',
		action: 'Submit records of bid options',
		description: [
			'Set and delete the bid options of items by records with the names of the Pinterest API, one or many for each input item. Running ads can spend more money.',
			BATCHED,
		].join(' '),
		fields: [
			CATALOG,
			json({
				name: 'auctionRecords',
				apiName: 'items',
				in: 'local',
				label: 'Records (JSON)',
				description:
					'A record or a list of them, such as {"operation": "UPSERT", "item_id": "DS0294-M", "country": "US", "language": "EN", "bid_options": {"bid_in_micro_currency": 5000000}, "update_mask": ["BID"]}',
				required: true,
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		check: (values) => void recordsIn(values),
		...AROUND,
		batch: { ...IN_CATALOG, elements: recordsIn, outcomes: submitted },
	}),
];

/** @throws Error unless there are records that are objects */
function recordsIn({ local }: Values<{ auctionRecords: unknown }>): IDataObject[] {
	const records = [local.auctionRecords].flat();
	if (records.length > 0 && records.every(isObject)) return records;
	throw new Error('Records (JSON) must be an object or a list of objects');
}

/** Each record comes back with its errors; one that has any was not applied. */
function submitted(answer: unknown, elements: IDataObject[]): ElementOutcome[] {
	return inTwoLists('items', keyOf)(answer, elements).map((outcome): ElementOutcome => {
		if (!('data' in outcome)) return outcome;
		const { errors, ...record } = outcome.data;
		const reasons = asObjects(errors);
		const [first] = reasons;
		if (!first) return { data: record };
		const message = reasons.map((one) => asText(one.message) ?? 'no reason given').join('; ');
		return { refused: { code: codeOf(first), message, details: { errors, ...record } } };
	});
}

function codeOf({ code }: IDataObject): number | undefined {
	return typeof code === 'number' ? code : undefined;
}

/** Pinterest leaves out items without bid options. */
function foundIn(answer: unknown, elements: IDataObject[]): ElementOutcome[] {
	const found = new Map(asObjects(asObject(answer).items).map((item) => [keyOf(item), item]));
	return elements.map((key) => {
		const item = found.get(keyOf(key));
		return { data: item ? { found: true, ...item } : { found: false, ...key } };
	});
}

export const advancedAuction: Resource = { value: 'advancedAuction', name: 'Advanced Auction', operations };
