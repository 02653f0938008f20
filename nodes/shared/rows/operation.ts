import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OnPartial, Result } from '../run/items';
import type { Caller } from '../api/request';

/** Where a value goes in a request; `local` values stay in the node, for a row's own body. */
export type Location = 'path' | 'query' | 'body' | 'local';

/** The part of an n8n property that says what a person sees; the name and the display conditions come from the rows. */
export type Shown = Omit<INodeProperties, 'name' | 'displayOptions' | 'routing'>;

/** One parameter: how n8n shows it, what the API calls it, and how its value is checked. */
export interface Field {
	/** n8n's parameter name. One name means one definition in a node. */
	name: string;
	/** The API's name; a dot reaches into a nested object. */
	apiName: string;
	in: Location;
	shown: Shown;
	/** An empty value is an error. */
	required?: boolean;
	/** A list is sent as `a=1&a=2` instead of `a=1,2`. */
	repeated?: boolean;
	/** Under Update Fields, an empty text takes the value away (`null`) instead of leaving it as it is. */
	clearable?: boolean;
	/** Shown, and read, only while other parameters have one of these values. */
	when?: Record<string, Array<string | number | boolean>>;
	/**
	 * Checks a value and gives it the API's form. Gets no empty values.
	 *
	 * @throws Error saying what is wrong with the value and what a right one looks like
	 */
	parse: (value: unknown) => unknown;
	/** Looks the value up at Pinterest where `parse` gave something other than an id (a board's URL). */
	resolve?: (caller: Caller, taken: unknown, values: Values) => Promise<unknown>;
}

/** The names of the collections that hold optional fields. Each is one property of the node. */
export type CollectionName =
	'userData' | 'customData' | 'appInfo' | 'deviceInfo' | 'additionalFields' | 'updateFields' | 'filters' | 'options';

/** An operation's parameters after reading, in the API's names. */
export interface Values {
	ids: IDataObject;
	query: IDataObject;
	body: IDataObject;
	/** By parameter name. */
	local: IDataObject;
}

/** One operation: a row of facts about a request, or, with `run`, a body of its own on top of them. */
export interface Operation {
	value: string;
	name: string;
	/** What the operation does, for the nodes panel and for AI agents: "Create a board". */
	action: string;
	/** For somebody who sees nothing else. */
	description: string;
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Exactly as the API description writes it. */
	path: string;
	/** The rate-limit category. */
	category: string;
	fields?: Field[];
	collections?: Partial<Record<CollectionName, Field[]>>;
	/** A POST or PATCH that takes no body. */
	noBody?: boolean;
	/** A POST that only reads, so that it may be sent again. */
	repeatable?: boolean;
	/** What comes back: a page of `items`, nothing (204), or an object. */
	answer?: 'page' | 'object' | 'nothing';
	/** How a page's size is asked for, where it is not `page_size` of up to 250; without a name it can't be. */
	page?: { sizeName?: string; largest?: number };
	/** What an empty answer becomes. Default: `deleted` for DELETE, else `success`. */
	done?: 'deleted' | 'success';
	/** The few fields of a long object that most people need; `split` where that function heeds the switch itself. */
	simplify?: ((object: IDataObject) => IDataObject) | 'split';
	/** The name of the Simplify switch; another one where the same switch can't be shown (see properties.ts). */
	simplifyName?: string;
	/** Takes out of an object of the answer, or of a result of `split`, what must not be shown; raw pages are without it too. */
	redact?: (object: IDataObject) => IDataObject;
	/** Takes out of what Pinterest says of a failure what must not be told of the values. Gets the text of JSON as well. */
	redactText?: (text: string, values: Values) => string;
	/** Offers "Using JSON" for the whole body. */
	jsonBody?: boolean;
	/** The API's names of what an item gives in another way; the parameters at the top for those are not read. */
	replacedBy?: (read: Read) => string[];
	/** Rules between parameters. Throws Error. */
	check?: (values: Values) => void;
	/** Makes several results of one answer, or of one element of a page. */
	split?: (answer: unknown, values: Values) => IDataObject[];
	/** An operation that one request for an item can't do. Gets one item at a time. */
	run?: (caller: Caller & { itemIndex: number }, values: Values, onPartial: OnPartial) => Promise<Result[]>;
	/** An operation that gathers several items into one request. Gives the results by item. */
	runAll?: (items: ReadItem[]) => Promise<void>;
	/** A write whose body is a list: the elements of all items are gathered into as few requests as possible. */
	batch?: Batch;
}

/** Reads one parameter of the item; gives the fallback where there is none. */
export type Read = (name: string, fallback: unknown) => unknown;

/** How the elements of a batched write get into a request, and their outcomes back out of the answer. */
export interface Batch {
	/** Most elements in one request. */
	maxItems: number;
	/** What a person calls an element: "campaign". */
	noun: string;
	/** The elements of one input item. Default: its body, or each element of a list given as JSON. */
	elements?: (values: Values) => IDataObject[];
	/** The body around the elements. Default: the list itself. */
	wrap?: (elements: IDataObject[], values: Values) => unknown;
	/** Puts the elements into the query instead, for a write that takes no body. */
	inQuery?: (elements: IDataObject[]) => IDataObject;
	/** What items must have in common to share a request, beside ids and query. */
	groupBy?: (values: Values) => unknown;
	/** Statuses by which Pinterest refuses a request whole for one element, beside 400. */
	refusesWhole?: number[];
	/** Waits for what a request only begins; gives the answer that holds the outcomes. An error here never sends anything again. */
	finish?: (caller: Caller, answer: unknown, values: Values) => Promise<unknown>;
	/** The outcomes in an answer, in the order of the elements. Default: its `items`, each `{data, exceptions}`. */
	outcomes?: (answer: unknown, elements: IDataObject[], values: Values) => ElementOutcome[];
	/** Whether an answer holds outcomes though its status says that something failed. */
	isAnswer?: (status: number, body: unknown) => boolean;
	/** What the details of an error say of its element, beside what went wrong. */
	about?: (element: IDataObject, values: Values, fate: 'failed' | 'unknown') => IDataObject;
	/** What happened to the elements that were not refused. Default: "written". */
	done?: string;
	/** Takes out of what Pinterest says of a failure what must not be told of the elements. Gets the text of JSON as well. */
	redactText?: (text: string, elements: IDataObject[]) => string;
}

/** What became of one element: what it is now, or why it was refused. */
export type ElementOutcome =
	{ data: IDataObject } | { refused: { code?: number; message: string; details?: IDataObject } };

/** An input item of a `runAll` operation: its values, or the error they had; it must be given results or an error. */
export interface ReadItem {
	caller: Caller & { itemIndex: number };
	values: Values;
	succeed: (results: Result[]) => void;
	/** @param kept results from before the error */
	fail: (error: unknown, kept?: Result[]) => void;
}

export interface Resource {
	value: string;
	name: string;
	operations: Operation[];
}
