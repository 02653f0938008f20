import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { Refusal, type JsonSchema, type Parameter, type Row } from './row';

const ajv = new Ajv({ useDefaults: true, discriminator: true, strict: true, allowUnionTypes: true });
addFormats(ajv, ['date']);
ajv.addFormat('base64-text', isBase64Text);

/** One or more of base64's characters. Looked at in parts: one expression over 28 MB overflows the stack. */
function isBase64Text(text: string): boolean {
	const part = 65_536;
	for (let at = 0; at < text.length; at += part) {
		if (!/^[a-zA-Z0-9+/=]+$/.test(text.slice(at, at + part))) return false;
	}
	return text.length > 0;
}

const queryChecks = new WeakMap<Row, ValidateFunction>();
const bodyChecks = new WeakMap<Row, ValidateFunction>();

/**
 * The query parameters with their types and defaults. Refuses (400 code 1, naming the parameter) names the row does not have, so also
 * `a[0]=`, `a[]=`; parameters given twice that are no exploded array; wrong types, values and bounds; missing required ones.
 */
export function checkQuery(row: Row, search: URLSearchParams): Record<string, unknown> {
	const parameters = row.query ?? {};
	const query: Record<string, unknown> = {};
	for (const name of new Set(search.keys())) {
		if (!Object.hasOwn(parameters, name)) throw invalid(`Unknown query parameter '${name}'.`);
		query[name] = typed(name, parameters[name], search.getAll(name));
	}
	let check = queryChecks.get(row);
	if (!check) queryChecks.set(row, (check = ajv.compile(querySchema(parameters))));
	if (!check(query)) throw invalid(describe(check.errors?.[0], 'Parameter'));
	return query;
}

/** The body, once it fits the row's schema (400 code 1 otherwise, naming the key). */
export function checkBody(row: Row, body: unknown): unknown {
	if (!row.body) return undefined;
	let check = bodyChecks.get(row);
	if (!check) bodyChecks.set(row, (check = ajv.compile(row.body)));
	if (!check(body)) throw invalid(describe(check.errors?.[0], 'Body'));
	return body;
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
		const pattern = row.pathPatterns?.[name] ?? digits;
		if (!pattern.test(value))
			throw invalid(`Path parameter '${name}' does not match ${pattern.source} (was ${short(value)}).`);
		path[name] = value;
	}
	return path;
}

export function invalid(message: string): Refusal {
	return new Refusal(400, 1, message);
}

function typed(name: string, parameter: Parameter, given: string[]): unknown {
	if (parameter.type === 'array' && parameter.explode !== false) return given;
	if (given.length > 1) throw invalid(`Parameter '${name}' was given ${given.length} times.`);
	const [value] = given;
	switch (parameter.type) {
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
		case 'string':
			return value;
	}
}

function querySchema(parameters: Record<string, Parameter>): JsonSchema {
	const properties: Record<string, JsonSchema> = {};
	for (const [name, { required: _required, explode: _explode, items, ...rest }] of Object.entries(parameters)) {
		properties[name] = items ? { ...rest, items: { type: 'string', ...items } } : rest;
	}
	const required = Object.keys(parameters).filter((name) => parameters[name].required);
	return { type: 'object', properties, required, additionalProperties: false };
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
