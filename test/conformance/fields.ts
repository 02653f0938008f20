import { isObject, type Schema, type Schemas, type View } from './schema';

/** A place for a value: `media_source<image_url>.url`, `items[].title`, `targets.*` where keys are free. */
export type FieldPath = string;

/** A field as described. */
export interface DescribedField {
	path: FieldPath;
	/** The values of an enum; none for `x[]`, whose values stand with it but which is no field of its own. */
	values?: unknown[];
	isElement: boolean;
	schema: Schema;
}

const MOST_LEVELS = 14;

/**
 * Every field that a value of the schema can have, nested ones too, each variant's own apart. Read-only ones and those
 * in recursion are left out.
 */
export function fieldsOf(schemas: Schemas, schema: Schema, root = ''): DescribedField[] {
	const found = new Map<FieldPath, DescribedField>();
	descend(schema, root, []);
	return [...found.values()];

	function descend(one: Schema, path: FieldPath, above: View[]): void {
		const view = schemas.view(one);
		if (above.includes(view) || above.length > MOST_LEVELS) return;
		const within = [...above, view];
		for (const [name, property] of view.properties) {
			const { readOnly } = schemas.view(property);
			if (readOnly) continue;
			const below = joined(path, name);
			add(below, property, false);
			descend(property, below, within);
		}
		if (view.more && schemas.view(view.more).type === 'object') descend(view.more, `${path}.*`, within);
		if (view.bounds.items) {
			if (scalarValues(schemas, view.bounds.items)) add(`${path}[]`, view.bounds.items, true);
			descend(view.bounds.items, `${path}[]`, within);
		}
		for (const variants of view.unions) {
			for (const { label, schema: variant } of variants) {
				const { properties, unions, bounds } = schemas.view(variant);
				const structured = properties.size > 0 || unions.length > 0 || bounds.items !== undefined;
				if (structured) descend(variant, variants.length > 1 ? `${path}<${label}>` : path, within);
			}
		}
	}

	function add(path: FieldPath, property: Schema, isElement: boolean): void {
		if (found.has(path)) return;
		found.set(path, { path, values: scalarValues(schemas, property), isElement, schema: property });
	}
}

/** The values a text or number may have, of all its variants; undefined where any may come. */
export function scalarValues(schemas: Schemas, schema: Schema): unknown[] | undefined {
	const view = schemas.view(schema);
	if (view.enum) return view.enum;
	const parts = view.unions.flat().map((variant) => scalarValues(schemas, variant.schema));
	if (parts.length === 0 || parts.some((values) => values === undefined)) return undefined;
	return [...new Set(parts.flatMap((values) => values ?? []))];
}

/** What `walk` tells about a value. */
export interface Walk {
	field(path: FieldPath, schema: Schema, value: unknown): void;
	unknown(path: FieldPath): void;
}

/** Goes through a value beside its schema; paths are those of `fieldsOf`. */
export function walk(schemas: Schemas, schema: Schema, value: unknown, to: Walk, path: FieldPath = ''): void {
	const shapes = schemas.shapesOf(schema, value);
	if (Array.isArray(value)) {
		for (const { view, label } of shapes) {
			const { items } = view.bounds;
			if (!items) continue;
			const below = `${path}${label}[]`;
			for (const element of value as unknown[]) {
				to.field(below, items, element);
				walk(schemas, items, element, to, below);
			}
		}
		return;
	}
	if (!isObject(value)) return;
	for (const [name, one] of Object.entries(value)) {
		const owners = shapes.filter(({ view }) => view.properties.has(name));
		for (const { view, label } of owners) {
			const property = view.properties.get(name) as Schema;
			const below = joined(`${path}${label}`, name);
			to.field(below, property, one);
			walk(schemas, property, one, to, below);
		}
		if (owners.length > 0) continue;
		const open = shapes.find(({ view }) => view.more !== undefined);
		if (!open) to.unknown(joined(path, name));
		else if (open.view.more) walk(schemas, open.view.more, one, to, `${path}${open.label}.*`);
	}
}

function joined(path: FieldPath, name: string): FieldPath {
	return path === '' ? name : `${path}.${name}`;
}
