/**
 * What the compiler holds a row against: the API description as types ({@link Described}). A field whose API name, place or values are
 * wrong becomes a type that says so, which no field is.
 */
import type { IDataObject } from 'n8n-workflow';

import type { Described } from './described';
import type { Field, LocalOf, ValueOf } from './field';
import type { RequestName } from '../api/requestName';

/** The names in a body; those of an element, where the fields describe the elements of a list in it. */
type BodyOf<Request extends RequestName, ElementsIn extends string> = string extends ElementsIn
	? Described[Request]['body']
	: {
			[
				Name in keyof Described[Request]['body'] as Name extends `${ElementsIn}.${infer Rest}` ? Rest : never
			]: Described[Request]['body'][Name];
		};

/** The names in a body, or in an element of it. */
export type BodyNames<Request extends RequestName, ElementsIn extends string> = keyof BodyOf<Request, ElementsIn> &
	string;

/** A value, or each of a list. */
type Each<Value> = Value extends ReadonlyArray<infer One> ? One : Value;

/** The values of a choice that the description does not have; none where it takes any, or where they are not known before a run. */
type WrongValues<Fact, Value> = Fact extends { values: infer Allowed }
	? string extends Each<Value>
		? never
		: number extends Each<Value>
			? never
			: Exclude<Each<Value>, Allowed | boolean | object | null | undefined>
	: never;

/** `true` where a switch stands for something else, or a number for text. */
type IsWrongType<Fact, Value> = Fact extends { type: infer Type }
	? // Of a field that is spread where it stands the compiler does not know what it holds.
		'unknown' extends Type | ([Value] extends [never] ? 'unknown' : never)
		? false
		: [Value] extends [boolean]
			? 'boolean' extends Type
				? false
				: true
			: [Value] extends [number]
				? 'integer' extends Type
					? false
					: 'number' extends Type
						? false
						: true
				: false
	: false;

type HeldIn<Facts, One, ApiName extends string, Value, What extends string> = string extends ApiName
	? One
	: [ApiName] extends [keyof Facts]
		? true extends IsWrongType<Facts[ApiName], Value>
			? `${ApiName} has another type in ${What}`
			: [WrongValues<Facts[ApiName], Value>] extends [never]
				? One
				: `${WrongValues<Facts[ApiName], Value> & string} is no value of ${ApiName} in ${What}`
		: `${Exclude<ApiName, keyof Facts>} is not in ${What}`;

/** The field itself where the description has it as it is, else what is wrong with it. */
export type HeldField<Request extends RequestName, ElementsIn extends string, One> =
	One extends Field<string, infer In, infer ApiName>
		? In extends 'local'
			? One
			: In extends 'path'
				? string extends ApiName
					? One
					: ApiName extends Described[Request]['path']
						? One
						: `${ApiName} is not in the path of ${Request}`
				: In extends 'query'
					? HeldIn<Described[Request]['query'], One, ApiName, ValueOf<One>, `the query of ${Request}`>
					: HeldIn<BodyOf<Request, ElementsIn>, One, ApiName, ValueOf<One>, `the body of ${Request}`>
		: One;

/** The part before the first dot: an object is filled by each of its fields. */
type Head<Name extends string> = Name extends `${infer First}.${string}` ? First : Name;

type ApiNames<Fields, In extends string> = Fields extends { in: infer Own; apiName: infer Name extends string }
	? Own extends In
		? Head<Name>
		: never
	: never;

/** The required names of a request that no field fills and that the operation does not say it makes itself. */
export type Unfilled<Request extends RequestName, ElementsIn extends string, Fields, Made extends string> =
	| `${Exclude<Described[Request]['path'], ApiNames<Fields, 'path'> | Made>} in the path`
	| `${Exclude<Described[Request]['required']['query'], ApiNames<Fields, 'query'> | Made>} in the query`
	| `${string extends ElementsIn
			? Exclude<Described[Request]['required']['body'], ApiNames<Fields, 'body'> | Made>
			: Exclude<Described[Request]['required']['body'], Head<ElementsIn> | Made>} in the body`;

/** The values that stay in the node, with those of the parameters that every operation has. */
export type Locals<Fields> = LocalOf<Fields> & {
	inputMode?: string;
	jsonBody?: IDataObject[string];
	returnAll?: boolean;
	limit?: number;
	pageSize?: number;
	rawPages?: boolean;
	output?: string;
	outputFields?: string[];
	requestsAtOnce?: number;
	maximumWait?: number;
};
