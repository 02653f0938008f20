import type { AnySchema, ErrorObject, KeywordDefinition, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types';

import { isObject } from '../conformance/schema';
import type { JsonSchema } from './row';

type Failure = Partial<ErrorObject>;

/**
 * `{variants: [...]}` is fulfilled by a value that fits one of the schemas. Otherwise the refusal names what is wrong with the one that is
 * meant, which is the one with the most of the value's keys, unless a key or a tag is of none of them.
 */
export const variants: KeywordDefinition = {
	keyword: 'variants',
	schemaType: 'array',
	compile(schemas: JsonSchema[], _parent, { self }) {
		const checks = new Map<JsonSchema, ValidateFunction>();
		const checkOf = (schema: JsonSchema): ValidateFunction => {
			let check = checks.get(schema);
			if (!check) checks.set(schema, (check = self.compile(schema as AnySchema)));
			return check;
		};
		const validate = (value: unknown, cxt?: DataValidationCxt): boolean => {
			validate.errors = undefined;
			const [meant, ...others] = byFit(schemas, value);
			if (checkOf(meant)(value)) return true;
			const failures: Failure[] = checkOf(meant).errors ?? [];
			if (others.some((schema) => checkOf(schema)(value))) return true;
			validate.errors = [
				isNearly(meant, value, failures[0]) ? failures[0] : (ofNone(schemas, value) ?? failures[0]),
			].map((failure) => ({
				...failure,
				instancePath: `${cxt?.instancePath ?? ''}${failure.instancePath ?? ''}`,
			}));
			return false;
		};
		validate.errors = undefined as Failure[] | undefined;
		return validate;
	},
};

function byFit(schemas: JsonSchema[], value: unknown): JsonSchema[] {
	return schemas
		.map((schema) => ({ schema, fit: fitOf(schema, value) }))
		.sort((a, b) => b.fit - a.fit)
		.map(({ schema }) => schema);
}

/** A wrong tag outweighs any number of keys. */
function fitOf(schema: JsonSchema, value: unknown): number {
	if (!isObject(value)) return Number(schema.type === typeOf(value));
	const properties = propertiesOf(schema);
	const known = Object.keys(value).filter((key) => key in properties || schema.additionalProperties !== false);
	const missing = ((schema.required ?? []) as string[]).filter((key) => !(key in value));
	const wrong = Object.keys(value).filter((key) => tagsOf(schema, key)?.includes(value[key]) === false);
	return Number(schema.type === 'object') + known.length - missing.length / 100 - wrong.length * 1000;
}

/** What is missing is said of a schema that some of the value's keys are of. */
function isNearly(meant: JsonSchema, value: unknown, { keyword }: Failure): boolean {
	return keyword === 'required' && isObject(value) && Object.keys(value).some((key) => key in propertiesOf(meant));
}

function ofNone(schemas: JsonSchema[], value: unknown): Failure | undefined {
	if (!isObject(value)) return undefined;
	for (const key of Object.keys(value)) {
		const having = schemas.filter((schema) => key in propertiesOf(schema) || schema.additionalProperties !== false);
		if (having.length === 0) return { keyword: 'additionalProperties', params: { additionalProperty: key } };
		const tags = having.map((schema) => tagsOf(schema, key));
		if (tags.some((values) => !values || values.includes(value[key]))) continue;
		const allowedValues = [...new Set(tags.flat())];
		return { keyword: 'enum', instancePath: `/${key}`, params: { allowedValues } };
	}
	return undefined;
}

function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
	return (schema.properties ?? {}) as Record<string, JsonSchema>;
}

function tagsOf(schema: JsonSchema, key: string): unknown[] | undefined {
	return propertiesOf(schema)[key]?.enum as unknown[] | undefined;
}

function typeOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}
