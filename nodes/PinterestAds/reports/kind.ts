import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/api/json';
import type { Call, Caller } from '../../shared/api/request';
import type { RequestName } from '../../shared/api/requestName';
import type { Days } from '../../shared/fields/period';
import type { Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import type { OnPartial, Result } from '../../shared/rows/result';
import { callOf } from '../../shared/run/call';
import { REPORT_NAMES, createReport, finishReport, joined } from '../../shared/run/report';
import type { ReportLocals } from '../../shared/run/report';
import { look } from './ads';

/**
 * A kind of report: what it is called, and what its values ask for.
 *
 * @typeParam Local the values that its fields leave in the node
 */
export interface Kind<Local extends IDataObject> {
	/** `marketing mix report` */
	noun: string;
	about: string;
	/** The request that reads its state. */
	state: RequestName;
	/** The resource whose Get reads it, where it has none of its own. */
	readWith?: string;
	/** The days of each report that the values ask for; undefined where Pinterest knows them. */
	windows: (values: Values<Local>) => Array<Days | undefined>;
	/** Where the days go. Default: into the body. */
	withDays?: (call: Call, days: Days) => Call;
}

/** The operation that asks for a report and gives its token. */
export function creates<Local extends IDataObject>(kind: Kind<Local>) {
	return {
		value: 'create',
		name: REPORT_NAMES.create,
		action: `Create ${withoutArticles(kind.noun)} without waiting`,
		description: `Start a ${kind.noun}: ${kind.about}. Returns its token right away; use ${REPORT_NAMES.get}${kind.readWith ? ` of ${kind.readWith}` : ''} to get the rows later.`,
		effect: 'read' as const,
		check: (values: Values<Local>) => void kind.windows(values),
		async run(this: Operation, caller: Caller, values: Values<Local>, onPartial: OnPartial): Promise<Result[]> {
			const parts = callsFor(kind, this, values).map(({ days, call }) => ({
				days,
				give: async () => {
					const created = await createReport(caller, call);
					return [{ ...created, ...(days ? { start_date: days.start, end_date: days.end } : {}) }];
				},
			}));
			return await joined(parts, onPartial);
		},
	};
}

/** The operation that asks for a report, waits for it and gives its rows. */
export function runs<Local extends IDataObject>(kind: Kind<Local>) {
	return {
		value: 'run',
		name: REPORT_NAMES.run,
		action: `Create ${withoutArticles(kind.noun)} and get rows`,
		description: `Create a ${kind.noun} (${kind.about}), wait until it is ready, and return its rows as items or its file`,
		effect: 'read' as const,
		check: (values: Values<Local>) => void kind.windows(values),
		async run(this: Operation, caller: Caller, values: Values<Local>, onPartial: OnPartial): Promise<Result[]> {
			const parts = callsFor(kind, this, values).map(({ days, call }) => ({
				days,
				give: async () => {
					const { token } = await createReport(caller, call);
					return await finish(kind, caller, values, token, true);
				},
			}));
			return await joined(parts, onPartial);
		},
	};
}

/** The operation that gives the rows of a report that was created before. */
export function gets<Local extends IDataObject>(kind: Kind<Local>) {
	return {
		value: 'get',
		name: REPORT_NAMES.get,
		action: `Get rows of ${withoutArticles(kind.noun)} by token`,
		description: `Get the rows or the file of a ${kind.noun} that was created earlier. Waits if it is not ready yet.`,
		run: async (caller: Caller, values: Values<ReportLocals & { token: string }>): Promise<Result[]> =>
			await finish(kind, caller, values, values.local.token),
	};
}

/** As actions have it: `report from template`. */
function withoutArticles(noun: string): string {
	return noun.replace(/\ban? /g, '');
}

function callsFor<Local extends IDataObject>(
	{ windows, withDays = inBody }: Kind<Local>,
	operation: Operation,
	values: Values<Local>,
) {
	return windows(values).map((days) => {
		const call = callOf(operation, values);
		return { days, call: days ? withDays(call, days) : call };
	});
}

function inBody(call: Call, { start, end }: Days): Call {
	return { ...call, body: { ...asObject(call.body), start_date: start, end_date: end } };
}

async function finish(
	{ noun, state }: { noun: string; state: RequestName },
	caller: Caller,
	values: Values<ReportLocals>,
	token: string,
	isNew = false,
): Promise<Result[]> {
	const asked = { token, look: look(values, state), format: 'CSV', name: noun.replace(/[ ,]+/g, '-'), isNew };
	return await finishReport(caller, asked, values);
}
