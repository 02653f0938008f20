import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { Refusal, type JsonSchema, type QueryParameter, type Row } from './row';
import { variants } from './variants';

const ajv = new Ajv({
	useDefaults: true,
	strict: true,
	strictTypes: false,
	code: { regExp: Object.assign(readingInParts, { code: 'readingInParts' }) },
});
addFormats(ajv, ['date']);
ajv.addKeyword(variants);

/** The expression, but a long text of characters of one kind is looked at in parts: one expression over 28 MB overflows the stack. */
function readingInParts(pattern: string, flags: string): { test(text: string): boolean } {
	const whole = new RegExp(pattern, flags);
	const [, kind] = /^\^?(\[[^\]]+\])\+\$?$/.exec(pattern) ?? [];
	if (kind === undefined) return whole;
	const all = new RegExp(`^${kind}+$`, flags);
	const size = 65_536;
	return {
		test(text) {
			if (text.length <= size) return whole.test(text);
			for (let at = 0; at < text.length; at += size) if (!all.test(text.slice(at, at + size))) return false;
			return true;
		},
	};
}

const checks = new WeakMap<JsonSchema, ValidateFunction>();
const querySchemas = new WeakMap<Row, JsonSchema>();

/**
 * The query parameters with their types and defaults. Refuses (400 code 1, naming the parameter) names the row does not have, so also
 * `a[0]=`, `a[]=`; parameters given twice that are no exploded array; wrong types, values and bounds; missing required ones.
 */
export function checkQuery(row: Row, search: URLSearchParams): Record<string, unknown> {
	const parameters = row.facts.query;
	const query: Record<string, unknown> = {};
	for (const name of new Set(search.keys())) {
		if (!Object.hasOwn(parameters, name)) throw invalid(`Unknown query parameter '${name}'.`);
		query[name] = typed(name, parameters[name], search.getAll(name));
	}
	let schema = querySchemas.get(row);
	if (!schema) querySchemas.set(row, (schema = querySchema(parameters)));
	hold(query, schema, 'Parameter');
	return query;
}

/** The body, once it fits what is known of it (400 code 1 otherwise, naming the key). */
export function checkBody(row: Row, body: unknown): unknown {
	for (const schema of [row.facts.body, row.also]) if (schema) hold(body, schema, 'Body');
	return body;
}

function hold(value: unknown, schema: JsonSchema, what: 'Parameter' | 'Body'): void {
	let check = checks.get(schema);
	if (!check) checks.set(schema, (check = ajv.compile(schema)));
	if (!check(value)) throw invalid(describe(check.errors?.[0], what));
}

const digits = /^\d+$/;

/** Percent-decodes the path's ids; they are digits unless the row says otherwise (400). */
export function checkPath(row: Row, raw: Record<string, string>): Record<string, string> {
	const path: Record<string, string> = {};
	for (const [name, encoded] of Object.entries(raw)) {
		let value: string;
		try {
			value = decodeURIComponent(encoded);
		} catch {
			throw invalid(`Path parameter '${name}' is not well encoded.`);
		}
		const pattern = row.pathPatterns?.[name] ?? row.facts.pathPatterns[name] ?? digits;
		if (!pattern.test(value))
			throw invalid(`Path parameter '${name}' does not match ${pattern.source} (was ${short(value)}).`);
		path[name] = value;
	}
	return path;
}

export function invalid(message: string): Refusal {
	return new Refusal(400, 1, message);
}

function typed(name: string, { schema, explode }: QueryParameter, given: string[]): unknown {
	if (schema.type === 'array' && explode) return given;
	if (given.length > 1) throw invalid(`Parameter '${name}' was given ${given.length} times.`);
	const [value] = given;
	switch (schema.type) {
		case 'array':
			return value.split(',');
		case 'integer':
			if (!/^-?\d+$/.test(value)) throw invalid(`Parameter '${name}' was not numeric (was ${short(value)}).`);
			return Number(value);
		case 'number':
			if (value.trim() === '' || !Number.isFinite(Number(value)))
				throw invalid(`Parameter '${name}' was not numeric (was ${short(value)}).`);
			return Number(value);
		case 'boolean':
			if (value !== 'true' && value !== 'false')
				throw invalid(`Parameter '${name}' was not boolean (was ${short(value)}).`);
			return value === 'true';
		default:
			return value;
	}
}

function querySchema(parameters: Record<string, QueryParameter>): JsonSchema {
	const properties = Object.entries(parameters).map(([name, { schema }]) => [name, schema] as const);
	const required = Object.keys(parameters).filter((name) => parameters[name].required);
	return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}

function describe(error: ErrorObject | undefined, what: 'Parameter' | 'Body'): string {
	if (!error) return `${what} is not valid.`;
	const where = error.instancePath.slice(1).replaceAll('/', '.');
	const params = error.params as Record<string, unknown>;
	switch (error.keyword) {
		case 'required':
			return `${what} '${join(where, params.missingProperty)}' is required.`;
		case 'additionalProperties':
			return `Unknown ${what.toLowerCase()} key '${join(where, params.additionalProperty)}'.`;
		case 'enum':
			return `${what} '${where}' must be one of ${(params.allowedValues as unknown[]).join(', ')}.`;
		default:
			return `${what}${where ? ` '${where}'` : ''} ${error.message ?? 'is not valid'}.`;
	}
}

function join(where: string, name: unknown): string {
	return where ? `${where}.${String(name)}` : String(name);
}

function short(value: string): string {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
