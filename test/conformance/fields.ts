import { isObject, type Schema, type Schemas, type Variant, type View } from './schema';

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

	/** @param said what a discriminator must say in this variant */
	function descend(one: Schema, path: FieldPath, above: View[], said?: Variant['says']): void {
		const view = schemas.view(one);
		if (above.includes(view) || above.length > MOST_LEVELS) return;
		const within = [...above, view];
		const told = new Map<string, unknown[]>();
		for (const { says } of view.unions.flat()) {
			if (says) told.set(says.property, [...(told.get(says.property) ?? []), says.value]);
		}
		if (said) told.set(said.property, [said.value]);
		for (const [name, property] of view.properties) {
			const { readOnly } = schemas.view(property);
			if (readOnly) continue;
			const below = joined(path, name);
			add(below, property, false, told.get(name));
			descend(property, below, within);
		}
		if (view.more && schemas.view(view.more).type === 'object') descend(view.more, `${path}.*`, within);
		if (view.bounds.items) {
			if (scalarValues(schemas, view.bounds.items)) add(`${path}[]`, view.bounds.items, true, undefined);
			descend(view.bounds.items, `${path}[]`, within);
		}
		for (const variants of view.unions) {
			for (const { label, schema: variant, says } of variants) {
				const { properties, unions, bounds } = schemas.view(variant);
				const structured = properties.size > 0 || unions.length > 0 || bounds.items !== undefined;
				if (structured) descend(variant, variants.length > 1 ? `${path}<${label}>` : path, within, says);
			}
		}
	}

	function add(path: FieldPath, property: Schema, isElement: boolean, values?: unknown[]): void {
		if (found.has(path)) return;
		found.set(path, { path, values: values ?? scalarValues(schemas, property), isElement, schema: property });
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

/**
 * Goes through a value beside its schema; paths are those of `fieldsOf`. A key is unknown where none of the variants that the
 * value may be has it.
 */
export function walk(schemas: Schemas, schema: Schema, value: unknown, to: Walk, path: FieldPath = ''): void {
	const known = new Set<string>();
	const unknown = new Map<string, FieldPath>();
	descend(schema, value, path, '');
	for (const [place, named] of unknown) if (!known.has(place)) to.unknown(named);

	function descend(one: Schema, part: unknown, at: FieldPath, place: string): void {
		const shapes = schemas.shapesOf(one, part);
		if (Array.isArray(part)) {
			for (const { view, label } of shapes) {
				const { items } = view.bounds;
				if (!items) continue;
				for (const [index, element] of (part as unknown[]).entries()) {
					to.field(`${at}${label}[]`, items, element);
					descend(items, element, `${at}${label}[]`, `${place}/${index}`);
				}
			}
		}
		if (!isObject(part)) return;
		for (const [name, below] of Object.entries(part)) {
			const within = `${place}/${name}`;
			const owners = shapes.filter(({ view }) => view.properties.has(name));
			const open = shapes.find(({ view }) => view.more !== undefined);
			if (owners.length > 0 || open) known.add(within);
			else if (!unknown.has(within)) unknown.set(within, joined(at, name));
			for (const { view, label } of owners) {
				const property = view.properties.get(name) as Schema;
				to.field(joined(`${at}${label}`, name), property, below);
				descend(property, below, joined(`${at}${label}`, name), within);
			}
			if (owners.length === 0 && open?.view.more) descend(open.view.more, below, `${at}${open.label}.*`, within);
		}
	}
}

function joined(path: FieldPath, name: string): FieldPath {
	return path === '' ? name : `${path}.${name}`;
}
