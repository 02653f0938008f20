import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Caller } from '../api/request';

/** Where a value goes in a request; `local` values stay in the node, for a row's own body. */
export type Location = 'path' | 'query' | 'body' | 'local';

/** The part of an n8n property that says what a person sees; the name and the display conditions come from the rows. */
export type Shown = Omit<INodeProperties, 'name' | 'displayOptions' | 'routing'>;

/** What a value must keep to, in JSON Schema's words. */
export interface Bounds {
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
}

/** Other parameters and the values that they must have. */
export type When = Record<string, ReadonlyArray<string | number | boolean>>;

/** One parameter: how n8n shows it, what the API calls it, and how its value is checked. */
export interface Field<
	Name extends string = string,
	In extends Location = Location,
	ApiName extends string = string,
	Value = unknown,
	Required extends boolean = boolean,
> {
	/** n8n's parameter name. One name means one definition in a node. */
	name: Name;
	/** The API's name; a dot reaches into a nested object. */
	apiName: ApiName;
	in: In;
	shown: Shown;
	/** An empty value is an error. */
	required?: Required;
	/** A list is sent as `a=1&a=2` instead of `a=1,2`. */
	repeated?: boolean;
	/** Names what of the body is taken away (`null`), by API names. */
	takesAway?: boolean;
	/** Shown, and read, only while other parameters have one of these values. */
	when?: When;
	/** For an entry of a collection: always shown, and refused while the operation's own parameters have other values. */
	onlyWith?: When;
	/** What `parse` holds values to, so that it can be compared with the API description. */
	bounds?: Bounds;
	/** A text for people to read: what is invisible in it (a zero-width joiner) may be meant, and so may double braces that are no unfilled name. */
	prose?: boolean;
	/** An amount of money, which Pinterest gets in millionths. */
	isAmount?: boolean;
	/** Is never left out where it does not fit: without it, more would be sent than was meant. */
	isNeverLeftOut?: boolean;
	/** Whatever it holds is taken: the operation checks it, and may do without it. */
	isCheckedLater?: boolean;
	/** The values that a choice offers. */
	values?: ReadonlyArray<string | number | boolean>;
	/**
	 * Checks a value and gives it the API's form, or an address that `resolve` looks up. Gets no empty values.
	 *
	 * @throws Error saying what is wrong with the value and what a right one looks like
	 */
	parse: (value: unknown, reading?: Reading) => unknown;
	/** For the compiler alone: what the value is once it is parsed and looked up. Never set. */
	readonly holds?: Value;
	/** Looks the value up at Pinterest where `parse` gave something other than an id (a board's URL). */
	resolve?: (caller: Caller, parsed: unknown, values: Values) => Promise<unknown>;
}

/** What a value is read beside. */
export interface Reading {
	/** The values of the item that stay in the node, by parameter name. */
	local: IDataObject;
	/** Says something of the value that does not keep it from being sent, or that a part of it was left out. */
	warn: (message: string) => void;
}

/** What is told of an item though it is carried out: of which field, and what, never with the value. */
export interface Warning {
	field: string;
	message: string;
}

/**
 * An operation's parameters after reading, in the API's names.
 *
 * @typeParam Local the values that stay in the node, by parameter name
 */
export interface Values<Local = IDataObject> {
	ids: IDataObject;
	query: IDataObject;
	body: IDataObject;
	local: Local;
	/** What was noticed while the parameters were read. */
	warnings?: Warning[];
	/** What became of the columns of the input item, where values were taken from them by name. */
	columns?: Columns;
	/** What the item gives in another way than by parameters. */
	replaced?: Replaced;
}

/** Which columns of an input item were taken, and as which field (by the API's name), and which were not; never what they hold. */
export interface Columns {
	taken: Record<string, string>;
	ignored: string[];
}

/** A column of the input item that is a field's, with what it holds: never nothing. */
export interface InputColumn {
	field: Field;
	column: string;
	value: unknown;
}

/** What was found in the columns of an input item. */
export interface FoundColumns {
	given: InputColumn[];
	columns: Columns;
}

/** What an item gives in another way than by parameters, by the API's names. */
export interface Replaced {
	/** Those whose parameters are not read. */
	names: readonly string[];
	/** What stands in their place, as the item has it: what depends on a choice follows it. */
	values: Record<string, unknown>;
	/** The columns that it stands in, so that they are looked for once. */
	found?: FoundColumns;
}

/** Reads one parameter of the item; gives the fallback where there is none. */
export type Read = (name: string, fallback: unknown) => unknown;

/** A field's value once it is parsed and looked up. */
export type ValueOf<F> = F extends { readonly holds?: infer Value } ? Exclude<Value, undefined> : never;

/** Whether the compiler does not know the names of some of the fields. */
type HasUnknown<F> = true extends (F extends { name: infer Name } ? (string extends Name ? true : never) : never)
	? true
	: false;

/** The values of fields that stay in the node, by parameter name: those that are required and always shown are always there. */
export type LocalOf<F> = (HasUnknown<F> extends true ? IDataObject : unknown) & {
	[One in Extract<F, { in: 'local'; required?: true }> as One extends Field<infer Name> ? Name : never]: ValueOf<One>;
} & {
	[One in Extract<F, { in: 'local' }> as One extends Field<infer Name> ? Name : never]?: ValueOf<One>;
};
