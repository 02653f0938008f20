import type { IDataObject } from 'n8n-workflow';

import type { Call, Caller } from '../api/request';
import type { Batch } from '../rows/batch';
import type { Values } from '../rows/field';
import type { Operation, ReadItem } from '../rows/operation';
import { callOf } from './call';

/** An operation that gathers the elements of all items. */
export type BatchOperation = Operation & { batch: Batch };

/** One element of a batched write and the input item it came from. */
export interface Element {
	item: ReadItem;
	body: IDataObject;
	/** What is sent in its place where it only changes one that is there. */
	change?: IDataObject;
	/** Undefined until its request was answered. */
	outcome?: { result: IDataObject } | { error: unknown; unknown?: boolean };
}

/** Elements that go out in one request. */
export interface Part {
	/** The values of its first item: ids, query and what else the items of a request have in common. */
	values: Values;
	caller: Caller;
	elements: Element[];
}

/** What stands in the request. */
export function sentOf({ body, change }: Element): IDataObject {
	return change ?? body;
}

/** The request that elements go out in. */
export function callFor(operation: BatchOperation, { values, elements }: Part): Call {
	const list = elements.map(sentOf);
	const { wrap, inQuery, isAnswer, redactText } = operation.batch;
	const call = callOf(operation, values);
	const content = inQuery ? { query: { ...call.query, ...inQuery(list) } } : { body: wrap ? wrap(list, values) : list };
	return { ...call, isAnswer, ...(redactText && { redactText: (text: string) => redactText(text, list) }), ...content };
}
