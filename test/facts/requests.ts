import type { Described, Parameter } from '../conformance/description';
import type { Schema, Schemas } from '../conformance/schema';

/** What is known of one named value of a request. */
export interface Fact {
	types: Set<string>;
	values: Set<string | number | boolean>;
	/** A variant takes any value of its type. */
	open: boolean;
	bounds: Record<string, number | undefined>;
	required: boolean;
	/** It may be null, which takes away what is there. */
	nullable: boolean;
}

export const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/** What a request takes: the names in its query and in its body, where a dot reaches into a nested object, also one in a list. */
export function requestFacts(
	operation: Described,
	schemas: Schemas,
): { query: Map<string, Fact>; body: Map<string, Fact> } {
	const query = new Map<string, Fact>();
	for (const parameter of operation.parameters.filter((one) => one.in === 'query'))
		addParameter(query, parameter, schemas);
	const body = new Map<string, Fact>();
	if (operation.body) addProperties(body, operation.body.schema, schemas, '', new Set(), true);
	return { query, body };
}

function addParameter(
	facts: Map<string, Fact>,
	{ name, schema, required: isRequired }: Parameter,
	schemas: Schemas,
): void {
	addValue(facts, name, schema, schemas, isRequired === true);
	addProperties(facts, schema, schemas, `${name}.`, new Set(), false);
}

/** @param isWhole of the body itself: a list then stands for its elements */
function addProperties(
	facts: Map<string, Fact>,
	given: Schema,
	schemas: Schemas,
	prefix: string,
	seen: Set<Schema>,
	isWhole: boolean,
): Set<string> {
	const schema = schemas.resolve(given);
	if (seen.has(schema)) return new Set();
	const deeper = new Set([...seen, schema]);
	const own = new Set<string>(isWhole ? (schema.required ?? []) : []);
	for (const part of schema.allOf ?? [])
		for (const name of addProperties(facts, part, schemas, prefix, deeper, isWhole)) own.add(name);
	const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map((variant) =>
		addProperties(facts, variant, schemas, prefix, deeper, isWhole),
	);
	for (const name of variants[0] ?? []) if (variants.every((names) => names.has(name))) own.add(name);
	if (schema.items)
		for (const name of addProperties(facts, schema.items, schemas, prefix, deeper, isWhole)) own.add(name);
	for (const [name, value] of Object.entries(schema.properties ?? {})) {
		if (schemas.resolve(value).readOnly || value.readOnly) continue;
		addValue(facts, `${prefix}${name}`, value, schemas, false);
		addProperties(facts, value, schemas, `${prefix}${name}.`, deeper, false);
	}
	if (isWhole && prefix === '')
		for (const name of own) {
			const fact = facts.get(name);
			if (fact) fact.required = true;
		}
	return own;
}

function addValue(facts: Map<string, Fact>, name: string, given: Schema, schemas: Schemas, isRequired: boolean): void {
	const known = facts.get(name);
	const fact: Fact = known ?? {
		types: new Set(),
		values: new Set(),
		open: false,
		bounds: {},
		required: isRequired,
		nullable: false,
	};
	fact.nullable ||= given.nullable === true;
	for (const schema of alternatives(given, schemas)) describe(fact, schema, schemas, known !== undefined);
	facts.set(name, fact);
}

/** A schema with its parts in it; each of its variants where it has some. */
function alternatives(given: Schema, schemas: Schemas): Schema[] {
	const { allOf = [], oneOf = [], anyOf = [], ...own } = schemas.resolve(given);
	const variants = [...oneOf, ...anyOf].flatMap((variant) => alternatives(variant, schemas));
	const parts = allOf.map((part) => alternatives(part, schemas));
	const base = [own as Schema, ...parts.filter((list) => list.length === 1).map(([one]) => one)];
	const whole = Object.assign({}, ...[...base].reverse()) as Schema;
	const several = [...variants, ...parts.filter((list) => list.length > 1).flat()];
	return several.length > 0 ? several : [whole];
}

function describe(fact: Fact, schema: Schema, schemas: Schemas, isKnown: boolean): void {
	const type = schema.type ?? (schema.properties ? 'object' : schema.items ? 'array' : 'unknown');
	fact.types.add(String(type));
	fact.nullable ||= schema.nullable === true;
	const elements = schema.items ? alternatives(schema.items, schemas) : [];
	for (const one of elements.length > 0 ? elements : [schema]) {
		if (one.enum) for (const value of one.enum) fact.values.add(value as string);
		else fact.open = true;
	}
	for (const bound of BOUNDS) {
		const value = schema[bound];
		const before = fact.bounds[bound];
		// Of several variants the widest counts, and none where one has none.
		if (!isKnown && !(bound in fact.bounds)) fact.bounds[bound] = value;
		else if (before === undefined || value === undefined) fact.bounds[bound] = undefined;
		else fact.bounds[bound] = bound.startsWith('min') ? Math.min(before, value) : Math.max(before, value);
	}
}
