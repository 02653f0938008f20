import type { IExecuteFunctions } from 'n8n-workflow';

import { asObject } from '../shared/api/json';
import type { AccountTable } from './tables';
import { OF_AN_ACCOUNT } from './tables';

/**
 * How far each table of each ad account was given out, in the workflow's static data: for analytics the last whole day
 * (YYYY-MM-DD), for the others the time (seconds since 1970) from which changes count next time.
 */
export type State = Record<string, Partial<Record<AccountTable, string | number>>>;

/** What a run that is over does to the state. */
export interface StateChange {
	/** Ad accounts whose state is forgotten first. */
	forgotten: string[];
	/** How far the run came. */
	reached: State;
}

/** A copy of what n8n keeps for this node; empty before the first run. */
export function readState(context: IExecuteFunctions): State {
	const { accounts } = context.getWorkflowStaticData('node');
	return Object.fromEntries(Object.entries(asObject(accounts)).map(([id, own]) => [id, reachedIn(own)]));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is no day, or no time, is as good as nothing: then everything is given again. */
function reachedIn(own: unknown): State[string] {
	const reached: State[string] = {};
	for (const table of OF_AN_ACCOUNT) {
		const value = asObject(own)[table];
		if (table !== 'ad_analytics' && typeof value === 'number') reached[table] = value;
		if (table === 'ad_analytics' && typeof value === 'string' && DAY.test(value)) reached[table] = value;
	}
	return reached;
}

/**
 * Changes the state, once all rows were given out. n8n stores it when the execution ends. An execution that is run by hand leaves
 * everything as it is.
 *
 * @param tables only these tables of a forgotten ad account are forgotten
 */
export function saveState(
	context: IExecuteFunctions,
	{ forgotten, reached }: StateChange,
	tables: readonly AccountTable[],
): void {
	if (context.getMode() === 'manual') return;
	const accounts = readState(context);
	for (const id of forgotten) for (const table of tables) delete accounts[id]?.[table];
	for (const [id, own] of Object.entries(reached)) accounts[id] = { ...accounts[id], ...own };
	for (const [id, own] of Object.entries(accounts)) if (Object.keys(own).length === 0) delete accounts[id];
	// n8n only notices that something was set on the object itself.
	context.getWorkflowStaticData('node').accounts = accounts;
}
