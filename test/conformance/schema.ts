/** The part of JSON Schema that API descriptions use. */
export interface Schema {
	$ref?: string;
	type?: string;
	enum?: unknown[];
	pattern?: string;
	format?: string;
	minimum?: number;
	maximum?: number;
	exclusiveMinimum?: boolean | number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean | Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
	nullable?: boolean;
	readOnly?: boolean;
	default?: unknown;
	example?: unknown;
}

/** One of several shapes a value may have. */
export interface Variant {
	/** As reports name it: the discriminator's value, the schema's name or the number. */
	label: string;
	schema: Schema;
	/** What the discriminator must say. */
	says?: { property: string; value: string };
}

/** A schema with its references and `allOf` parts put together. */
export interface View {
	type?: string;
	enum?: unknown[];
	/** The first of the parts that has the keyword counts. */
	bounds: Pick<
		Schema,
		| 'pattern'
		| 'format'
		| 'minimum'
		| 'maximum'
		| 'exclusiveMinimum'
		| 'minLength'
		| 'maxLength'
		| 'minItems'
		| 'maxItems'
		| 'items'
		| 'example'
		| 'default'
	>;
	properties: Map<string, Schema>;
	required: Set<string>;
	/** Each `oneOf` or `anyOf`: a value has one variant of every union. */
	unions: Variant[][];
	/** Keys that are not among the properties are allowed on purpose, with values of this schema. */
	more?: Schema;
	/** What those keys look like, where the description says it. */
	keys?: Schema;
	readOnly: boolean;
	nullable: boolean;
}

const BOUNDS = [
	'pattern',
	'format',
	'minimum',
	'maximum',
	'exclusiveMinimum',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'items',
	'example',
	'default',
] as const;

/** Reads the schemas of one document; views are made once. */
export class Schemas {
	private readonly views = new Map<Schema, View>();

	constructor(private readonly document: unknown) {}

	/** The object a reference leads to. Throws when there is none. */
	resolve<T extends { $ref?: string }>(value: T): T {
		if (!value.$ref) return value;
		const parts = value.$ref.replace(/^#\//, '').split('/');
		const found = parts
			.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
			.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], this.document);
		if (found === undefined) throw new Error(`The description refers to ${value.$ref}, which is not in it`);
		return this.resolve(found as T);
	}

	view(schema: Schema): View {
		let view = this.views.get(schema);
		if (!view) {
			view = { bounds: {}, properties: new Map(), required: new Set(), unions: [], readOnly: false, nullable: false };
			this.views.set(schema, view);
			this.collect(schema, view, new Set());
			this.nameKeys(view);
			const { properties, unions, type, enum: values, bounds } = view;
			const free = properties.size === 0 && unions.length === 0 && !values && !bounds.items;
			if (free && (type === undefined || type === 'object')) view.more ??= {};
			view.type ??= properties.size > 0 ? 'object' : bounds.items ? 'array' : undefined;
		}
		return view;
	}

	/** The unions' variants that a value has the shape of, through all levels, and the schema itself. */
	shapesOf(schema: Schema, value: unknown): Array<{ view: View; label: string }> {
		const view = this.view(schema);
		const shapes = [{ view, label: '' }];
		for (const variants of view.unions) {
			for (const { label, schema: one } of this.fitting(variants, value)) {
				const named = variants.length > 1 && isStructured(value) ? `<${label}>` : '';
				shapes.push(...this.shapesOf(one, value).map((shape) => ({ ...shape, label: `${named}${shape.label}` })));
			}
		}
		return shapes;
	}

	private collect(schema: Schema, view: View, seen: Set<Schema>): void {
		if (schema.$ref) return this.collect(this.resolve(schema), view, seen);
		if (seen.has(schema)) return;
		seen.add(schema);
		view.type ??= schema.type;
		const values = schema.enum?.filter((value: unknown) => value !== null);
		view.enum =
			view.enum && values
				? view.enum.filter((value) => values.some((other) => other === value))
				: (view.enum ?? values);
		view.readOnly ||= schema.readOnly === true;
		view.nullable ||= schema.nullable === true;
		const bounds = view.bounds as Record<string, unknown>;
		const { items } = view.bounds;
		for (const key of BOUNDS) bounds[key] ??= schema[key];
		if (items && schema.items) bounds.items = { allOf: [items, schema.items] };
		for (const [name, property] of Object.entries(schema.properties ?? {})) {
			const other = view.properties.get(name);
			view.properties.set(name, other ? { allOf: [other, property] } : property);
		}
		for (const name of schema.required ?? []) view.required.add(name);
		if (schema.additionalProperties)
			view.more ??= schema.additionalProperties === true ? {} : schema.additionalProperties;
		for (const part of schema.allOf ?? []) this.collect(part, view, seen);
		for (const union of [schema.oneOf, schema.anyOf]) {
			if (union && union.length > 0) view.unions.push(this.variants(union, schema.discriminator));
		}
		return undefined;
	}

	/**
	 * Where all values are numbers and one property is text, that one is none: it says what the keys are. Its enum are the keys
	 * that there can be.
	 */
	private nameKeys(view: View): void {
		const { more, properties, required } = view;
		if (!more || properties.size !== 1 || !['number', 'integer'].includes(this.view(more).type ?? '')) return;
		const [[name, schema]] = properties;
		const { type, enum: keys } = this.view(schema);
		if (type !== 'string' || required.has(name)) return;
		properties.delete(name);
		if (!keys) view.keys = schema;
		else {
			for (const key of keys) properties.set(String(key), more);
			view.more = undefined;
		}
	}

	private variants(union: Schema[], discriminator: Schema['discriminator']): Variant[] {
		const mapping = Object.entries(discriminator?.mapping ?? {});
		return union.map((schema, index) => {
			const value = mapping.find(([, target]) => target === schema.$ref)?.[0];
			const label = value ?? schema.$ref?.split('/').pop() ?? String(index + 1);
			const says = discriminator && value ? { property: discriminator.propertyName, value } : undefined;
			return { label, schema, says };
		});
	}

	/** Where nothing fits, what suits but for unknown keys does; else everything: the validator says what is wrong. */
	private fitting(variants: Variant[], value: unknown): Variant[] {
		const object = isObject(value) ? value : {};
		const told = variants.filter(({ says }) => says && object[says.property] === says.value);
		if (told.length > 0) return told;
		const fitting = variants.filter(({ schema }) => this.fits(schema, value));
		if (fitting.length > 0) return fitting;
		const suiting = variants.filter(({ schema }) => this.suits(schema, value));
		return suiting.length > 0 ? suiting : variants;
	}

	/** Whether a value could be meant by a schema: types, enums, required keys and no others, at every depth. */
	private fits(schema: Schema, value: unknown): boolean {
		return this.suits(schema, value) && this.keysFit(schema, value);
	}

	private suits(schema: Schema, value: unknown): boolean {
		const { type, enum: values, required, properties, unions, bounds } = this.view(schema);
		if (values && !values.includes(value)) return false;
		if (type && !isOfType(value, type)) return false;
		if (isObject(value)) {
			for (const name of required) {
				const property = properties.get(name);
				if (!(name in value) && !(property && this.view(property).readOnly)) return false;
			}
			for (const [name, property] of properties) {
				if (value[name] !== undefined && value[name] !== null && !this.fits(property, value[name])) return false;
			}
		}
		const { items } = bounds;
		if (Array.isArray(value) && items && !value.every((one) => this.fits(items, one))) return false;
		return unions.every((variants) => variants.some((variant) => this.suits(variant.schema, value)));
	}

	private keysFit(schema: Schema, value: unknown): boolean {
		if (!isObject(value)) return true;
		const known = this.keysOf(schema, value);
		return known === 'any' || Object.keys(value).every((key) => known.has(key));
	}

	/** The keys that a value may have: those of the schema and of the variants that suit it. */
	private keysOf(schema: Schema, value: unknown): Set<string> | 'any' {
		const { properties, unions, more } = this.view(schema);
		if (more) return 'any';
		const keys = new Set(properties.keys());
		for (const variant of unions.flat()) {
			if (!this.suits(variant.schema, value)) continue;
			const others = this.keysOf(variant.schema, value);
			if (others === 'any') return 'any';
			for (const key of others) keys.add(key);
		}
		return keys;
	}
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStructured(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

function isOfType(value: unknown, type: string): boolean {
	if (type === 'object') return isObject(value);
	if (type === 'array') return Array.isArray(value);
	if (type === 'integer') return Number.isInteger(value);
	return typeof value === type;
}
