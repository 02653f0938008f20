import type { IDataObject } from 'n8n-workflow';

import type { Caller } from '../api/request';
import type { Values } from './field';

/** How the elements of a batched write get into a request, and their outcomes back out of the answer. */
export interface Batch<Local = IDataObject> {
	/** Most elements in one request. */
	maxItems: number;
	/** What a person calls an element: "campaign". */
	noun: string;
	/** The elements of one input item. Default: its body, or each element of a list given as JSON. */
	elements?: (values: Values<Local>) => IDataObject[];
	/** The body around the elements. Default: the list itself. */
	wrap?: (elements: IDataObject[], values: Values<Local>) => unknown;
	/** Puts the elements into the query instead, for a write that takes no body. */
	inQuery?: (elements: IDataObject[]) => IDataObject;
	/** What items must have in common to share a request, beside ids and query. */
	groupBy?: (values: Values<Local>) => unknown;
	/** Statuses by which Pinterest refuses a request whole for one element, beside 400. */
	refusesWhole?: number[];
	/** Waits for what a request only begins; gives the answer that holds the outcomes. An error here never sends anything again. */
	finish?: (caller: Caller, answer: unknown, values: Values<Local>) => Promise<unknown>;
	/** The outcomes in an answer, in the order of the elements. Default: its `items`, each `{data, exceptions}`. */
	outcomes?: (answer: unknown, elements: IDataObject[], values: Values<Local>) => ElementOutcome[];
	/** Whether an answer holds outcomes though its status says that something failed. */
	isAnswer?: (status: number, body: unknown) => boolean;
	/** What the details of an error say of its element, beside what went wrong. */
	about?: (element: IDataObject, values: Values<Local>, fate: 'failed' | 'unknown') => IDataObject;
	/** What happened to the elements that were not refused. Default: "written". */
	done?: string;
	/** Takes out of what Pinterest says of a failure what must not be told of the elements. Gets each text in it. */
	redactText?: (text: string, elements: IDataObject[]) => string;
}

/** What became of one element: what it is now, or why it was refused. */
export type ElementOutcome =
	{ data: IDataObject } | { refused: { code?: number; message: string; details?: IDataObject } };
