import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choice, field, id, listOf, quote, parseInteger } from '../../shared/fields/kinds';
import {
	CHANGE_CHOICES,
	FEED_CHANGES,
	FEED_FIELDS,
	FEED_MORE,
	concealCredentials,
	removeUnneeded,
	withoutCredentials,
} from '../fields/feed';
import { catalog, feed } from '../fields/pickers';
import { OLDER_FORM, catalogType, withoutType } from '../fields/place';

const SECRET = 'A username and password of the file are never shown again.';

/** Pinterest takes one of these filters at a time. */
const ISSUE_FILTERS = [
	choice({
		name: 'issuesOf',
		in: 'local',
		label: 'Issues Of',
		description: 'Which items to list',
		options: [
			{ name: 'All Items', value: 'all' },
			{ name: 'Items at These Places', value: 'numbers' },
			{ name: 'Items With This Issue', value: 'issue' },
		],
		default: 'all',
	}),
	field(
		{
			name: 'itemNumbers',
			apiName: 'item_numbers',
			in: 'query',
			label: 'Item Numbers',
			description: 'Positions in the file, counted from 0: numbers separated by commas',
			placeholder: 'e.g. 0, 17',
			required: true,
			when: { issuesOf: ['numbers'] },
		},
		{ type: 'string', default: '' },
		(value) => listOf(value).map((one) => parseInteger(one, 0)),
		{ repeated: true },
	),
	field(
		{
			name: 'itemValidationIssue',
			apiName: 'item_validation_issue',
			in: 'query',
			label: 'Issue',
			description: 'Pinterest’s name of an error or a warning',
			placeholder: 'e.g. TITLE_MISSING',
			required: true,
			when: { issuesOf: ['issue'] },
		},
		{ type: 'string', default: '' },
		parseIssue,
	),
];

const operations: Operation[] = [
	operation('POST /catalogs/feeds', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create feed',
		description: [
			'Create a feed: a file of products, hotels or creative assets that Pinterest imports into a catalog every day. The account needs a verified website.',
			SECRET,
		].join(' '),
		fields: [
			catalogType({ in: 'body', description: 'The type of items in the feed. The fields below depend on it.' }),
			...FEED_FIELDS,
		],
		collections: { additionalFields: FEED_MORE, options: [AD_ACCOUNT, OLDER_FORM] },
		jsonBody: true,
		check: ({ body, local }) => withoutType(body, local),
		redact: withoutCredentials,
		redactText: concealCredentials,
		simplify: simpleFeed,
		match: {
			list: 'GET /catalogs/feeds',
			by: [{ value: 'name', name: 'Name', names: ['name'] }],
			update: changedBy('POST /catalogs/feeds', 'PATCH /catalogs/feeds/{feed_id}', {
				id: 'feed_id',
				keeps: ['catalog_id', 'default_country', 'default_locale'],
				shape: (changes, { catalog_type: type }) => ({ ...(type ? { catalog_type: type } : {}), ...changes }),
			}),
		},
	}),
	operation('DELETE /catalogs/feeds/{feed_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete feed',
		description:
			'Delete a feed with its items and product groups. This can’t be undone. A feed with product groups in active promotions can’t be deleted.',
		fields: [feed({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		answer: 'nothing',
	}),
	operation('GET /catalogs/feeds/{feed_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get feed',
		description: ['Get the location, format, schedule and defaults of one feed.', SECRET].join(' '),
		fields: [feed({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		redact: withoutCredentials,
		simplify: simpleFeed,
	}),
	operation('GET /catalogs/feeds', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many feeds',
		description: ['List the feeds of the account, or of one catalog.', SECRET].join(' '),
		collections: {
			filters: [catalog({ in: 'query', required: false, description: 'Only feeds of this catalog' })],
			options: [AD_ACCOUNT],
		},
		answer: 'page',
		redact: withoutCredentials,
		simplify: simpleFeed,
	}),
	operation('GET /catalogs/processing_results/{processing_result_id}/item_issues', {
		value: 'getItemIssues',
		name: 'Get Item Issues',
		action: 'Get item issues of feed',
		description:
			'List the items of a feed’s file that have errors or warnings in a processing result, with the attribute and the value. Pinterest lists samples of each kind.',
		fields: [
			id({
				name: 'processingResultId',
				apiName: 'processing_result_id',
				in: 'path',
				label: 'Processing Result ID',
				description: 'The ID returned by Get Processing Results or Ingest',
				placeholder: 'e.g. 5224831246441439241',
				required: true,
			}),
			...ISSUE_FILTERS,
		],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
	}),
	operation('GET /catalogs/feeds/{feed_id}/processing_results', {
		value: 'getProcessingResults',
		name: 'Get Processing Results',
		action: 'Get processing results of feed',
		description:
			'List the processing results of a feed, newest first: status, number of items, and counts of errors and warnings',
		fields: [feed({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
	}),
	operation('POST /catalogs/feeds/{feed_id}/ingest', {
		value: 'ingest',
		effect: 'write',
		name: 'Ingest',
		action: 'Ingest feed now',
		description:
			'Fetch and process a feed now instead of at its scheduled time. Returns the ID of the processing result; use Get Processing Results to get the outcome.',
		fields: [feed({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		noBody: true,
	}),
	operation('PATCH /catalogs/feeds/{feed_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update feed',
		description: ['Change the name, location, schedule, defaults or status of a feed.', SECRET].join(' '),
		fields: [
			feed({ in: 'path' }),
			catalogType({ in: 'body', description: 'The type of items that the feed was created for' }),
			...CHANGE_CHOICES,
		],
		collections: { updateFields: FEED_CHANGES, options: [AD_ACCOUNT, OLDER_FORM] },
		jsonBody: true,
		check: checkUpdate,
		redact: withoutCredentials,
		redactText: concealCredentials,
		simplify: simpleFeed,
	}),
];

/** What an update of a feed keeps in the node. */
interface Changing {
	fileAccess?: string;
	processing?: string;
	olderForm?: boolean;
}

function checkUpdate(values: Values<Changing>): void {
	removeUnneeded(values);
	// The type is repeated, not changed.
	const changes = Object.keys(values.body).filter((name) => name !== 'catalog_type');
	if (changes.length === 0) throw new Error('Nothing to update: set at least one of the fields to change');
	withoutType(values.body, values.local);
}

function parseIssue(value: unknown): string {
	const name = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (/^[A-Z\d_]+$/.test(name)) return name;
	throw new Error(`must be the name of an issue such as TITLE_MISSING, not ${quote(value)}`);
}

/** The fields of a feed that most people need. */
function simpleFeed(feed: IDataObject): IDataObject {
	const { id, catalog_id, catalog_type, name, status, format, location, has_credentials } = feed;
	const { default_country, default_locale } = feed;
	return {
		...{ id, catalog_id, catalog_type, name, status, format, location, has_credentials },
		...{ default_country, default_locale },
	};
}

export const feeds: Resource = { value: 'feed', name: 'Feed', operations };
