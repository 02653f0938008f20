import type { IDataObject } from 'n8n-workflow';

import { ATTRIBUTION_DEFAULTS } from '../../shared/fields/attribution';
import { columnsOf } from '../../shared/fields/columns';
import type { ColumnLocals } from '../../shared/fields/columns';
import { SYNC_LIMITS as LIMITS } from '../../shared/fields/analyticsLimits';
import type { OutputLocals } from '../../shared/fields/output';
import { daysOf, periodFields, windowsOf, withinKeptDays } from '../../shared/fields/period';
import type { Days, PeriodLocals } from '../../shared/fields/period';
import { simpleRows } from '../../shared/run/simpleRows';
import { analyticsIn, flatTargeting, typedRows } from '../../shared/run/typedRow';
import { asObject } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import type { Call, Caller } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import { rowsAs } from '../../shared/run/form';
import { joined } from '../../shared/run/report';
import type { Field, Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import type { OnPartial } from '../../shared/rows/result';
import { COLUMNS, GRANULARITY } from './fields';

/** What is asked for and when, as every operation has it. */
export const WHAT = [GRANULARITY, ...periodFields(['DAY', 'MONTH', 'TOTAL', 'WEEK']), ...COLUMNS];

/** A parameter that holds more ids than one request takes, and the name that they have in the query. */
interface Split<Name extends string, ApiName extends string> {
	by: Field<Name, 'local', string, string[]>;
	apiName: ApiName;
	maxItems: number;
}

/** The values that the fields of {@link WHAT} and of a split leave in the node. */
type Asked<Name extends string> = { [One in Name]?: string[] } & PeriodLocals & ColumnLocals & OutputLocals;

interface Facts<Name extends string, ApiName extends string> {
	split?: Split<Name, ApiName>;
	/** What a row is about, as reports name it, where it is to be told by ids and names. */
	level?: string;
	/** The numbers come apart by targeting. */
	isTargeting?: boolean;
	/** What the account's hourly numbers do not have: a bound on the days of one request. */
	wholeHours?: boolean;
}

/**
 * What makes an operation give rows of analytics: more ids than one request takes, and more days of hours than one request takes, are
 * asked for in parts and joined.
 */
export function analytics<const Name extends string = never, const ApiName extends string = never>(
	facts: Facts<Name, ApiName>,
) {
	const { split, isTargeting = false } = facts;
	const makes: Array<'start_date' | 'end_date' | 'columns' | ApiName> = ['start_date', 'end_date', 'columns'];
	if (split) makes.push(split.apiName);
	return {
		makes,
		simplify: 'split' as const,
		check: (values: Values<Asked<Name>>) => void partsOf(values, facts),
		async run(
			this: Operation,
			caller: Caller,
			values: Values<Asked<Name>>,
			onPartial: OnPartial,
		): Promise<IDataObject[]> {
			const parts = partsOf(values, facts).map((part) => ({
				days: part,
				give: async () => {
					const call = withPart(callOf(this, values), part);
					return await ask(caller, call, values.local, isTargeting);
				},
			}));
			return await joined(parts, onPartial);
		},
	};
}

interface Part extends Days {
	columns: string[];
	ids?: { apiName: string; some: string[] };
}

/** @throws Error when the dates do not fit what Pinterest keeps, or sums would have to be made of several requests */
function partsOf<Name extends string>(
	values: Values<Asked<Name>>,
	{ split, level, wholeHours = false }: Facts<Name, string>,
): Part[] {
	const { query, local } = values;
	const isHourly = query.granularity === 'HOUR';
	const limits = isHourly ? LIMITS.hour : LIMITS.other;
	const days = daysOf(local, limits.back);
	const windows = isHourly && wholeHours ? [days] : windowsOf(days, limits.maxDays);
	if (windows.length > 1 && query.granularity === 'TOTAL') {
		throw new Error(
			`A total can be over at most ${limits.maxDays} days: choose a shorter Period, or Granularity "Day"`,
		);
	}
	// A sum of many is nobody's.
	const columns = columnsOf(values, query.aggregate_report_rows === true ? undefined : level);
	if (!split) return windows.map((window) => ({ ...window, columns }));
	const ids = idsIn(local, split.by.name);
	const groups = Array.from({ length: Math.ceil(ids.length / split.maxItems) }, (_, at) =>
		ids.slice(at * split.maxItems, (at + 1) * split.maxItems),
	);
	if (groups.length > 1 && query.aggregate_report_rows === true) {
		throw new Error(`"Add Up All Rows" takes at most ${split.maxItems} ids, not ${ids.length}`);
	}
	const apiName = split.apiName;
	if (groups.length === 0) return windows.map((window) => ({ ...window, columns }));
	return groups.flatMap((some) => windows.map((window) => ({ ...window, columns, ids: { apiName, some } })));
}

function idsIn<Name extends string>(local: { [One in Name]?: string[] }, name: Name): string[] {
	return local[name] ?? [];
}

function withPart(call: Call, { start, end, columns, ids }: Part): Call {
	const asked = { start_date: start, end_date: end, ...(ids ? { [ids.apiName]: ids.some } : {}), columns };
	return {
		...call,
		query: { ...asked, ...ATTRIBUTION_DEFAULTS, ...call.query },
		queryNow: withinKeptDays((call.query?.granularity === 'HOUR' ? LIMITS.hour : LIMITS.other).back),
		repeated: [...(call.repeated ?? []), ...(ids ? [ids.apiName] : [])],
	};
}

async function ask(caller: Caller, call: Call, local: OutputLocals, isTargeting: boolean): Promise<IDataObject[]> {
	const { body } = await request(caller, call);
	const rows = analyticsIn(Array.isArray(body) ? body : asObject(body).data);
	return rowsAs(local, rows, (some) => simpleRows(typedRows(isTargeting ? some.map(flatTargeting) : some)));
}
