import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asList, asObject, asText } from '../shared/api/json';
import type { Compiled } from '../shared/fields/compiled';
import type { Row } from '../shared/rows/operation';
import { forEachItem } from '../shared/run/items';
import { readValues } from '../shared/run/values';
import type { StateChange } from './state';
import { saveState, stateIn } from './state';
import { OF_AN_ACCOUNT } from './tables';

/** The name of the operation that moves the state on. */
export const CONFIRM = 'confirm';

/** What is to become of the state once the rows are stored, and whose state it is. */
interface Confirmation {
	/** Ids: of the workflow, and of the node in it that gave the rows. */
	workflow: string;
	node: string;
	change: StateChange;
}

/** What goes out with rows, and comes back in Confirm. */
export function confirmationOf(context: IExecuteFunctions, change: StateChange): string {
	const confirmation: Confirmation = { workflow: workflowOf(context), node: context.getNode().id, change };
	return Buffer.from(JSON.stringify(confirmation)).toString('base64url');
}

/** Moves the state on for what each input item confirms. An execution that is run by hand leaves everything as it is. */
export async function confirm(context: IExecuteFunctions, compiled: Compiled<Row>): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, async (caller) => {
		const read = (name: string, fallback: unknown) => context.getNodeParameter(name, caller.itemIndex, fallback);
		const { local } = await readValues(compiled, read, caller);
		const { workflow, node, change } = confirmationIn(local.confirmation);
		if (workflow !== workflowOf(context))
			throw new Error('Confirmation is of another workflow: confirm in the one that has the node that gave the rows');
		const confirmed = saveState(context, node, change);
		return [{ confirmed, ad_accounts: Object.keys(change.reached).length }];
	});
}

/** Whether a Confirm follows the node. */
export function isConfirmed(context: IExecuteFunctions): boolean {
	const { name, type } = context.getNode();
	return context
		.getChildNodes(name, { includeNodeParameters: true })
		.some((child) => child.type === type && !child.disabled && child.parameters?.operation === CONFIRM);
}

/** @throws Error when the text is none that this node gave */
function confirmationIn(given: unknown): Confirmation {
	const confirmation = parsed(asText(given) ?? '');
	if (confirmation) return confirmation;
	throw new Error('Confirmation is none that this node gave: pass on the field "confirmation" of its output Done');
}

function parsed(text: string): Confirmation | undefined {
	try {
		const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
		const { workflow, node, change } = asObject(given);
		const { forgotten, tables, reached } = asObject(change);
		if (typeof workflow !== 'string' || typeof node !== 'string' || reached === undefined) return undefined;
		return {
			workflow,
			node,
			change: {
				forgotten: asList(forgotten).map(String),
				tables: OF_AN_ACCOUNT.filter((table) => asList(tables).includes(table)),
				reached: stateIn(reached),
			},
		};
	} catch {
		return undefined;
	}
}

function workflowOf(context: IExecuteFunctions): string {
	return context.getWorkflow().id ?? '';
}
