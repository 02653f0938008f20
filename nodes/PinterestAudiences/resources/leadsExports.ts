import type { IDataObject } from 'n8n-workflow';

import { downloadBinary, downloadText, fetchFresh, tableFile } from '../../shared/api/download';
import { readCsv } from '../../shared/api/file';
import type { Result } from '../../shared/rows/result';
import { FileResult } from '../../shared/rows/result';
import type { Values } from '../../shared/rows/field';
import { asObject, asText } from '../../shared/api/json';
import type { Accepted, JobState } from '../../shared/api/job';
import { keepingHandle, waitFor } from '../../shared/api/job';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ad } from '../../shared/fields/ads';
import { parseDay } from '../../shared/fields/dates';
import { field, id, integer } from '../../shared/fields/kinds';
import { output } from '../../shared/fields/output';

const EXPORT = 'GET /ad_accounts/{ad_account_id}/leads_export/{leads_export_id}';
const NOUN = 'export of leads';
const LONGEST_SECONDS = 600;

const day = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
	initial: string,
) =>
	field(
		{ name, apiName, in: 'body', label, description, placeholder: 'e.g. 2026-05-31 or 7 days ago', required: true },
		{ type: 'string', default: initial },
		(value) => parseDay(value),
	);

const WANTED = [
	ad({ in: 'body', apiName: 'ad_id', name: 'leadAd', description: 'The ad to get the leads of' }),
	day(
		'startDate',
		'start_date',
		'Start Date (UTC)',
		'First day. Pinterest keeps leads for 30 days. A date, or words such as "30 days ago".',
		'30 days ago',
	),
	day('endDate', 'end_date', 'End Date (UTC)', 'Last day. A date, or words such as "today".', 'today'),
];

const LONGEST_WAIT = integer({
	name: 'maximumExportWait',
	in: 'local',
	label: 'Maximum Wait for the Export (Seconds)',
	description: 'After that the item fails with the export ID; use Get to finish later. 0 checks only once.',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_SECONDS,
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/leads_export', {
		value: 'create',
		name: 'Create',
		action: 'Create leads export',
		description:
			'Start an export of the leads of an ad. Returns the export ID right away; use Get to get the leads later.',
		fields: [AD_ACCOUNT, ...WANTED],
		check: needsDaysInOrder,
		effect: 'read',
	}),
	operation('POST /ad_accounts/{ad_account_id}/leads_export', {
		value: 'export',
		name: 'Export',
		action: 'Export leads',
		description:
			'Get the leads of an ad: the people who filled in its form, with their answers, as items or as a CSV file. Waits until the export is ready. The leads are personal data.',
		fields: [AD_ACCOUNT, ...WANTED, ...output('An item for each lead')],
		collections: { options: [LONGEST_WAIT] },
		check: needsDaysInOrder,
		effect: 'read',
		async run(caller, values) {
			const { leads_export_id: made } = asObject((await request(caller, callOf(this, values))).body);
			if (typeof made !== 'string' || made === '') throw new Error('Pinterest gave no ID for the export of leads');
			return await finish(caller, { ...values.ids, leads_export_id: made }, values, 'question');
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/leads_export/{leads_export_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get leads export',
		description:
			'Get an export of leads that was created earlier: its leads as items, its CSV file, or just its state. Waits if it is not ready yet.',
		fields: [
			AD_ACCOUNT,
			id({
				name: 'exportId',
				apiName: 'leads_export_id',
				in: 'path',
				label: 'Export ID',
				description: 'The ID returned by Create',
				placeholder: 'e.g. 7685643536',
				required: true,
			}),
			...output('An item for each lead', [
				{ name: 'State', value: 'state', description: 'The progress and the address of the file, without waiting' },
			]),
		],
		collections: { options: [LONGEST_WAIT] },
		async run(caller, values) {
			const { ids, local } = values;
			if (local.output !== 'state') return await finish(caller, ids, values);
			return [{ leads_export_id: ids.leads_export_id, ...(await lookAt(caller, ids)) }];
		},
	}),
];

async function lookAt(caller: Caller, ids: IDataObject): Promise<IDataObject> {
	const call: Call = { request: EXPORT, ids };
	return asObject((await request(caller, call)).body);
}

/** What is to come of an export. */
interface Wanted {
	output?: string;
	binaryProperty?: string;
	maximumExportWait?: number;
}

/**
 * Waits for an export and gives its leads or its file.
 *
 * @throws NodeApiError when Pinterest could not make it, or it takes too long (then its id is in the details)
 */
async function finish(
	caller: Caller,
	ids: IDataObject,
	{ local }: Values<Wanted>,
	accepted?: Accepted['accepted'],
): Promise<Result[]> {
	const exportId = asText(ids.leads_export_id) ?? '';
	const job: Accepted = {
		noun: NOUN,
		handle: { leads_export_id: exportId },
		later: 'Leads Export: Get with the export ID in the details of this error finishes the job',
		accepted,
	};
	const addressOf = async () => {
		const answer = await waitFor(caller, {
			...job,
			longestSeconds: local.maximumExportWait ?? LONGEST_SECONDS,
			look: async () => await lookAt(caller, ids),
			stateOf,
		});
		return asText(answer.download_url) ?? '';
	};
	const fetch = async <T>(get: (url: string) => Promise<T>) =>
		await fetchFresh(addressOf, async (url) => await keepingHandle(caller, job, async () => await get(url)));
	if (local.output !== 'file')
		return await fetch(async (url) => await downloadText(caller, url, NOUN, (text) => readCsv(text, NOUN)));
	const wanted = tableFile(NOUN, `leads-${exportId}`);
	const file = await fetch(async (url) => await downloadBinary(caller, url, wanted));
	const json = { leads_export_id: exportId, file_name: wanted.fileName };
	return [new FileResult(json, { [local.binaryProperty ?? 'data']: file })];
}

function stateOf({ export_status: status, download_url: url }: IDataObject): JobState {
	if (status === 'FAILED') return { failed: 'Pinterest could not export the leads', advice: 'Export them again.' };
	if (asText(status) === undefined) return { incomplete: 'Pinterest’s answer does not say how far the export is' };
	if (status !== 'FINISHED') return 'running';
	if (typeof url === 'string' && url) return 'done';
	return { incomplete: 'The export of leads is finished, but Pinterest gave no address for its file' };
}

function needsDaysInOrder({ body }: Pick<Values, 'body'>): void {
	const [start = '', end = ''] = [asText(body.start_date), asText(body.end_date)];
	if (start > end) throw new Error(`Start Date (UTC) ${start} is after End Date (UTC) ${end}`);
}

export const leadsExports: Resource = { value: 'leadsExport', name: 'Leads Export', operations };
