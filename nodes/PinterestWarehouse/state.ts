import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { TableName } from './tables';

/**
 * How far each table of each ad account was given out, in the workflow's static data: for analytics the last whole day
 * (YYYY-MM-DD), for the others the time (seconds since 1970) from which changes count next time.
 */
export type State = Record<string, Partial<Record<TableName, string | number>>>;

/** What a run that is over does to the state. */
export interface Moves {
	/** Ad accounts whose state is forgotten first. */
	forgotten: string[];
	reached: State;
}

/** What n8n keeps for this node; empty before the first run. */
export function readState(context: IExecuteFunctions): State {
	const { accounts } = context.getWorkflowStaticData('node') as { accounts?: State };
	return accounts ? (JSON.parse(JSON.stringify(accounts)) as State) : {};
}

/**
 * Moves the state on, once all rows were given out. n8n stores it when the execution ends. An execution that is run by hand
 * leaves everything as it is.
 *
 * @param tables only these tables of a forgotten ad account are forgotten
 */
export function moveOn(context: IExecuteFunctions, { forgotten, reached }: Moves, tables: TableName[]): void {
	if (context.getMode() === 'manual') return;
	const accounts = readState(context);
	for (const id of forgotten) for (const table of tables) delete accounts[id]?.[table];
	for (const [id, own] of Object.entries(reached)) accounts[id] = { ...accounts[id], ...own };
	for (const id of Object.keys(accounts)) if (Object.keys(accounts[id]).length === 0) delete accounts[id];
	// n8n only notices that something was set on the object itself.
	(context.getWorkflowStaticData('node') as IDataObject).accounts = accounts as unknown as IDataObject;
}
