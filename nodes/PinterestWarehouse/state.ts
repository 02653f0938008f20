import type { IExecuteFunctions } from 'n8n-workflow';

import { asObject, isObject } from '../shared/api/json';
import type { AccountTable } from './tables';
import { OF_AN_ACCOUNT } from './tables';

/**
 * How far each table of each ad account was given out: for analytics the last whole day (YYYY-MM-DD), for the others the time (seconds
 * since 1970) from which changes count next time.
 */
export type State = Record<string, Partial<Record<AccountTable, string | number>>>;

/** What rows that were given out do to the state. */
export interface StateChange {
	/** Ad accounts whose state is forgotten first. */
	forgotten: string[];
	/** Only these tables of a forgotten ad account are forgotten. */
	tables: readonly AccountTable[];
	/** How far the run came. */
	reached: State;
}

/** Where the states of a workflow's nodes lie in its static data, by the id of the node. */
const KEPT_IN = 'pinterestWarehouse';

/**
 * The state that an input item brings; nothing is the state before the first run.
 *
 * @throws Error when it is another thing than this node gave
 */
export function stateIn(value: unknown): State {
	if (value === undefined) return {};
	if (isObject(value) && Object.entries(value).every(([id, own]) => /^\d{1,18}$/.test(id) && isReached(own)))
		return knownIn(value);
	throw new Error(
		'State is none that this node gave: pass on the field "state" of its output Done, or nothing for a first run',
	);
}

/** The state with a change made. One that goes back stays: what an older run has stored may have come over newer rows. */
export function changedState(state: State, { forgotten, tables, reached }: StateChange): State {
	const changed = structuredClone(state);
	for (const id of forgotten) for (const table of tables) delete changed[id]?.[table];
	for (const [id, own] of Object.entries(reached)) changed[id] = { ...changed[id], ...own };
	for (const [id, own] of Object.entries(changed)) if (Object.keys(own).length === 0) delete changed[id];
	return changed;
}

/** A copy of what n8n keeps for this node in the workflow's static data; empty before the first run. */
export function readState(context: IExecuteFunctions, node = context.getNode().id): State {
	return knownIn(statesOf(context)[node]);
}

/**
 * Changes what n8n keeps for a node of this workflow. n8n stores it when the execution ends. An execution that is run by hand leaves
 * everything as it is.
 *
 * @param node the id of the node that gave the rows
 * @returns whether it was changed
 */
export function saveState(context: IExecuteFunctions, node: string, change: StateChange): boolean {
	if (context.getMode() === 'manual') return false;
	const states = { ...statesOf(context), [node]: changedState(readState(context, node), change) };
	// n8n only notices that something was set on the object itself.
	context.getWorkflowStaticData('global')[KEPT_IN] = states;
	return true;
}

function statesOf(context: IExecuteFunctions): Record<string, unknown> {
	return asObject(context.getWorkflowStaticData('global')[KEPT_IN]);
}

/** What is right in a state; the rest is left out. */
function knownIn(value: unknown): State {
	return Object.fromEntries(Object.entries(asObject(value)).map(([id, own]) => [id, reachedIn(own)]));
}

function reachedIn(own: unknown): State[string] {
	const reached: State[string] = {};
	for (const table of OF_AN_ACCOUNT) {
		const value = asObject(own)[table];
		if (isPlace(table, value)) reached[table] = value;
	}
	return reached;
}

function isReached(own: unknown): boolean {
	if (!isObject(own)) return false;
	return Object.entries(own).every(([name, value]) =>
		OF_AN_ACCOUNT.some((table) => table === name && isPlace(table, value)),
	);
}

/** Whether a value says how far a table was given out. */
function isPlace(table: AccountTable, value: unknown): value is string | number {
	if (table === 'ad_analytics') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
	return typeof value === 'number' && Number.isFinite(value);
}
