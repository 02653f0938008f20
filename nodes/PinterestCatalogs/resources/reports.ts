import type { Call, Caller } from '../../shared/api/request';
import { asText } from '../../shared/api/json';
import { readCsv } from '../../shared/api/file';
import { callOf } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import {
	LONGEST_SECONDS,
	OUTPUT,
	REPORT_NAMES,
	TOKEN,
	createReport,
	finishReport,
	longestWaitForReport,
} from '../../shared/run/report';
import { REPORT_FIELDS, STATS_FIELDS, nameOf } from '../fields/report';

const ONCE_A_DAY =
	'Pinterest makes a report once a day: the same again on the same day gives the same rows, though the catalog has changed.';

const WAIT = longestWaitForReport(LONGEST_SECONDS);

/** Its columns are nobody's to guess, so that every cell stays the text it is. */
const finish = async (caller: Caller, values: Values, token: string, name: string, isNew = false) => {
	const look: Call = {
		request: 'GET /catalogs/reports',
		query: { ad_account_id: values.query.ad_account_id },
	};
	const rowsOf = (text: string) => readCsv(text, 'report');
	return await finishReport(caller, { token, look, format: 'CSV', kind: 'CSV', name, rowsOf, isNew }, values);
};

const create: Operation = operation('POST /catalogs/reports', {
	value: 'create',
	name: REPORT_NAMES.create,
	action: 'Create catalog report without waiting',
	description: [
		`Start a report of the issues or items of a catalog. Returns its token right away; use ${REPORT_NAMES.get} to get the rows later.`,
		ONCE_A_DAY,
	].join(' '),
	fields: REPORT_FIELDS,
	collections: { options: [AD_ACCOUNT] },
	jsonBody: true,
	effect: 'read',
});

const get: Operation = operation('GET /catalogs/reports', {
	value: 'get',
	name: REPORT_NAMES.get,
	action: 'Get rows of catalog report by token',
	description: 'Get the rows or the file of a catalog report that was created earlier. Waits if it is not ready yet.',
	fields: [TOKEN, ...OUTPUT],
	makes: ['token'],
	collections: { options: [AD_ACCOUNT, WAIT] },
	run: async (caller, values) => await finish(caller, values, asText(values.local.token) ?? '', 'catalog-report'),
});

const getStats: Operation = operation('GET /catalogs/reports/stats', {
	value: 'getStats',
	name: 'Get Stats',
	action: 'Get issue counts of catalog',
	description: 'Count how often each issue occurs in a feed or a catalog, without waiting for a report',
	fields: STATS_FIELDS,
	collections: { options: [AD_ACCOUNT] },
	answer: 'page',
});

const run: Operation = operation('POST /catalogs/reports', {
	value: 'run',
	name: REPORT_NAMES.run,
	action: 'Create catalog report and get rows',
	description: [
		'Create a report of the issues or items of a catalog, wait until it is ready, and return its rows as items or its file.',
		ONCE_A_DAY,
	].join(' '),
	fields: [...REPORT_FIELDS, ...OUTPUT],
	collections: { options: [AD_ACCOUNT, WAIT] },
	effect: 'read',
	async run(caller, values) {
		const { token } = await createReport(caller, callOf(run, values));
		return await finish(caller, values, token, nameOf(values), true);
	},
});

export const reports: Resource = { value: 'report', name: 'Report', operations: [run, create, get, getStats] };
