import { Readable } from 'node:stream';

import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/api/errors';
import type { Call } from '../../../../nodes/shared/api/request';
import { FileResult, type Result } from '../../../../nodes/shared/rows/result';
import {
	type Asked,
	createReport,
	finishReport,
	flat,
	joined,
	longestWaitForReport,
	type ReportLocals,
	rowsOf,
	TOKEN,
	withColumns,
} from '../../../../nodes/shared/run/report';
import { outcomeOf, type Reply, stub } from '../../../harness/stub';

const CREATE: Call = { request: 'POST /catalogs/reports', body: {} };
const LOOK: Call = { request: 'GET /catalogs/reports', query: { level: 'AD' } };
const URL_OF_FILE = 'https://files.example.com/report';
const finished: Reply = { body: { report_status: 'FINISHED', url: URL_OF_FILE } };

describe('the answer to what asks for a report', () => {
	it.each<[unknown, IDataObject]>([
		[{ token: 'a' }, { token: 'a' }],
		[
			{ code: 0, data: { token: 'a' } },
			{ code: 0, token: 'a' },
		],
		[{ token: 'a', data: null }, { token: 'a' }],
		[undefined, {}],
	])('%j says %j', (answer, facts) => {
		expect(flat(answer)).toEqual(facts);
	});

	it('has the token of the report, and what else is known of it', async () => {
		const { caller, paths } = stub([{ body: { data: { token: 'a', report_status: 'IN_PROGRESS' } } }]);
		expect(await createReport(caller, CREATE)).toEqual({ token: 'a', report_status: 'IN_PROGRESS' });
		expect(paths()).toEqual(['POST /catalogs/reports']);
	});

	it.each<[IDataObject, string]>([
		[{ token: '', message: 'Too many' }, 'Pinterest’s answer holds no report: Too many'],
		[{ report_status: 'FAILED' }, 'Pinterest’s answer holds no report'],
	])('without a token is an error: %j', async (body, message) => {
		await expect(createReport(stub([{ body }]).caller, CREATE)).rejects.toThrow(message);
	});

	it.each<[IDataObject, string]>([
		[{ token: 5, message: 'Not now' }, 'Pinterest gave no token for the report: Not now'],
		[{ token: 5, report_status: 'FAILED' }, 'Pinterest gave no token for the report: FAILED'],
		[{ token: 5 }, 'Pinterest gave no token for the report'],
	])('with a token that is no text is an error: %j', async (body, message) => {
		const created = createReport(stub([{ body }], { itemIndex: 3 }).caller, CREATE);
		await expect(created).rejects.toMatchObject({ message, description: 'Run the item again.' });
	});

	it('is asked for again where it was lost, since a report changes nothing', async () => {
		jest.useFakeTimers();
		const { caller, paths } = stub([{ status: 500 }, { body: { token: 'a' } }]);
		expect((await outcomeOf(createReport(caller, CREATE))).value).toEqual({ token: 'a' });
		expect(paths()).toHaveLength(2);
		jest.useRealTimers();
	});
});

describe('a report', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	async function given(replies: Reply[], local: ReportLocals = {}, more: Partial<Asked> = {}) {
		const began = Date.now();
		const prepareBinaryData = async (_body: unknown, fileName: string, mimeType: string) =>
			await Promise.resolve({ data: '', fileName, mimeType });
		const { caller, paths, sent } = stub(replies, { itemIndex: 2, helpers: { prepareBinaryData } });
		const asked = { token: 't', look: LOOK, format: 'JSON', name: 'ads', ...more };
		const outcome = await outcomeOf(finishReport(caller, asked, { ids: {}, query: {}, body: {}, local }));
		return { ...outcome, paths: paths(), sent, seconds: (Date.now() - began) / 1000 };
	}

	it('is looked at by its token until it is finished, and its rows are read', async () => {
		const working = { body: { data: { report_status: 'IN_PROGRESS' } } };
		const { value, sent } = await given([working, finished, { body: '[{"CTR": "1"}]' }]);
		expect(value).toEqual([{ CTR: 1 }]);
		expect(sent.map(({ url, qs }) => [url.replace(/.*\/v5/, ''), qs as unknown])).toEqual([
			['/catalogs/reports?level=AD&token=t', undefined],
			['/catalogs/reports?level=AD&token=t', undefined],
			[URL_OF_FILE, undefined],
		]);
	});

	it('is read as its kind is', async () => {
		const more = { rowsOf: (text: string) => [{ text }] };
		expect((await given([finished, { body: 'x' }], {}, more)).value).toEqual([{ text: 'x' }]);
	});

	it.each([
		['CSV', 'A,B\n1,2\n', 'ads.csv', 'text/csv'],
		['JSON', '[{"A":1}]', 'ads.json', 'application/json'],
	])('is given as a %s file', async (format, text, fileName, mimeType) => {
		const local = { output: 'file', binaryProperty: 'report' };
		const { value } = await given(
			[finished, { body: Readable.from([Buffer.from(text)], { objectMode: false }) }],
			local,
			{ format },
		);
		expect(value).toEqual([
			new FileResult({ token: 't', file_name: fileName }, { report: { data: '', fileName, mimeType } }),
		]);
		expect(value?.[0]).toBeInstanceOf(FileResult);
	});

	it('whose address has run out is asked for another one', async () => {
		const { value, paths } = await given([finished, { status: 403 }, finished, { body: '[]' }]);
		expect(value).toEqual([]);
		expect(paths).toHaveLength(4);
	});

	it.each<[IDataObject, string, string]>([
		[{ report_status: 'CANCELLED' }, 'The report was canceled', 'Create it again.'],
		[
			{ report_status: 'DOES_NOT_EXIST' },
			'There is no report with this token',
			'Tokens belong to one ad account and one kind of report. Check both, or create the report again.',
		],
		[{ report_status: 'EXPIRED' }, 'The report has expired', 'Reports are kept for an hour. Create it again.'],
		[
			{ report_status: 'FAILED' },
			'Pinterest could not make the report',
			'Try again with fewer columns, a shorter period or fewer filters.',
		],
		[
			{ report_status: 'FAILED', message: 'Too many columns.' },
			'Pinterest could not make the report: Too many columns',
			'Try again with fewer columns, a shorter period or fewer filters.',
		],
	])('that there will not be is an error that keeps its token: %j', async (body, message, description) => {
		const { error, paths } = await given([{ body }]);
		expect(error).toMatchObject({ message, description, context: { token: 't' } });
		expect(paths).toHaveLength(1);
	});

	it.each([{}, { url: '' }, { url: 5 }])('that is finished without a file is an error: %j', async (more) => {
		const { error, paths } = await given(
			Array.from({ length: 9 }, () => ({ body: { report_status: 'FINISHED', ...more } })),
		);
		expect(error).toMatchObject({ context: { token: 't' } });
		expect(paths).toHaveLength(5);
	});

	it.each<[IDataObject, string]>([
		[{ report_status: 'FINISHED' }, 'The report is finished, but Pinterest gave no address for its file'],
		[{ url: URL_OF_FILE }, 'Pinterest’s answer does not say how far the report is'],
	])('of which too little is said is an error that says so: %j', async (body, message) => {
		const { error } = await given(Array.from({ length: 9 }, () => ({ body })));
		expect(error).toMatchObject({ message });
	});

	it.each([
		[2, undefined],
		[undefined, undefined],
		['500', undefined],
		[500, 'The file is not a report: {}'],
	])('may be empty where Pinterest does not say that it has more bytes: %p', async (size, message) => {
		const sized = { body: { report_status: 'FINISHED', url: URL_OF_FILE, size } };
		const files = Array.from({ length: 9 }, () => ({ body: '{}' }));
		const { value, error } = await given([sized, ...files]);
		if (message === undefined) expect(value).toEqual([]);
		else expect(error).toMatchObject({ message, context: { token: 't' } });
	});

	it.each([{}, { output: 'file', binaryProperty: 'data' }])(
		'whose file is something else is an error that keeps its token: %j',
		async (local) => {
			const page = '<html><title>Sign in</title></html>';
			const replies = Array.from({ length: 9 }, () => ({
				body: 'output' in local ? Readable.from([Buffer.from(page)], { objectMode: false }) : page,
			}));
			expect((await given([finished, ...replies], local)).error).toMatchObject({
				message: 'The file is not a report: Sign in',
				context: { token: 't' },
			});
		},
	);

	it('that was asked for just now is told of where its file can’t be read', async () => {
		const { error } = await given([finished, { status: 404 }], {}, { isNew: true });
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^Pinterest accepted the report, but what became of it could not be read: /,
			) as string,
			context: { token: 't', accepted: 'report' },
		});
	});

	it('is waited for as long as the item says, else for half an hour; then the error says what to do', async () => {
		const working = Array.from({ length: 100 }, () => ({ body: { report_status: 'IN_PROGRESS' } }));
		const short = await given(working, { maximumReportWait: 5 });
		expect(short.seconds).toBe(5);
		expect(short.error).toMatchObject({
			message: 'The report is not ready after 5 s',
			description:
				'Nothing is lost: Get Rows by Token with the token in the details of this error finishes the job. Or raise the maximum wait.',
			context: { token: 't', stillRunning: true },
		});
		const long = await given(working, { maximumReportWait: 'x' }, { later: 'ask later' });
		expect(long.seconds).toBe(1800);
		expect(long.error).toMatchObject({
			description: 'Nothing is lost: ask later. Or raise the maximum wait.',
		});
	});
});

describe('what a person says of a report', () => {
	it('is how long to wait, in whole seconds of a day', () => {
		const field = longestWaitForReport(60);
		expect(field).toMatchObject({ name: 'maximumReportWait', in: 'local', shown: { type: 'number', default: 60 } });
		expect(field.parse(0)).toBe(0);
		expect(field.parse(86_400)).toBe(86_400);
		expect(() => field.parse(86_401)).toThrow('must be a whole number from 0 to 86400');
		expect(() => field.parse(-1)).toThrow('must be a whole number from 0 to 86400');
	});

	it('is its token, which the editor hides', () => {
		expect(TOKEN).toMatchObject({ name: 'token', required: true, shown: { typeOptions: { password: true } } });
	});
});

describe('the file of a report', () => {
	it.each([
		['{"1": [{"CTR": "1"}, {"CTR": 2}], "2": [{"CTR": 3}]}', [{ CTR: 1 }, { CTR: 2 }, { CTR: 3 }]],
		['[{"CTR": "1"}]', [{ CTR: 1 }]],
		['{}', []],
		[
			'CAMPAIGN_ID,CTR\n1,0.5\n2,0\n',
			[
				{ CAMPAIGN_ID: '1', CTR: 0.5 },
				{ CAMPAIGN_ID: '2', CTR: 0 },
			],
		],
		['CAMPAIGN_ID,CTR\n', []],
		['[]', []],
		['  {"1": [{"CTR": 1}]}', [{ CTR: 1 }]],
	])('%j is read as rows', (text, rows) => {
		expect(rowsOf(text)).toEqual(rows);
	});

	it('that broke off is refused', () => {
		expect(() => rowsOf('{"1": [')).toThrow('it is not whole JSON');
	});
});

describe('the columns of a report', () => {
	const asked = ['CAMPAIGN_ID', 'SPEND_IN_DOLLAR', 'IMPRESSION_1'];

	it('are all there, and empty where no row has a value', () => {
		const rows = [{ CAMPAIGN_ID: '1', IMPRESSION_1: 5 }, { CAMPAIGN_ID: '2' }];
		expect(withColumns(rows, asked)).toEqual([
			{ CAMPAIGN_ID: '1', IMPRESSION_1: 5, SPEND_IN_DOLLAR: null },
			{ CAMPAIGN_ID: '2', SPEND_IN_DOLLAR: null },
		]);
	});

	it.each([
		['what was asked for', [{ 'Campaign ID': '1', spendInDollar: 2, impression_1: 3 }]],
		['numbers by other names', [{ 'Campaign ID': '1', Spend: 2 }]],
		['no rows', []],
	])('stay as they came with %s', (_what, rows) => {
		expect(withColumns(rows, asked)).toBe(rows);
		expect(withColumns(rows)).toBe(rows);
	});

	it('are those of another report where none was asked for', () => {
		expect(() => withColumns([{ user: 'x', login: 'y' }], asked)).toThrow(
			'The report has none of the columns that were asked for (CAMPAIGN_ID, SPEND_IN_DOLLAR, IMPRESSION_1), but user, login',
		);
	});
});

describe('parts of one report', () => {
	const rows = (...numbers: number[]): Result[] => numbers.map((n) => ({ n }));
	const part = (...numbers: number[]) => ({ give: async () => await Promise.resolve(rows(...numbers)) });

	it('are joined in their order', async () => {
		const slow = {
			give: async () => await new Promise<Result[]>((resolve) => setTimeout(() => resolve(rows(1)), 5)),
		};
		expect(await joined([slow, part(2, 3), part()], () => undefined)).toEqual(rows(1, 2, 3));
	});

	it('are finished before one that failed is told of, and what they gave is kept', async () => {
		let kept: () => Result[] = () => [];
		const slow = {
			give: async () => await new Promise<Result[]>((resolve) => setTimeout(() => resolve(rows(2)), 5)),
		};
		const parts = [part(1), { give: async () => await Promise.reject(new Error('Second')) }, slow];
		await expect(joined(parts, (give) => (kept = give))).rejects.toThrow('Second');
		expect(kept()).toEqual(rows(1, 2));
	});

	const error = (message: string, advice = 'Look again.') =>
		apiError(stub([]).caller.context.getNode(), { status: 400, message, advice });
	const failing = (thrown: Error) => ({ give: async () => await Promise.reject<Result[]>(thrown) });
	const days = (month: number) => ({ days: { start: `2026-0${month}-01`, end: `2026-0${month}-28` } });
	const windowOf = (month: number) => ({ start_date: `2026-0${month}-01`, end_date: `2026-0${month}-28` });

	it('are told of in the error of the first that failed, each with what it gave', async () => {
		const first = error('No');
		const parts = [
			{ ...part(1, 2), ...days(1) },
			{ ...failing(first), ...days(2) },
			{ give: async () => await Promise.resolve<Result[]>([{ token: 'b', n: 3 }]), ...days(3) },
			{ ...failing(new Error('Other')), ...days(4) },
			{
				give: async () => await Promise.resolve<Result[]>([new FileResult({ token: 'c' }, {})]),
				...days(5),
			},
			{ ...failing(new Error('')), ...days(6) },
			{ ...part(), ...days(7) },
		];
		await expect(joined<Result>(parts, () => undefined)).rejects.toBe(first);
		expect(first.context.windows).toEqual([
			{ ...windowOf(1), results: 2 },
			{ ...windowOf(2), error: 'No' },
			{ ...windowOf(3), results: 1, token: 'b' },
			{ ...windowOf(4), error: 'Other' },
			{ ...windowOf(5), results: 1, token: 'c' },
			{ ...windowOf(6), error: '' },
			{ ...windowOf(7), results: 0 },
		]);
		expect(first.description).toBe(
			'Not read: 2026-02-01 to 2026-02-28, 2026-04-01 to 2026-04-28, 2026-06-01 to 2026-06-28. ' +
				'Read: 2026-01-01 to 2026-01-28, 2026-03-01 to 2026-03-28, 2026-05-01 to 2026-05-28, 2026-07-01 to 2026-07-28; ' +
				'with "On Error" set to continue, their results are kept. Look again.',
		);
	});

	it('of which none was read are told of as that', async () => {
		const first = error('No');
		const parts = [
			{ ...failing(first), ...days(1) },
			{ ...failing(error('Neither')), ...days(2) },
		];
		await expect(joined(parts, () => undefined)).rejects.toBe(first);
		expect(first.description).toBe(
			'Not read: 2026-01-01 to 2026-01-28, 2026-02-01 to 2026-02-28. None was read. Look again.',
		);
	});

	it('leave an error alone where there is one part, or where it is none of n8n’s', async () => {
		const only = error('No');
		await expect(joined([{ ...failing(only), ...days(1) }], () => undefined)).rejects.toBe(only);
		expect([only.description, only.context.windows]).toEqual(['Look again.', undefined]);
		const other = new Error('Other');
		await expect(joined([failing(other), part(1)], () => undefined)).rejects.toBe(other);
		expect(Object.keys(other)).toEqual([]);
	});

	it('give nothing before they are done', async () => {
		let kept: Result[] | undefined;
		await joined([part(1)], (give) => (kept = give()));
		expect(kept).toEqual([]);
	});
});
