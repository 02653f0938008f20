import type { IDataObject } from 'n8n-workflow';

import type { Effect } from '../api/effect';
import type { Caller } from '../api/request';
import type { RequestName } from '../api/requestName';
import type { Batch } from './batch';
import type { Field, Read, Replaced, Values } from './field';
import type { BodyNames, HeldField, Locals, Unfilled } from './held';
import type { Match } from './match';
import type { OnPartial, Result } from './result';

/** The names of the collections that hold optional fields. Each is one property of the node. */
export type CollectionName =
	| 'userData'
	| 'customData'
	| 'appInfo'
	| 'deviceInfo'
	| 'targeting'
	| 'additionalFields'
	| 'updateFields'
	| 'filters'
	| 'options'
	| 'requestOptions';

export type Collections = Partial<Record<CollectionName, readonly Field[]>>;

export type ItemCaller = Caller & { itemIndex: number };

/** What every operation says of itself. */
interface Facts<Local> {
	value: string;
	name: string;
	/** What the operation does, for the nodes panel and for AI agents: "Create board". */
	action: string;
	/** For somebody who sees nothing else. */
	description: string;
	fields?: readonly Field[];
	collections?: Collections;
	/** A POST or PATCH that takes no body. */
	noBody?: boolean;
	/** Makes the query anew whenever the request is sent: see {@link Call.queryNow}. */
	queryNow?: (query: IDataObject) => IDataObject;
	/** What it does at Pinterest: the compiler demands it of what is neither GET nor DELETE. A POST that only reads may be sent again. */
	effect?: Effect;
	/** What an empty answer becomes. Default: `deleted` for DELETE, else `success`. */
	done?: 'deleted' | 'success';
	/** The few fields of a long object that most people need; `split` where that function heeds what was asked for itself. */
	simplify?: ((object: IDataObject) => IDataObject) | 'split';
	/** Takes out of an object of the answer, or of a result of `split`, what must not be shown; raw pages are without it too. */
	redact?: (object: IDataObject) => IDataObject;
	/** Takes out of what Pinterest says of a failure what must not be told of the values. Gets each text in it. */
	redactText?: (text: string, values: Values<Local>) => string;
	/** Offers "Using JSON" for the whole body. */
	jsonBody?: boolean;
	/** What an item gives in another way; the parameters at the top for that are not read. */
	replacedBy?: (read: Read, caller: Caller) => Replaced;
	/** Whether optional fields of the body that do not fit are left out, with a warning, instead of refusing the item. */
	leavesOut?: (local: IDataObject) => boolean;
	/** Rules between parameters. Throws Error. */
	check?: (values: Values<Local>) => void;
	/** The body's list of which the fields describe an element. */
	elementsIn?: string;
	/** How what it makes is known again at Pinterest, so that it is not made twice. */
	match?: Match;
	/** What of a request's required body or query the operation makes itself, so that no field fills it. */
	makes?: readonly string[];
}

/** One request for an item, and an object (or a list of them), or nothing, comes back. */
interface OneRequest<Local> {
	answer?: 'object' | 'nothing';
	/** Makes several results of one answer. */
	split?: (answer: unknown, values: Values<Local>) => IDataObject[];
	page?: never;
	batch?: never;
	run?: never;
	runAll?: never;
}

/** A list that comes in pages. */
interface Paged<Local> {
	answer: 'page';
	/** How a page's size is asked for, where it is not `page_size` of up to 250; without a name it can't be. */
	page?: { sizeName?: string; largest?: number };
	/** Makes several results of one element of a page. */
	split?: (answer: unknown, values: Values<Local>) => IDataObject[];
	batch?: never;
	run?: never;
	runAll?: never;
}

/** A write whose body is a list: the elements of all items are gathered into as few requests as possible. */
interface Batched<Local> {
	batch: Batch<Local>;
	answer?: never;
	page?: never;
	split?: never;
	run?: never;
	runAll?: never;
}

/** What one request for an item can't do. Gets one item at a time. */
interface OwnBody<Local> {
	run: (this: Operation, caller: ItemCaller, values: Values<Local>, onPartial: OnPartial) => Promise<Result[]>;
	answer?: 'page' | 'object' | 'nothing';
	page?: { sizeName?: string; largest?: number };
	split?: (answer: unknown, values: Values<Local>) => IDataObject[];
	batch?: never;
	runAll?: never;
}

/** What gathers several items into one request. Gives the results by item. */
interface OwnBodyForAll<Local> {
	runAll: (this: Operation, items: Array<ReadItem<Local>>) => Promise<void>;
	answer?: 'object' | 'nothing';
	page?: never;
	split?: never;
	batch?: never;
	run?: never;
}

type Kind<Local> = OneRequest<Local> | Paged<Local> | Batched<Local> | OwnBody<Local> | OwnBodyForAll<Local>;

/** A row as it is written, before it has its request. */
export type Row<Local = IDataObject> = Facts<Local> & Kind<Local>;

/** One operation: a row of facts about a request, or, with a body of its own, on top of them. */
export type Operation<Local = IDataObject> = Row<Local> & {
	request: RequestName;
	/** Query names whose lists are sent as `a=1&a=2`. */
	repeated?: readonly string[];
};

/** An input item of a `runAll` operation: its values, or the error they had; it must be given results or an error. */
export interface ReadItem<Local = IDataObject> {
	caller: ItemCaller;
	values: Values<Local>;
	succeed: (results: Result[]) => void;
	/** @param kept results from before the error */
	fail: (error: unknown, kept?: Result[]) => void;
}

export interface Resource<Of extends Row = Operation> {
	value: string;
	name: string;
	operations: readonly Of[];
}

/** What a row must say of its effect: of a GET and a DELETE it is known. */
type Said<Request> = Request extends `GET ${string}` | `DELETE ${string}` ? { effect?: never } : { effect: Effect };

/** The fields of all collections. */
type Each<Inside> = Exclude<Inside[keyof Inside], undefined>;

/**
 * An operation, held by the compiler against the API description: its fields are in the request, at the place they say, with the values they offer; ids in the path and what is required are filled.
 *
 * @param request the key of the API description: `POST /boards`
 */
export function operation<
	const Request extends RequestName,
	Own extends Field = never,
	Inside extends Partial<Record<CollectionName, Field>> = Record<never, never>,
	const ElementsIn extends string = string,
	const Made extends string = never,
>(
	request: Request,
	row: Row<Locals<Own | Each<Inside>>> &
		Said<NoInfer<Request>> & {
			fields?: readonly Own[] & ReadonlyArray<HeldField<Request, ElementsIn, Own>>;
			collections?: { [Name in keyof Inside]: readonly Inside[Name][] } & {
				[Name in keyof Inside]: ReadonlyArray<HeldField<Request, ElementsIn, Inside[Name]>>;
			};
			elementsIn?: ElementsIn;
			makes?: readonly Made[];
			match?: Match<NoInfer<Request>, BodyNames<Request, NoInfer<ElementsIn>>>;
		} & ([Unfilled<Request, ElementsIn, Own | Each<Inside>, Made>] extends [never]
			? unknown
			: { makes: `Nothing fills ${Unfilled<Request, ElementsIn, Own | Each<Inside>, Made>}` }),
): Operation {
	return { ...row, request, repeated: repeatedIn(row) } as unknown as Operation;
}

/** The names of a query whose lists are sent as `a=1&a=2`. */
export function repeatedIn({ fields = [], collections = {} }: Pick<Row, 'fields' | 'collections'>): string[] {
	return [...fields, ...Object.values(collections).flat()]
		.filter((one) => one.repeated && one.in === 'query')
		.map(({ apiName }) => apiName);
}
