import { asText } from '../../shared/api/json';
import { callOf } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { flag } from '../../shared/fields/kinds';
import { inAdAccount, needsUsableEntities, startingPaused } from '../bulk/elements';
import { DOWNLOAD_FILTERS, ENTITY_TYPES, LONGEST_WAIT, REQUEST_ID, UPSERT_FIELDS, bulkFormat } from '../bulk/fields';
import { createBulk, finishBulk, lookAt } from '../bulk/job';
import type { Bulk } from '../bulk/job';
import { output } from '../fields/output';

const AS_FILE = { output: ['file'] };

const WRITES =
	'Create and change many campaigns, ad groups, ads, keywords, labels, product groups and schedules in one request. What is created starts paused unless its JSON has another status; what is active can spend money, and archiving can’t be undone. Amounts are in micro-currency (millionths).';

const INCLUDE_DETAILS = flag({
	name: 'includeDetails',
	apiName: 'include_details',
	in: 'query',
	label: 'Include Details',
	description: 'Whether the file says why something was refused',
	default: true,
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/bulk/download', {
		value: 'createDownload',
		name: 'Create Download',
		action: 'Create bulk download',
		description:
			'Start a download of campaigns, ad groups, ads and more. Returns the request ID right away; use Get to get the file later. It only contains what is active.',
		fields: [AD_ACCOUNT, ENTITY_TYPES, bulkFormat('body')],
		collections: { filters: DOWNLOAD_FILTERS },
		effect: 'read',
		async run(caller, values) {
			return [{ request_id: await createBulk(caller, callOf(this, values), false) }];
		},
	}),
	operation('POST /ad_accounts/{ad_account_id}/bulk/upsert', {
		value: 'createUpsert',
		effect: 'spends',
		name: 'Create Upsert',
		action: 'Create bulk upsert',
		description: [WRITES, 'Returns the request ID right away; use Get to get the outcome of each.'].join(' '),
		fields: [AD_ACCOUNT],
		collections: { additionalFields: UPSERT_FIELDS },
		jsonBody: true,
		check: needsUsableEntities,
		async run(caller, values) {
			return [{ request_id: await createBulk(caller, upsertCall(this, values)) }];
		},
	}),
	operation('POST /ad_accounts/{ad_account_id}/bulk/download', {
		value: 'download',
		name: 'Download',
		action: 'Download campaigns ad groups ads and more in bulk',
		description:
			'Get campaigns, ad groups, ads, keywords and more of an ad account at once, as items or as a file. Waits until the file is ready. It only contains what is active.',
		fields: [
			...[AD_ACCOUNT, ENTITY_TYPES, ...output('An item for each campaign, ad group and so on')],
			bulkFormat('body', AS_FILE),
		],
		collections: { filters: DOWNLOAD_FILTERS, options: [LONGEST_WAIT] },
		effect: 'read',
		async run(caller, values, onPartial) {
			const format = asText(values.body.output_format) ?? 'JSON';
			const call = { ...callOf(this, values), body: { ...values.body, output_format: format } };
			const bulk = bulkOf(values, await createBulk(caller, call, false), format);
			return await finishBulk(caller, { ...bulk, accepted: 'question' }, values.local, onPartial);
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/bulk/{bulk_request_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get bulk request',
		description:
			'Get the result of a bulk download or upsert that was created earlier: its entries or their outcomes as items, its file, or just its state. Waits if it is not ready yet.',
		fields: [
			...[AD_ACCOUNT, REQUEST_ID],
			...output('An item for each thing that was downloaded, or created or updated', [
				{ name: 'State', value: 'state', description: 'The progress and the address of the file, without waiting' },
			]),
			bulkFormat('local', AS_FILE),
		],
		collections: { options: [INCLUDE_DETAILS, LONGEST_WAIT] },
		async run(caller, values, onPartial) {
			const { ids, local, query } = values;
			const made = bulkOf(values, asText(ids.bulk_request_id) ?? '', local.bulkFormat ?? 'JSON');
			const bulk = { ...made, details: query.include_details !== false };
			if (local.output !== 'state') return await finishBulk(caller, bulk, local, onPartial);
			return [{ request_id: bulk.requestId, ...(await lookAt(caller, bulk)) }];
		},
	}),
	operation('POST /ad_accounts/{ad_account_id}/bulk/upsert', {
		value: 'write',
		effect: 'spends',
		name: 'Create and Update',
		action: 'Create and update campaigns ad groups ads and more in bulk',
		description: [
			WRITES,
			'Waits for completion and returns an item for each. If something was refused, the item fails and says what; the rest stays written.',
		].join(' '),
		fields: [AD_ACCOUNT],
		collections: { additionalFields: UPSERT_FIELDS, options: [LONGEST_WAIT] },
		jsonBody: true,
		check: needsUsableEntities,
		async run(caller, values, onPartial) {
			const requestId = await createBulk(caller, upsertCall(this, values));
			const bulk = bulkOf(values, requestId, 'JSON');
			return await finishBulk(caller, { ...bulk, accepted: 'write' }, values.local, onPartial);
		},
	}),
];

function bulkOf({ ids }: Pick<Values, 'ids'>, requestId: string, format: string): Bulk {
	return { requestId, adAccountId: asText(ids.ad_account_id) ?? '', details: true, format };
}

const upsertCall = (operation: Operation, values: Values) => ({
	...callOf(operation, values),
	body: inAdAccount(startingPaused(values.body), values.ids.ad_account_id),
});

export const bulk: Resource = { value: 'bulk', name: 'Bulk', operations };
