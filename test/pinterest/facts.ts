import { readFileSync } from 'node:fs';

import type { Described } from '../../nodes/shared/rows/described';
import { Schemas, type Schema } from '../conformance/schema';
import { FACTS } from '../facts';
import { RequestSchemas } from './requestSchema';
import type { JsonSchema, QueryParameter, RateCategory, Scope } from './row';

/** What the API description says of an operation's requests. */
export interface Facts {
	/** Operation id, `boards/list`. */
	id: string;
	/** Scopes a token must have, all of them. */
	scopes: Scope[];
	category: RateCategory;
	/** Whether the sandbox host has this operation. */
	sandbox: boolean;
	/** Whether a token from the client credentials grant may be used. */
	clientCredentials: boolean;
	/** Whether a conversion access token may be used; it needs no scopes, and its rate is not limited. */
	conversionToken: boolean;
	/** `basic` (app id and secret) only at the token endpoint; a bearer token everywhere else. */
	auth: 'bearer' | 'basic';
	/** Patterns of the path parameters that have one. */
	pathPatterns: Record<string, RegExp>;
	query: Record<string, QueryParameter>;
	/** JSON schema (ajv) of the body; an operation without one takes no body. */
	body?: JsonSchema;
	bodyType: 'json' | 'form';
}

interface RawParameter {
	name: string;
	in: string;
	required?: boolean;
	style?: string;
	explode?: boolean;
	schema: Schema;
	$ref?: string;
}

interface Operation {
	operationId: string;
	parameters?: RawParameter[];
	requestBody?: { $ref?: string; content: Record<string, { schema: Schema }> };
	security: Array<Record<string, Scope[]>>;
	'x-ratelimit-category': RateCategory;
	'x-sandbox': string;
}

interface Document {
	paths: Record<string, Record<string, Operation>>;
}

const FORM = 'application/x-www-form-urlencoded';

let known: { document: Document; made: RequestSchemas } | undefined;

/**
 * The facts of an operation; the description is read when the first is asked for.
 *
 * @throws Error when it has no such operation
 */
export function factsOf(method: string, path: string): Facts {
	if (!known) {
		const document = JSON.parse(readFileSync(FACTS, 'utf8')) as Document;
		known = { document, made: new RequestSchemas(new Schemas(document)) };
	}
	const { document, made } = known;
	const operation = document.paths[path]?.[method.toLowerCase()];
	if (!operation) throw new Error(`The description has no operation ${method} ${path}`);
	const { security } = operation;
	const content = operation.requestBody && made.schemas.resolve(operation.requestBody).content;
	const [bodyType, body] = Object.entries(content ?? {})[0] ?? [];
	const parameters = (operation.parameters ?? []).map((one) => made.schemas.resolve(one));
	const query = parameters.filter((one) => one.in === 'query').flatMap((one) => asSent(made, one));
	return {
		id: operation.operationId,
		scopes: security.find((one) => 'pinterest_oauth2' in one)?.pinterest_oauth2 ?? [],
		category: operation['x-ratelimit-category'],
		sandbox: operation['x-sandbox'] === 'enabled',
		clientCredentials: security.some((one) => 'client_credentials' in one),
		conversionToken: security.some((one) => 'conversion_token' in one),
		auth: security.some((one) => 'basic' in one) ? 'basic' : 'bearer',
		pathPatterns: patternsOf(
			made.schemas,
			parameters.filter((one) => one.in === 'path'),
		),
		query: Object.fromEntries(query),
		...(body && { body: bodyType === FORM ? open(made.of(body.schema)) : made.of(body.schema) }),
		bodyType: bodyType === FORM ? 'form' : 'json',
	};
}

/**
 * The values that a query parameter or a key of the body takes, or the elements of it where it is a list.
 *
 * @param name a dot reaches into an object, also one in a list
 */
export function valuesOf(key: keyof Described, name: string): string[] {
	const [method, path] = key.split(' ');
	const { query, body } = factsOf(method, path);
	const parameters = Object.entries(query).map(([each, { schema }]) => [each, schema] as const);
	const all: Values = {
		properties: { ...(body as Values | undefined)?.properties, ...Object.fromEntries(parameters) },
	};
	const inside = (at: Values | undefined): Values | undefined => at?.items ?? at;
	return (
		inside(name.split('.').reduce<Values | undefined>((at, each) => inside(at)?.properties?.[each], all))?.enum ?? []
	);
}

interface Values {
	properties?: Record<string, Values>;
	items?: Values;
	enum?: string[];
}

/** The facts, with other values taken in the body too. */
export function widened(facts: Facts, wider: Record<string, JsonSchema> = {}): Facts {
	const at = (schema: JsonSchema, [key, ...deeper]: string[], other: JsonSchema): JsonSchema => {
		const properties = schema.properties as Record<string, JsonSchema>;
		const own = properties[key];
		const value = deeper.length > 0 ? at(own, deeper, other) : { variants: [own, other] };
		return { ...schema, properties: { ...properties, [key]: value } };
	};
	const body = Object.entries(wider).reduce(
		(schema, [path, other]) => at(schema, path.split('.'), other),
		facts.body ?? {},
	);
	return facts.body ? { ...facts, body } : facts;
}

/** OAuth 2.0 (RFC 6749, 3.2) has servers ignore fields they do not know. */
function open(form: JsonSchema): JsonSchema {
	const variants = form.variants as JsonSchema[] | undefined;
	return variants ? { variants: variants.map(open) } : { ...form, additionalProperties: true };
}

function patternsOf(schemas: Schemas, parameters: RawParameter[]): Record<string, RegExp> {
	const patterns = parameters.map(({ name, schema }) => {
		const { enum: values, bounds } = schemas.view(schema);
		const literals = values?.map((value) => String(value).replace(/[+]/g, '\\$&'));
		return [name, literals ? `^(?:${literals.join('|')})$` : bounds.pattern] as const;
	});
	return Object.fromEntries(
		patterns.filter(([, pattern]) => pattern !== undefined).map(([name, pattern]) => [name, new RegExp(pattern ?? '')]),
	);
}

/** A query parameter; an object's are several, `parameters[report][feed_id]`, each with the values it has in any of its shapes. */
function asSent(
	made: RequestSchemas,
	{ name, schema, style, explode, required = false }: Omit<RawParameter, 'in'>,
): Array<[string, QueryParameter]> {
	if (style !== 'deepObject') {
		const { default: otherwise } = made.schemas.view(schema).bounds;
		const value = { ...made.of(schema), ...(otherwise !== undefined && { default: otherwise }) };
		const { items } = value as { items?: JsonSchema };
		// Whole numbers in lists are ids, which have more digits than a number keeps.
		if (items?.type === 'integer') Object.assign(value, { items: { type: 'string', pattern: '^-?\\d+$' } });
		return [[name, { schema: value, explode: explode ?? true, required }]];
	}
	const shapes = made.shapesOf(schema).map((shape) => made.schemas.view(shape));
	const keys = [...new Set(shapes.flatMap(({ properties }) => [...properties.keys()]))];
	return keys.flatMap((key) => {
		const values = shapes.flatMap(({ properties }) => properties.get(key) ?? []);
		const isObject = made.shapesOf({ anyOf: values }).some((shape) => made.schemas.view(shape).properties.size > 0);
		return asSent(made, {
			name: `${name}[${key}]`,
			schema: values.length === 1 ? values[0] : { anyOf: values },
			required: required && shapes.every((shape) => shape.required.has(key)),
			...(isObject && { style }),
		});
	});
}
