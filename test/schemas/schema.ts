/** As much of JSON Schema as n8n's output schemas use. */
export interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	additionalProperties?: false;
}

/** A schema file: what one item of an operation's output looks like. */
export interface OutputSchema extends Schema {
	version: number;
}

/**
 * The schema that all these items have in common; keys in the order in which they first appear.
 *
 * @param unfilled what keys hold that are `null` in every item
 * @throws Error naming a key that is always `null` and not among those
 */
export function outputSchemaOf(items: unknown[], unfilled: Record<string, Schema>): OutputSchema {
	const found = items.map(schemaOf).reduce(merged, {});
	return { ...filled(found, unfilled), version: 1 };
}

function filled(schema: Schema, unfilled: Record<string, Schema>): Schema {
	const { properties, items } = schema;
	const complete = ([key, value]: [string, Schema]): [string, Schema] => {
		if (value.type !== 'null') return [key, filled(value, unfilled)];
		if (!unfilled[key])
			throw new Error(`"${key}" is null in every run: run something that fills it, or say what it holds`);
		return [key, merged(unfilled[key], value)];
	};
	return {
		...schema,
		...(properties && { properties: Object.fromEntries(Object.entries(properties).map(complete)) }),
		...(items && { items: filled(items, unfilled) }),
	};
}

/** Refuses keys that the schema does not name, at every depth; a schema file says nothing of others, and n8n shows none. */
export function strict(schema: Schema): Schema {
	const { properties, items } = schema;
	return {
		...schema,
		...(properties && {
			properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)])),
			additionalProperties: false,
		}),
		...(items && { items: strict(items) }),
	};
}

function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value))
		return { type: 'array', ...(value.length > 0 && { items: value.map(schemaOf).reduce(merged) }) };
	if (typeof value === 'object') {
		// Numbers by day: other days tomorrow, so none of them belongs into a schema.
		if (Object.keys(value).some((key) => /^\d{4}-\d\d-\d\d/.test(key))) return { type: 'object' };
		const properties = Object.entries(value).map(([key, part]): [string, Schema] => [key, schemaOf(part)]);
		return { type: 'object', properties: Object.fromEntries(properties) };
	}
	return { type: Number.isInteger(value) ? 'integer' : typeof value };
}

function merged(a: Schema, b: Schema): Schema {
	const properties =
		a.properties || b.properties ? mergedProperties(a.properties ?? {}, b.properties ?? {}) : undefined;
	const items = a.items && b.items ? merged(a.items, b.items) : (a.items ?? b.items);
	return { type: mergedType(a.type, b.type), ...(properties && { properties }), ...(items && { items }) };
}

function mergedProperties(a: Record<string, Schema>, b: Record<string, Schema>): Record<string, Schema> {
	const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
	return Object.fromEntries(
		keys.map((key) => [key, key in a && key in b ? merged(a[key], b[key]) : (a[key] ?? b[key])]),
	);
}

/** `null` stands last, because the editor shows the first type of several. */
function mergedType(...both: Array<Schema['type']>): Schema['type'] {
	const all = new Set(both.flatMap((type) => type ?? []));
	if (all.has('number')) all.delete('integer');
	const types = [...all].sort((a, b) => Number(a === 'null') - Number(b === 'null') || a.localeCompare(b));
	return types.length === 1 ? types[0] : types;
}
