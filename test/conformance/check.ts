import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';

import type { ApiDescription, Described } from './description';
import { type FieldPath, walk } from './fields';
import { parameterNamed, readQuery } from './query';
import type { Recorded } from './recorder';
import { isObject, type Schema } from './schema';

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

export type Find = (kind: FindingKind, message: string) => void;

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
		const find: Find = (kind, message) => void findings.push({ kind, message });
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
		const query = readQuery(this.api.schemas, request.query, described, find);
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
		// That one is missing is said already, in words of our own.
		const others = (errors ?? []).filter(({ params }) => !isObject(params) || params.missingProperty !== 'requestBody');
		return others.map(({ instancePath, message, params }) => {
			const detail = isObject(params) ? (params.additionalProperty ?? params.allowedValues ?? '') : '';
			return `${instancePath.replace(/^\/requestBody/, 'body') || 'request'} ${message ?? ''} ${detail === '' ? '' : JSON.stringify(detail)}`.trim();
		});
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
	find: Find,
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

function readBody({ body, headers }: Recorded, described: Described, find: Find): unknown {
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
