import { invalid } from '../../check';
import { row, withDefaults } from '../../row';
import { adAccountFor } from '../ads/shared';
import { download, type DownloadBody } from './bulkDownload';
import { addBulkRequest, bulkState } from './bulkStore';
import { upsert, type UpsertBody } from './bulkUpsert';

/** Many things of an ad account at once: read into a file, or written and told about in one. */
export const bulk = [
	row<object, DownloadBody>('POST /ad_accounts/{ad_account_id}/bulk/download', {
		also: withDefaults({ output_format: 'JSON' }),
		answer(call) {
			const account = adAccountFor(call);
			const { request_id } = addBulkRequest(call.world, account.id, () => download(call.world, account, call.body));
			return { status: 200, body: { request_id } };
		},
	}),
	row<object, UpsertBody>('POST /ad_accounts/{ad_account_id}/bulk/upsert', {
		answer(call) {
			const account = adAccountFor(call);
			if (!call.body.create && !call.body.update) throw invalid("Body 'create' or 'update' is required.");
			const { request_id } = addBulkRequest(call.world, account.id, () => upsert(call));
			return { status: 200, body: { request_id } };
		},
	}),
	row<{ include_details: boolean }>('GET /ad_accounts/{ad_account_id}/bulk/{bulk_request_id}', {
		pathPatterns: { bulk_request_id: /^[\w-]+$/ },
		answer(call) {
			adAccountFor(call);
			return { status: 200, body: bulkState(call, call.query.include_details) };
		},
	}),
];
