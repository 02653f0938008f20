/** What a run gives to a language model: no more than fits, times that can be read, and errors that say everything in their message. */
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { withoutEnd } from '../api/explanation';
import { asObject, asObjects, asText, isObject } from '../api/json';
import { isTool } from '../api/run';
import { TOOL_CHARACTERS } from '../fields/standard';

/** Names of results and of errors' details that say which thing it is. */
const HANDLES = ['id', 'request_id', 'token', 'media_id', 'event_id', 'item_id', 'batch_id'];

/**
 * Carries a node out; as a tool, such that a model can use what comes back.
 *
 * @throws Error of the body; as a tool, with the advice and what was written in its message, since agents pass on nothing else
 */
export async function forModels(
	context: IExecuteFunctions,
	body: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	if (!isTool(node)) return await body();
	const most = mostCharacters(context.getNodeParameter('requestOptions', 0, {}));
	try {
		return (await body()).map((items) => fitting(items, most));
	} catch (error) {
		throw toolError(node, error);
	}
}

/** The same where one item is routed by n8n. */
export function oneForModels(node: INode, items: INodeExecutionData[], requestOptions: unknown): INodeExecutionData[] {
	return isTool(node) ? fitting(items, mostCharacters(requestOptions)) : items;
}

function mostCharacters(requestOptions: unknown): number {
	const given = Number(asObject(requestOptions)[TOOL_CHARACTERS.name]);
	return given > 0 ? given : Number(TOOL_CHARACTERS.shown.default);
}

/** An error with everything that is known of it in its message. */
export function toolError(node: INode, error: unknown): unknown {
	if (!isTool(node) || !(error instanceof NodeApiError || error instanceof NodeOperationError)) return error;
	const { context, description } = error;
	const written = asObjects(context.written).flatMap(({ id }) => asText(id) ?? []);
	const handles = HANDLES.filter((name) => asText(context[name]) !== undefined).map(
		(name) => `${name} ${asText(context[name]) ?? ''}`,
	);
	error.message = [
		error.message,
		...(description ? [description] : []),
		...(written.length > 0 ? [`Written: ${written.join(', ')}`] : []),
		...(handles.length > 0 ? [`Keep: ${handles.join(', ')}`] : []),
	]
		.map((part) => withoutEnd(part.replace(/<[^<>]*>/g, '')))
		.join('. ');
	return error;
}

/**
 * As many items as fit into so many characters of JSON, and a last one that says how many more there are. Errors are never left out,
 * since they may tell of writes; neither is a file.
 */
export function fitting(items: INodeExecutionData[], most: number): INodeExecutionData[] {
	let left = most;
	const kept: INodeExecutionData[] = [];
	for (const item of items) {
		const json = readable(item.json);
		const length = JSON.stringify(json).length;
		const isError = typeof json.error === 'string';
		if (length <= left || isError || item.binary) {
			kept.push({ ...item, json });
			left -= length;
		} else if (kept.length === 0) {
			kept.push({ ...item, json: cutObject(json, most) });
			left = 0;
		} else left = 0;
	}
	const more = items.length - kept.length;
	if (more === 0) return kept;
	const json = {
		more: `and ${more.toLocaleString('en-US')} more: narrow by filters, a shorter period, fewer columns or a lower limit`,
	};
	return [...kept, { json, pairedItem: items.at(-1)?.pairedItem }];
}

/** The beginning of an object that is too long by itself. */
function cutObject(json: IDataObject, most: number): IDataObject {
	const text = JSON.stringify(json);
	const more = (text.length - most).toLocaleString('en-US');
	return { text: text.slice(0, most), more: `and ${more} more characters: ask for fewer fields, or for a part of it` };
}

/** Names of times that Pinterest tells in seconds. */
const TIME = /(^|_)(time|timestamp|at|date)$/;
/** 2001 to 2286, in seconds. */
const FIRST_SECOND = 1_000_000_000;
const LAST_SECOND = 9_999_999_999;

function readable(object: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, readableValue(name, value)]));
}

function readableValue(name: string, value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return (value as IDataObject[]).map((one) => (isObject(one) ? readable(one) : one));
	if (isObject(value)) return readable(value);
	const isTime = typeof value === 'number' && TIME.test(name) && value >= FIRST_SECOND && value <= LAST_SECOND;
	return isTime ? new Date(value * 1000).toISOString() : value;
}
