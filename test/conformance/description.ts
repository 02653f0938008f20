import { readFileSync } from 'node:fs';

import { type DescribedField, fieldsOf } from './fields';
import { type Schema, Schemas } from './schema';

export interface Parameter {
	name: string;
	in: string;
	required?: boolean;
	style?: string;
	explode?: boolean;
	schema: Schema;
	$ref?: string;
}

/** An operation of the API description. */
export interface Described {
	/** `POST /pins`: how reports name it. */
	name: string;
	id: string;
	method: string;
	path: string;
	tags: string[];
	parameters: Parameter[];
	body?: { schema: Schema; required: boolean; contentTypes: string[] };
	/** The schema of the first 2xx answer; none where it has no body. */
	answer?: { status: number; schema?: Schema };
	/** The schemas of all 2xx answers; undefined for one without a body. */
	answers: Array<Schema | undefined>;
	/** Names of the security schemes any of which will do. */
	security: string[];
	/** Those that a token of a user must have. */
	scopes: string[];
	/** The rate-limit category. */
	category: string;
	/** Whether the sandbox host has it. */
	sandbox: boolean;
}

interface RawOperation {
	operationId?: string;
	tags?: string[];
	parameters?: Parameter[];
	requestBody?: { $ref?: string; required?: boolean; content?: Record<string, { schema?: Schema }> };
	responses?: Record<string, { $ref?: string; content?: Record<string, { schema?: Schema }> }>;
	security?: Array<Record<string, string[]>>;
	'x-ratelimit-category'?: string;
	'x-sandbox'?: string;
}

interface RawDescription {
	info?: { version?: string };
	servers?: Array<{ url: string }>;
	paths: Record<string, Record<string, unknown>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** An OpenAPI 3 description of an API, in the shape the checks need. */
export class ApiDescription {
	readonly schemas: Schemas;
	readonly version: string;
	/** `/v5` */
	readonly root: string;
	readonly operations: Described[];
	private readonly fields = new Map<Described, { query: DescribedField[]; body: DescribedField[] }>();

	/** @param document parsed; it is not changed */
	constructor(readonly document: object) {
		const raw = document as RawDescription;
		this.schemas = new Schemas(document);
		this.version = raw.info?.version ?? 'unknown';
		const server = raw.servers?.[0]?.url ?? '';
		this.root = URL.canParse(server) ? new URL(server).pathname.replace(/\/$/, '') : '';
		this.operations = Object.entries(raw.paths).flatMap(([path, item]) =>
			METHODS.filter((method) => item[method]).map((method) =>
				this.read(method.toUpperCase(), path, item[method] as RawOperation, (item.parameters ?? []) as Parameter[]),
			),
		);
	}

	/** The operation that a request's path (without `root`) is for; written-out paths win over those with ids. */
	match(method: string, path: string): Described | undefined {
		const segments = path.split('/');
		return this.operations
			.filter((one) => one.method === method && fitsPath(one.path.split('/'), segments))
			.sort((a, b) => idsIn(a.path) - idsIn(b.path))[0];
	}

	named(method: string, path: string): Described | undefined {
		return this.operations.find((one) => one.method === method && one.path === path);
	}

	/** Every query parameter and body field of an operation. */
	fieldsOf(operation: Described): { query: DescribedField[]; body: DescribedField[] } {
		let fields = this.fields.get(operation);
		if (!fields) {
			const properties = Object.fromEntries(
				operation.parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema]),
			);
			fields = {
				query: fieldsOf(this.schemas, { type: 'object', properties }),
				body: operation.body ? fieldsOf(this.schemas, operation.body.schema) : [],
			};
			this.fields.set(operation, fields);
		}
		return fields;
	}

	private read(method: string, path: string, raw: RawOperation, shared: Parameter[]): Described {
		const own = (raw.parameters ?? []).map((one) => this.schemas.resolve(one));
		const inherited = shared
			.map((one) => this.schemas.resolve(one))
			.filter((one) => !own.some(({ name, in: place }) => name === one.name && place === one.in));
		const body = raw.requestBody && this.schemas.resolve(raw.requestBody);
		const content = Object.values(body?.content ?? {})[0];
		const [status, response] = Object.entries(raw.responses ?? {}).find(([code]) => code.startsWith('2')) ?? [];
		const schemaOf = (one: NonNullable<RawOperation['responses']>[string]) =>
			Object.values(this.schemas.resolve(one).content ?? {})[0]?.schema;
		const answer = response && schemaOf(response);
		const good = Object.entries(raw.responses ?? {}).filter(([code]) => code.startsWith('2'));
		return {
			name: `${method} ${path}`,
			id: raw.operationId ?? `${method} ${path}`,
			method,
			path,
			tags: raw.tags ?? [],
			parameters: [...own, ...inherited],
			body: content && {
				schema: content.schema ?? {},
				required: body?.required ?? false,
				contentTypes: Object.keys(body?.content ?? {}),
			},
			answer: status ? { status: Number(status.replace(/X/gi, '0')), schema: answer } : undefined,
			answers: good.map(([, one]) => schemaOf(one)),
			security: (raw.security ?? []).flatMap((one) => Object.keys(one)),
			scopes: raw.security?.find((one) => 'pinterest_oauth2' in one)?.pinterest_oauth2 ?? [],
			category: raw['x-ratelimit-category'] ?? '',
			sandbox: raw['x-sandbox'] === 'enabled',
		};
	}
}

/**
 * Reads a description from a JSON file.
 *
 * @throws Error when it can't be read or is no OpenAPI description
 */
export function readDescription(file: string): ApiDescription {
	const document = JSON.parse(readFileSync(file, 'utf8')) as Partial<RawDescription>;
	if (!document.paths) throw new Error(`${file} is no OpenAPI description: it has no paths`);
	return new ApiDescription(mended(document));
}

/**
 * Descriptions list variants under `oneOf` that overlap (two enums with common values), which no value could satisfy. Only
 * where a discriminator tells variants apart is `oneOf` meant as written.
 */
export function mended<T>(value: T): T {
	if (Array.isArray(value)) return value.map(mended) as T;
	if (typeof value !== 'object' || value === null) return value;
	const { oneOf, ...rest } = value as { oneOf?: unknown; anyOf?: unknown; discriminator?: unknown };
	const loose = Array.isArray(oneOf) && !rest.discriminator && !rest.anyOf;
	const renamed = loose ? { ...rest, anyOf: oneOf } : value;
	return Object.fromEntries(Object.entries(renamed).map(([key, one]) => [key, mended(one)])) as T;
}

function fitsPath(described: string[], segments: string[]): boolean {
	return (
		described.length === segments.length &&
		described.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
	);
}

function idsIn(path: string): number {
	return path.split('{').length;
}
