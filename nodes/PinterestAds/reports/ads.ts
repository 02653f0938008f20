import { asText } from '../../shared/api/json';
import { columnFields, columnsOf } from '../../shared/fields/columns';
import type { ColumnLocals } from '../../shared/fields/columns';
import { countDays, daysOf, periodFields, windowsOf } from '../../shared/fields/period';
import type { Days, PeriodLocals } from '../../shared/fields/period';
import type { Call } from '../../shared/api/request';
import type { RequestName } from '../../shared/api/requestName';
import { callOf } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { TABLE_OUTPUT } from '../../shared/fields/output';
import { FORMAT, LEVEL, REPORT_GRANULARITY, REPORT_OPTIONS, TARGETING } from './fields';
import { FILTERS } from './filters';
import {
	LONGEST_SECONDS,
	REPORT_NAMES,
	TOKEN,
	createReport,
	finishReport,
	joined,
	longestWaitForReport,
} from '../../shared/run/report';
import type { Asked } from '../../shared/run/report';

/** How long Pinterest keeps what reports are made of. */
export const DAYS_KEPT = 914;

/** How far back a report goes, and how many days one report has. Source: the API description of `analytics/create_report`. */
const LIMITS = {
	hour: { back: 8, maxDays: 3 },
	item: { back: 92, maxDays: 31 },
	other: { back: DAYS_KEPT, maxDays: 186 },
};

const CREATE = 'POST /ad_accounts/{ad_account_id}/reports';
const GET = 'GET /ad_accounts/{ad_account_id}/reports';

/** The request that reads the state of a report. */
export const look = ({ ids }: Pick<Values, 'ids'>, request: RequestName = GET): Call => ({
	request,
	ids: { ad_account_id: ids.ad_account_id },
});

const FIELDS = [
	AD_ACCOUNT,
	LEVEL,
	TARGETING,
	REPORT_GRANULARITY,
	...periodFields(['DAY', 'MONTH', 'TOTAL', 'WEEK']),
	...columnFields('ASYNC'),
	FORMAT,
];

export const WAIT = longestWaitForReport(LONGEST_SECONDS);

/** The values that {@link FIELDS} leave in the node. */
type Asking = Values<PeriodLocals & ColumnLocals>;

const PERIODS =
	'A longer period than one report can have (186 days, 3 days by the hour, 31 for product items) is split into several reports';

export const createAdsReport = operation(CREATE, {
	value: 'create',
	name: REPORT_NAMES.create,
	action: 'Create ads report without waiting',
	description: `Start a report of spend, impressions, clicks, conversions and more. Returns its token right away; use ${REPORT_NAMES.get} to get the rows later. ${PERIODS}, each with its own token.`,
	fields: FIELDS,
	makes: ['start_date', 'end_date'],
	collections: { filters: FILTERS, options: REPORT_OPTIONS },
	effect: 'read',
	check: (values) => void windows(values),
	async run(caller, values, onPartial) {
		const parts = windows(values).map((days) => ({
			days,
			give: async () => {
				const created = await createReport(caller, createCall(this, values, days));
				return [{ ...created, start_date: days.start, end_date: days.end }];
			},
		}));
		return await joined(parts, onPartial);
	},
});

export const runAdsReport = operation(CREATE, {
	value: 'run',
	name: REPORT_NAMES.run,
	action: 'Create ads report and get rows',
	description: `Create a report of spend, impressions, clicks, conversions and more, wait until it is ready, and return its rows as items or its file. ${PERIODS}, whose rows are joined.`,
	fields: [...FIELDS, ...TABLE_OUTPUT],
	makes: ['start_date', 'end_date'],
	collections: { filters: FILTERS, options: [...REPORT_OPTIONS, WAIT] },
	effect: 'read',
	check: (values) => void windows(values),
	async run(caller, values, onPartial) {
		const parts = windows(values).map((days) => ({
			days,
			give: async () => {
				const { token } = await createReport(caller, createCall(this, values, days));
				return await finishReport(
					caller,
					{ ...askedFor(values, token, days), columns: columnsOf(values, levelOf(values)) },
					values,
				);
			},
		}));
		return await joined(parts, onPartial);
	},
});

export const getAdsReport = operation(GET, {
	value: 'get',
	name: REPORT_NAMES.get,
	action: 'Get rows of ads report by token',
	description:
		'Get the rows or the file of an ads report, or of a report made from a template, that was created earlier. Waits if it is not ready yet.',
	fields: [AD_ACCOUNT, TOKEN, ...TABLE_OUTPUT],
	makes: ['token'],
	collections: { options: [WAIT] },
	run: async (caller, values) =>
		await finishReport(
			caller,
			{ token: values.local.token, look: look(values), format: 'JSON', name: 'report' },
			values,
		),
});

/** @throws Error when the period does not fit what Pinterest keeps, or a total would have to be made of several reports */
function windows({ body, local }: Asking): Days[] {
	const { granularity } = body;
	const isItem = levelOf({ body }).startsWith('PRODUCT_ITEM');
	const limits = granularity === 'HOUR' ? LIMITS.hour : isItem ? LIMITS.item : LIMITS.other;
	const days = daysOf(local, limits.back);
	const align = granularity === 'MONTH' ? 'month' : granularity === 'WEEK' ? 'week' : undefined;
	const found = windowsOf(days, limits.maxDays, align);
	if (granularity === 'TOTAL' && found.length > 1)
		throw new Error(
			`A total can be over at most ${limits.maxDays} days${isItem ? ' at this Level' : ''}, not ${countDays(days)}: choose a shorter Period, or Granularity "Day"`,
		);
	return found;
}

/** What a row is about. */
function levelOf({ body }: Pick<Values, 'body'>): string {
	return asText(body.level) ?? '';
}

function createCall(operation: Operation, values: Asking, { start, end }: Days): Call {
	const { start_hour: startHour, end_hour: endHour, ...rest } = values.body;
	const all = windows(values);
	const body = {
		...rest,
		start_date: start,
		end_date: end,
		columns: columnsOf(values, levelOf(values)),
		// The hours bound the whole period, not each part of it.
		...(startHour !== undefined && start === all.at(0)?.start ? { start_hour: startHour } : {}),
		...(endHour !== undefined && end === all.at(-1)?.end ? { end_hour: endHour } : {}),
	};
	return { ...callOf(operation, values), body };
}

function askedFor(values: Pick<Values, 'ids' | 'body'>, token: string, { start, end }: Days): Asked {
	const format = asText(values.body.report_format) ?? 'JSON';
	return { token, look: look(values), format, name: `ads-report-${start}-${end}`, isNew: true };
}
