import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';

import type { ApiDescription, Described, Parameter } from './description';
import { type FieldPath, walk } from './fields';
import { isObject, type Schema } from './schema';
import type { Recorded } from './recorder';

export type FindingKind =
	| 'unknown operation'
	| 'unknown parameter'
	| 'array style'
	| 'schema'
	| 'unknown body key'
	| 'content type'
	| 'authorization'
	| 'body';

/** What is wrong with a request. */
export interface Finding {
	kind: FindingKind;
	message: string;
}

/** A field that a request has a value for. */
export interface Seen {
	place: 'query' | 'body';
	path: FieldPath;
	value: unknown;
	schema: Schema;
}

/** What a request turned out to be. */
export interface Checked {
	described?: Described;
	findings: Finding[];
	seen: Seen[];
}

/** Holds requests against an API description. */
export class Checker {
	private readonly backend: OpenAPIBackend;

	constructor(private readonly api: ApiDescription) {
		this.backend = new OpenAPIBackend({
			// It resolves references in place.
			definition: forValidator(structuredClone(api.document)) as never,
			apiRoot: '/',
			quick: true,
			ajvOpts: { strict: false, allErrors: true },
			customizeAjv: (ajv) => {
				addFormats(ajv);
				return ajv;
			},
		});
	}

	/** Must have ended before the first check. */
	async ready(): Promise<void> {
		await this.backend.init();
	}

	/**
	 * @param tokens the bearer tokens that requests may carry
	 */
	check(request: Recorded, tokens: readonly string[]): Checked {
		const findings: Finding[] = [];
		const seen: Seen[] = [];
		const find = (kind: FindingKind, message: string) => void findings.push({ kind, message });
		if (request.elsewhere) {
			if (request.headers.authorization)
				find('authorization', 'A request to another host carries the Authorization header');
			return { findings, seen };
		}
		const described = this.api.match(request.method, request.path);
		if (!described) {
			find('unknown operation', `${request.method} ${request.path} is not in the description`);
			return { findings, seen };
		}
		checkAuthorization(request, described, tokens, find);
		const query = this.readQuery(request, described, find);
		for (const [name, value] of Object.entries(query)) {
			const parameter = parameterNamed(described, name);
			if (!parameter) continue;
			seen.push({ place: 'query', path: name, value, schema: parameter.schema });
			const field = (path: FieldPath, schema: Schema, one: unknown) =>
				void seen.push({ place: 'query', path, value: one, schema });
			const unknown = (path: FieldPath) => find('unknown parameter', `The query parameter ${path} is not described`);
			walk(this.api.schemas, parameter.schema, value, { field, unknown }, name);
		}
		const body = readBody(request, described, find);
		if (body !== undefined && described.body) {
			const field = (path: FieldPath, schema: Schema, value: unknown) =>
				void seen.push({ place: 'body', path, value, schema });
			const unknown = (path: FieldPath) => find('unknown body key', `The body holds ${path}, which is not described`);
			walk(this.api.schemas, described.body.schema, body, { field, unknown });
		}
		for (const message of this.validate(request, described, query, body)) find('schema', message);
		return { described, findings, seen };
	}

	private validate(request: Recorded, described: Described, query: object, body: unknown): string[] {
		const { method, path, headers } = request;
		const { errors } = this.backend.validator.validateRequest(
			{ method, path, headers: headers as Record<string, string>, query: query as never, body },
			described.id,
		);
		return (errors ?? []).map(({ instancePath, message, params }) => {
			const detail = isObject(params) ? (params.additionalProperty ?? params.allowedValues ?? '') : '';
			return `${instancePath.replace(/^\/requestBody/, 'body') || 'request'} ${message ?? ''} ${detail === '' ? '' : JSON.stringify(detail)}`.trim();
		});
	}

	/** Reads the query as described: lists by their style, numbers and booleans by their type. */
	private readQuery(
		{ query }: Recorded,
		described: Described,
		find: (kind: FindingKind, message: string) => void,
	): Record<string, unknown> {
		const read: Record<string, unknown> = {};
		const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split(/=(.*)/s));
		const given = new Map<string, string[]>();
		for (const [rawName, rawValue = ''] of pairs) {
			const name = decode(rawName);
			const parameter = parameterNamed(described, name);
			const [deep, ...keys] = name.replaceAll(']', '').split('[');
			if (!parameter && keys.length > 0 && parameterNamed(described, deep)?.style === 'deepObject') {
				nest((read[deep] ??= {}) as Record<string, unknown>, keys, decode(rawValue));
				continue;
			}
			if (!parameter) {
				const styled = keys.length > 0 && parameterNamed(described, deep);
				find(
					styled ? 'array style' : 'unknown parameter',
					`The query parameter ${name} is not described${styled ? `: lists of ${deep} have another style` : ''}`,
				);
				continue;
			}
			given.set(name, [...(given.get(name) ?? []), rawValue]);
		}
		for (const [name, values] of given) {
			const parameter = parameterNamed(described, name) as Parameter;
			read[name] = this.readValue(parameter, values, find);
		}
		return read;
	}

	private readValue(
		{ name, schema, explode = true }: Parameter,
		values: string[],
		find: (kind: FindingKind, message: string) => void,
	): unknown {
		const view = this.api.schemas.view(schema);
		if (view.type !== 'array') {
			if (values.length > 1)
				find('array style', `The query parameter ${name} is there ${values.length} times, but it is no list`);
			return typed(decode(values[0]), view.type);
		}
		const type = view.bounds.items && this.api.schemas.view(view.bounds.items).type;
		if (explode && values.some((value) => value.includes(','))) {
			find('array style', `${name} is sent as ${name}=a,b, but described as ${name}=a&${name}=b`);
			return values.flatMap((value) => value.split(',')).map((value) => typed(decode(value), type));
		}
		if (!explode && values.length > 1) {
			find('array style', `${name} is sent as ${name}=a&${name}=b, but described as ${name}=a,b`);
		}
		const parts = explode ? values : values.flatMap((value) => value.split(','));
		return parts.map((value) => typed(decode(value), type));
	}
}

/**
 * Lists are read here already, and the validator would split even what is no list. And it does not know discriminators: variants
 * whose other properties are alike would all fit, which `oneOf` does not allow.
 */
function forValidator<T>(value: T): T {
	if (typeof value !== 'object' || value === null) return value;
	if ('explode' in value && 'in' in value) delete value.explode;
	const { oneOf, discriminator } = value as Schema;
	for (const [says, target] of Object.entries(discriminator?.mapping ?? {})) {
		const at = oneOf?.findIndex(({ $ref }) => $ref === target) ?? -1;
		const told = { properties: { [discriminator?.propertyName ?? '']: { enum: [says] } } };
		if (oneOf && at >= 0) oneOf[at] = { allOf: [oneOf[at], told] };
	}
	for (const one of Object.values(value)) forValidator(one as unknown);
	return value;
}

function checkAuthorization(
	{ headers }: Recorded,
	{ security }: Described,
	tokens: readonly string[],
	find: (kind: FindingKind, message: string) => void,
): void {
	const { authorization } = headers;
	if (security.length > 0 && security.every((scheme) => scheme === 'basic')) {
		if (!authorization?.startsWith('Basic ')) find('authorization', 'The request does not identify the app (Basic)');
	} else if (!tokens.some((token) => authorization === `Bearer ${token}`)) {
		find(
			'authorization',
			authorization
				? 'The Authorization header does not hold the token'
				: 'The request carries no Authorization header',
		);
	}
}

function readBody(
	{ body, headers }: Recorded,
	described: Described,
	find: (kind: FindingKind, message: string) => void,
): unknown {
	const contentType = headers['content-type']?.split(';')[0].trim().toLowerCase();
	if (body === '') {
		if (described.body?.required) find('body', 'The request has no body, but one is required');
		return undefined;
	}
	if (!described.body) {
		find('body', 'The request has a body, but none is described');
		return undefined;
	}
	if (!contentType || !described.body.contentTypes.includes(contentType)) {
		find(
			'content type',
			`The body is sent as ${contentType ?? 'nothing'}, but described as ${described.body.contentTypes.join(' or ')}`,
		);
	}
	if (contentType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body));
	try {
		return JSON.parse(body) as unknown;
	} catch {
		find('body', 'The body is not JSON');
		return undefined;
	}
}

function parameterNamed({ parameters }: Described, name: string): Parameter | undefined {
	return parameters.find((one) => one.in === 'query' && one.name === name);
}

function typed(text: string, type?: string): unknown {
	if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
	if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	return text;
}

function nest(object: Record<string, unknown>, [key, ...rest]: string[], value: string): void {
	if (rest.length === 0) object[key] = value;
	else nest((object[key] ??= {}) as Record<string, unknown>, rest, value);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
