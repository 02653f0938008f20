/** Answers as the API description writes them, and odd ones made of them. */
import { readFileSync } from 'node:fs';

import type { RequestName } from '../../nodes/shared/api/requestName';
import { requestOf } from '../../nodes/shared/api/requestName';
import { FACTS } from './index';

interface Schema {
	$ref?: string;
	type?: string | string[];
	enum?: unknown[];
	properties?: Record<string, Schema>;
	additionalProperties?: Schema | boolean;
	items?: Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
}

interface Description {
	paths: Record<
		string,
		Record<string, { responses: Record<string, { content?: Record<string, { schema?: Schema }> }> }>
	>;
}

const description = JSON.parse(readFileSync(FACTS, 'utf8')) as Description;

/** A good answer of a request with everything in it that is described; undefined where it has no body. */
export function sampleOf(name: RequestName): unknown {
	const { method, path } = requestOf(name);
	const { responses } = description.paths[path][method.toLowerCase()];
	const good = Object.entries(responses).find(([status]) => /^2/.test(status));
	const schema = good?.[1].content?.['application/json']?.schema;
	return schema && sample(schema, 0);
}

function sample(schema: Schema, depth: number): unknown {
	if (schema.$ref) return sample(resolved(schema.$ref), depth);
	if (depth > 8) return undefined;
	const [one] = schema.oneOf ?? schema.anyOf ?? [];
	if (one) return sample(one, depth);
	if (schema.allOf) return sample(merged(schema.allOf), depth);
	if (schema.enum) return schema.enum[0];
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	if (type === 'array' || schema.items) return [sample(schema.items ?? {}, depth + 1)];
	if (schema.properties)
		return Object.fromEntries(Object.entries(schema.properties).map(([key, own]) => [key, sample(own, depth + 1)]));
	if (typeof schema.additionalProperties === 'object') return { '11': sample(schema.additionalProperties, depth + 1) };
	if (type === 'object') return { '11': 'x' };
	return { string: '11', integer: 11, number: 11, boolean: true }[type ?? ''] ?? 'x';
}

/** Parts of a schema as one; of a property that several have, the one that says most. */
function merged(parts: Schema[]): Schema {
	const properties: Record<string, Schema> = {};
	for (const part of parts) {
		const { $ref, allOf } = part;
		const whole = $ref ? resolved($ref) : part;
		for (const [key, own] of Object.entries(
			(allOf ? merged(allOf) : whole.allOf ? merged(whole.allOf) : whole).properties ?? {},
		))
			if (saysMore(own, properties[key])) properties[key] = own;
	}
	return { type: 'object', properties };
}

/** Whether a schema names what another leaves open. */
function saysMore(schema: Schema, other: Schema | undefined): boolean {
	return other === undefined || schema.items?.$ref !== undefined || other.items?.$ref === undefined;
}

function resolved(ref: string): Schema {
	return ref
		.slice(2)
		.split('/')
		.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], description) as Schema;
}

/** What stands in place of an object or list. */
const ODD: unknown[] = [null, 'surprise', 7, true, {}, [], [null], ['surprise'], [7], [{}], [[]], undefined];

/** The answer with odd things in each place where an object or a list is, and without each text and number: what is odd, and where. */
export function* oddAnswers(answer: unknown): Generator<{ what: string; answer: unknown }> {
	for (const { path, value } of places(answer, [])) {
		const isLeaf = typeof value !== 'object' || value === null;
		for (const odd of isLeaf ? [null, undefined, {}, []] : ODD)
			yield { what: `${path.join('.')} is ${JSON.stringify(odd) ?? 'missing'}`, answer: replaced(answer, path, odd) };
		if (Array.isArray(value))
			for (const odd of [null, 'surprise', 7, {}, []])
				yield {
					what: `${path.join('.')} begins with ${JSON.stringify(odd)}`,
					answer: replaced(answer, path, [odd, ...(value as unknown[])]),
				};
	}
}

function* places(value: unknown, path: string[]): Generator<{ path: string[]; value: unknown }> {
	yield { path, value };
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) yield* places(inner, [...path, key]);
}

function replaced(value: unknown, [key, ...rest]: string[], odd: unknown): unknown {
	if (key === undefined) return odd;
	if (Array.isArray(value) && rest.length === 0 && odd === undefined)
		return value.filter((_, at) => String(at) !== key);
	if (Array.isArray(value))
		return value.map((one, at) => (String(at) === key ? replaced(one, rest, odd) : one) as unknown);
	const object = value as Record<string, unknown>;
	const inner = replaced(object[key], rest, odd);
	const others = Object.entries(object).filter(([name]) => name !== key);
	return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}
