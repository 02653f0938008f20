import { invalid } from '../../check';
import { row } from '../../row';
import { adAccountFor } from '../ads/shared';
import { bulkEntityTypes, download, type DownloadBody } from './bulkDownload';
import { addBulkRequest, bulkState } from './bulkStore';
import { checkUpsert, upsert, upsertBody, type UpsertBody } from './bulkUpsert';
import { listOf, objectives, summaryStatuses } from './reportBody';
import { reportFormats } from './reportFile';

const time = { type: 'string', pattern: '^\\d+$' };

/** Many things of an ad account at once: read into a file, or written and told about in one. */
export const bulk = [
	row<object, DownloadBody>({
		id: 'bulk_download/create',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/bulk/download',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: false,
		body: {
			type: 'object',
			properties: {
				campaign_filter: {
					type: 'object',
					properties: {
						campaign_status: listOf(summaryStatuses),
						end_time: time,
						name: { type: 'string' },
						objective_type: listOf(objectives),
						start_time: time,
					},
					additionalProperties: false,
				},
				entity_ids: { type: 'array', items: { type: 'string', pattern: '^\\d+$' } },
				entity_types: listOf(bulkEntityTypes, { minItems: 1, maxItems: 6 }),
				output_format: { type: 'string', enum: reportFormats, default: 'JSON' },
				updated_since: time,
			},
			additionalProperties: false,
		},
		answer(call) {
			const account = adAccountFor(call);
			const { request_id } = addBulkRequest(call.world, account.id, () => download(call.world, account, call.body));
			return { status: 200, body: { request_id } };
		},
	}),
	row<object, UpsertBody>({
		id: 'bulk_upsert/create',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/bulk/upsert',
		scopes: ['ads:write'],
		category: 'ads_write',
		sandbox: false,
		body: upsertBody,
		answer(call) {
			const account = adAccountFor(call);
			if (!call.body.create && !call.body.update) throw invalid("Body 'create' or 'update' is required.");
			checkUpsert(call.body);
			const { request_id } = addBulkRequest(call.world, account.id, () => upsert(call));
			return { status: 200, body: { request_id } };
		},
	}),
	row<{ include_details: boolean }>({
		id: 'bulk_request/get',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/bulk/{bulk_request_id}',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: false,
		clientCredentials: true,
		pathPatterns: { bulk_request_id: /^[\w-]+$/ },
		query: { include_details: { type: 'boolean', default: false } },
		answer(call) {
			adAccountFor(call);
			return { status: 200, body: bulkState(call, call.query.include_details) };
		},
	}),
];
