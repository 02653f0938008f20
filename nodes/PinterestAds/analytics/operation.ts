import type { IDataObject } from 'n8n-workflow';

import { ATTRIBUTION, ATTRIBUTION_DEFAULTS } from '../../shared/fields/attribution';
import { columnsOf } from '../../shared/fields/columns';
import { SYNC_LIMITS as LIMITS } from '../../shared/fields/analyticsLimits';
import { daysOf, periodFields, windowsOf } from '../../shared/fields/period';
import type { Days } from '../../shared/fields/period';
import { flatTargeting, typedRow } from '../../shared/run/typedRow';
import { request } from '../../shared/api/request';
import type { Call, Caller } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Field, Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { COLUMNS, GRANULARITY } from './fields';

const PERIOD = periodFields(['DAY', 'MONTH', 'TOTAL', 'WEEK']);

interface Facts extends Pick<Operation, 'value' | 'name' | 'action' | 'description' | 'path'> {
	/** Parameters before the period, the ids among them. */
	fields?: Field[];
	/** Parameters that hold more ids than one request takes, by their name in the query. */
	split?: { local: string; apiName: string; maxItems: number };
	targeting?: Field;
	options?: Field[];
	/** What the account's hourly numbers do not have: a bound on the days of one request. */
	wholeHours?: boolean;
	check?: (values: Values) => void;
}

/**
 * An operation that gives rows of analytics: more ids than one request takes, and more days of hours than one request takes, are
 * asked for in parts and joined.
 */
export function analytics({
	fields = [],
	split,
	targeting,
	options = [],
	wholeHours,
	check,
	...facts
}: Facts): Operation {
	const operation: Operation = {
		...facts,
		method: 'GET',
		category: 'ads_analytics',
		fields: [AD_ACCOUNT, ...fields, GRANULARITY, ...PERIOD, ...COLUMNS, ...(targeting ? [targeting] : [])],
		collections: { options: [...ATTRIBUTION, ...options] },
		simplify: 'split',
		check(values) {
			check?.(values);
			partsOf(values, split, wholeHours);
		},
		async run(caller, values, onPartial) {
			const calls = partsOf(values, split, wholeHours).map((part) => withPart(callOf(operation, values), part));
			const parts: IDataObject[][] = [];
			onPartial(() => parts.flat());
			await Promise.all(
				calls.map(async (call, at) => {
					const rows = await ask(caller, call, values.local.simplify === true, targeting !== undefined);
					parts[at] = rows;
				}),
			);
			return parts.flat();
		},
	};
	return operation;
}

interface Part extends Days {
	columns: string[];
	ids?: { apiName: string; some: string[] };
}

/** @throws Error when the dates do not fit what Pinterest keeps, or sums would have to be made of several requests */
function partsOf(values: Values, split: Facts['split'], wholeHours = false): Part[] {
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
	const columns = columnsOf(values);
	if (!split) return windows.map((window) => ({ ...window, columns }));
	const ids = (local[split.local] ?? []) as string[];
	const groups = Array.from({ length: Math.ceil(ids.length / split.maxItems) }, (_, at) =>
		ids.slice(at * split.maxItems, (at + 1) * split.maxItems),
	);
	if (groups.length > 1 && query.aggregate_report_rows === true) {
		throw new Error(`"Add Everything Up" takes at most ${split.maxItems} ids, not ${ids.length}`);
	}
	const apiName = split.apiName;
	if (groups.length === 0) return windows.map((window) => ({ ...window, columns }));
	return groups.flatMap((some) => windows.map((window) => ({ ...window, columns, ids: { apiName, some } })));
}

function withPart(call: Call, { start, end, columns, ids }: Part): Call {
	const asked = { start_date: start, end_date: end, ...(ids ? { [ids.apiName]: ids.some } : {}), columns };
	return {
		...call,
		query: { ...asked, ...ATTRIBUTION_DEFAULTS, ...call.query },
		repeated: [...(call.repeated ?? []), ...(ids ? [ids.apiName] : [])],
	};
}

async function ask(caller: Caller, call: Call, isSimple: boolean, isTargeting: boolean): Promise<IDataObject[]> {
	const { body } = await request(caller, call);
	const given = Array.isArray(body) ? body : ((body as { data?: unknown[] } | undefined)?.data ?? []);
	const rows = given as IDataObject[];
	if (!isSimple) return rows;
	return rows.map((row) => typedRow(isTargeting ? flatTargeting(row) : row));
}
