import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { forEachItem } from '../shared/run/items';
import type { Compiled } from '../shared/fields/compiled';
import { readValues } from '../shared/run/values';
import { confirmationOf, isConfirmed } from './confirm';
import { cursorOf } from './cursor';
import type { LoadedRows } from './readRows';
import { readRows } from './readRows';
import { readState, saveState } from './state';
import type { AccountTable } from './tables';

/** The rows that a resource of the node gives. */
export interface RowChoice {
	/** The wanted tables of each ad account. */
	tables: readonly AccountTable[];
	/** Whether ad accounts themselves have rows. */
	accountRows?: boolean;
	/** Rows of several tables come together, so each says its table. */
	marked?: boolean;
}

/** How the outputs are called, in their order. */
export const OUTPUT_NAMES = ['Rows', 'Next Loop', 'Done'];

const NOT_CONFIRMED =
	'Nothing confirms these rows, so the next run gives them again: lead the output Done into a Pinterest Warehouse node with State: Confirm, or choose another Move State.';

/**
 * Gives the rows of all input items on the first output. On the second one, an item with a cursor for each input item that has more;
 * on the third one, an item for each that has not. Both say what becomes of the state once the rows from before are stored.
 */
export async function getRows(
	context: IExecuteFunctions,
	resource: string,
	compiled: Compiled,
	choice: RowChoice,
): Promise<INodeExecutionData[][]> {
	const { tables, accountRows = false, marked = false } = choice;
	const outcomes: Array<LoadedRows | undefined> = [];
	const kept = readState(context);
	const [rows = []] = await forEachItem(context, async (caller, onPartial) => {
		const { itemIndex } = caller;
		const read = (name: string, fallback: unknown) => context.getNodeParameter(name, itemIndex, fallback);
		const values = await readValues(compiled, read, caller);
		const gathered = await readRows({ caller, values, resource, tables, accountRows, marked, kept }, onPartial);
		outcomes[itemIndex] = gathered;
		return gathered.rows;
	});
	// Only here is it certain that every item's rows are given out.
	for (const gathered of outcomes)
		if (gathered?.isOver && gathered.movesAtOnce) saveState(context, context.getNode().id, gathered.stateChange);
	const warnings = new Set(outcomes.flatMap((gathered) => gathered?.warnings ?? []));
	if (outcomes.some((gathered) => gathered && waits(gathered)) && !isConfirmed(context)) warnings.add(NOT_CONFIRMED);
	for (const message of warnings) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	const give = (isOver: boolean) => progressItems(context, outcomes, isOver);
	return [rows, give(false), give(true)];
}

/** Whether rows wait for a Confirm. */
function waits({ state, movesAtOnce, stateChange }: LoadedRows): boolean {
	return !state && !movesAtOnce && Object.keys(stateChange.reached).length > 0;
}

/** An item for each input item that is over, or for each that is not. */
function progressItems(
	context: IExecuteFunctions,
	outcomes: Array<LoadedRows | undefined>,
	isOver: boolean,
): INodeExecutionData[] {
	return outcomes.flatMap((gathered, item) =>
		gathered?.isOver === isOver
			? [{ json: { ...progressFields(gathered), ...stateFields(context, gathered) }, pairedItem: { item } }]
			: [],
	);
}

function progressFields({ rows, isOver, progress }: LoadedRows): IDataObject {
	const { accounts, account, failed } = progress;
	if (!isOver)
		return { cursor: cursorOf(progress), rows: rows.length, ad_accounts: accounts.length, ad_accounts_read: account };
	return { ad_accounts: accounts.length, failed };
}

/** What keeps the state once the rows are stored: itself for a table, or what Confirm gets. */
function stateFields(context: IExecuteFunctions, { state, stateChange, movesAtOnce }: LoadedRows): IDataObject {
	if (state) return { state };
	if (stateChange.tables.length === 0) return {};
	const change = movesAtOnce ? { ...stateChange, forgotten: [], reached: {} } : stateChange;
	return { confirmation: confirmationOf(context, change) };
}
