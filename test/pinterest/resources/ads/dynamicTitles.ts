import { randomUUID } from 'node:crypto';
import { Refusal, row, type Call } from '../../row';
import type { Settings } from '../../settings';
import type { AdGroup } from './adGroups';
import { entityFor, missing } from './shared';

/** Titles of one ad group, and the uploads on their way to it. */
interface DynamicTitles {
	ad_account_id: string;
	/** By request id; null until the file came. */
	uploads: Map<string, string | null>;
	/** What was accepted last; undefined until then. */
	accepted?: { filename: string; csv: string; count: number; at: number; polls: number };
}

interface RowError {
	/** -1 is the file as a whole, 1 its first row below the header. */
	row_number: number;
	error_type: 'INVALID_FILE' | 'ROW_VALIDATION_FAILED';
}

export const dynamicTitles = [
	row<object, { request_id: string }>('POST /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles', {
		answer(call) {
			const titles = titlesFor(call);
			const { request_id: request } = call.body;
			const csv = titles.uploads.get(request);
			if (csv === undefined) throw missing('upload request');
			const errors = csv === null ? [{ row_number: -1, error_type: 'INVALID_FILE' as const }] : errorsOf(csv);
			if (csv !== null && errors.length === 0) {
				titles.uploads.delete(request);
				const count = rowsOf(csv).length - 1;
				titles.accepted = { filename: `${request}.csv`, csv, count, at: Date.now(), polls: 0 };
			}
			return { status: 200, body: { status: errors.length === 0 ? 'SUCCESS' : 'FAILED', errors } };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/csv', {
		answer(call) {
			const { accepted } = titlesFor(call);
			if (!accepted) throw missing('dynamic titles');
			const expiresAt = Date.now() + 300_000;
			const url = call.world.addFile({ content: accepted.csv, contentType: 'text/csv', expiresAt });
			return { status: 200, body: { download_url: url } };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/status', {
		answer(call) {
			const { accepted } = titlesFor(call);
			if (accepted) accepted.polls += 1;
			const ready = accepted !== undefined && isReady(accepted, call.settings);
			const count = accepted?.count ?? 0;
			// Every title is there at once; they are reviewed one after the other.
			const reviewed = ready ? count : Math.floor(count / 2);
			return { status: 200, body: { is_ready: ready, generated_count: count, reviewed_count: reviewed } };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/uploads', {
		answer(call) {
			const { uploads, accepted } = titlesFor(call);
			const request = randomUUID();
			uploads.set(request, null);
			const put = (content: Buffer) => void uploads.set(request, content.toString('utf8'));
			const url = call.world.addFile({ put, expiresAt: Date.now() + 3_600_000 });
			const body = { request_id: request, upload_url: url, ...(accepted && { existing_filename: accepted.filename }) };
			return { status: 200, body };
		},
	}),
];

function titlesFor(call: Pick<Call, 'world' | 'path' | 'user'>): DynamicTitles {
	if (call.path.ad_group_id.length > 18) throw new Refusal(400, 1, "Path parameter 'ad_group_id' is too long.");
	const adGroup = entityFor<AdGroup>(call, 'ad group', call.path.ad_group_id);
	const store = call.world.store<DynamicTitles>('dynamic titles');
	let titles = store.get(adGroup.id);
	if (!titles) store.set(adGroup.id, (titles = { ad_account_id: adGroup.ad_account_id, uploads: new Map() }));
	return titles;
}

function isReady({ at, polls }: { at: number; polls: number }, settings: Settings): boolean {
	const { processingMs, processingPolls, processingOutcome: outcome } = settings;
	if (outcome === 'stuck' || outcome === 'failed') return false;
	return processingPolls === undefined ? Date.now() - at >= processingMs : polls > processingPolls;
}

function rowsOf(csv: string): string[][] {
	const lines = csv.split(/\r?\n/).filter((line) => line !== '');
	return lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
}

/** A file is a header of two columns or more and rows below it; a row has a value in each column. */
function errorsOf(csv: string): RowError[] {
	const [header, ...rows] = rowsOf(csv);
	if (header === undefined || header.length < 2 || rows.length === 0)
		return [{ row_number: -1, error_type: 'INVALID_FILE' }];
	const isWrong = (cells: string[]) => cells.length !== header.length || cells.some((cell) => cell.trim() === '');
	return rows.flatMap((cells, at) =>
		isWrong(cells) ? [{ row_number: at + 1, error_type: 'ROW_VALIDATION_FAILED' as const }] : [],
	);
}
