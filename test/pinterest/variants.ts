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
			const ofNone =
				wrongTag(schemas, value) ?? (isNearly(meant, value, failures[0]) ? undefined : unknownKey(schemas, value));
			validate.errors = [ofNone ?? failures[0]].map((failure) => ({
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
	const known = Object.keys(value).filter((key) => takes(schema, key));
	const missing = ((schema.required ?? []) as string[]).filter((key) => !(key in value));
	const wrong = Object.keys(value).filter((key) => tagsOf(schema, key)?.includes(value[key]) === false);
	return Number(schema.type === 'object') + known.length - missing.length / 100 - wrong.length * 1000;
}

/** What is missing is said of a schema that some of the value's keys are of. */
function isNearly(meant: JsonSchema, value: unknown, { keyword }: Failure): boolean {
	return keyword === 'required' && isObject(value) && Object.keys(value).some((key) => key in propertiesOf(meant));
}

function unknownKey(schemas: JsonSchema[], value: unknown): Failure | undefined {
	const keys = isObject(value) ? Object.keys(value) : [];
	const additionalProperty = keys.find((key) => !schemas.some((schema) => takes(schema, key)));
	return additionalProperty === undefined
		? undefined
		: { keyword: 'additionalProperties', params: { additionalProperty } };
}

/** A key whose value is among the few of no schema. */
function wrongTag(schemas: JsonSchema[], value: unknown): Failure | undefined {
	if (!isObject(value)) return undefined;
	for (const [key, given] of Object.entries(value)) {
		const tags = schemas.filter((schema) => takes(schema, key)).map((schema) => tagsOf(schema, key));
		if (tags.length === 0 || tags.some((values) => !values || values.includes(given))) continue;
		return { keyword: 'enum', instancePath: `/${key}`, params: { allowedValues: [...new Set(tags.flat())] } };
	}
	return undefined;
}

function takes(schema: JsonSchema, key: string): boolean {
	return key in propertiesOf(schema) || schema.additionalProperties !== false;
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
