/** Results that come with the fields of their input item, so that both can be written back in one row. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asObject } from '../api/json';

/** What n8n, and whoever reads results, tells failures by. */
const OF_FAILURES = ['error', 'details'];

/**
 * Puts a result beside the fields of its input item. Its own names win; a field of the same name and another value is kept with `input_`
 * before its name, and so are an item's old `error` and `details`.
 */
export function besideInput(result: IDataObject, input: IDataObject): IDataObject {
	const beside: IDataObject = {};
	for (const [name, value] of Object.entries(input)) {
		const isTaken = name in result || OF_FAILURES.includes(name);
		if (isTaken && JSON.stringify(result[name]) === JSON.stringify(value)) continue;
		beside[isTaken ? freeName(name, input, result) : name] = value;
	}
	return { ...beside, ...result };
}

function freeName(name: string, ...taken: IDataObject[]): string {
	const free = `input_${name}`;
	return taken.some((object) => free in object) ? freeName(free, ...taken) : free;
}

/** Puts the outcome of an input item beside its fields; `isFailed` says whether the last of the outcome is an error. */
type BesideInput = (outcome: INodeExecutionData[], itemIndex: number, isFailed: boolean) => INodeExecutionData[];

/** What puts outcomes beside the fields of their input items, where the options of those say so. n8n copies the node whenever it is asked for it. */
export function withInput(context: IExecuteFunctions): BesideInput {
	const { parameters, onError } = context.getNode();
	if (!('includeInput' in asObject(parameters.options))) return (outcome) => outcome;
	return (outcome, itemIndex, isFailed) => {
		if (asObject(context.getNodeParameter('options', itemIndex, {})).includeInput !== true) return outcome;
		const input = context.getInputData()[itemIndex]?.json ?? {};
		return outcome.map((item, at) => {
			// On the way to its error output n8n puts the input item beside an error itself, and knows errors by having nothing else in them.
			const isForEngine = isFailed && at === outcome.length - 1 && onError === 'continueErrorOutput';
			return isForEngine ? item : { ...item, json: besideInput(item.json, input) };
		});
	};
}
