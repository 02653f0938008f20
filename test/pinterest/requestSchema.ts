import { Schemas, type Schema } from '../conformance/schema';
import type { JsonSchema } from './row';

const BOUNDS = ['pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/**
 * JSON schemas (ajv) of what a request may hold, made of a description's schemas: their parts are put together, what only answers have is
 * left out, and no object takes a key that is not described. Where a value has several shapes they stand under `variants` (`check.ts`).
 */
export class RequestSchemas {
	private readonly made = new Map<Schema, JsonSchema>();

	constructor(readonly schemas: Schemas) {}

	of(schema: Schema): JsonSchema {
		let made = this.made.get(schema);
		if (!made) this.made.set(schema, (made = this.make(schema)));
		return made;
	}

	/** Every shape that a value may have, each without unions. */
	shapesOf(schema: Schema): Schema[] {
		const { unions } = this.schemas.view(schema);
		if (unions.length === 0) return [schema];
		const [first, ...others] = unions;
		const own = this.own(schema);
		const rest = others.map((variants) => ({ anyOf: variants.map((variant) => variant.schema) }));
		const { anyOf, discriminator } = this.schemas.resolve(schema);
		const all =
			!discriminator && anyOf?.every((one) => this.mayHaveMore(one))
				? [{ schema: { allOf: anyOf }, says: undefined }]
				: [];
		return [...first, ...all].flatMap(({ schema: variant, says }) => {
			const told = says ? [{ properties: { [says.property]: { enum: [says.value] } } }] : [];
			return this.shapesOf({ allOf: [own, variant, ...told, ...rest] });
		});
	}

	/** Variants that leave other keys open can be meant at the same time. */
	private mayHaveMore(schema: Schema): boolean {
		const { type, additionalProperties, allOf } = this.schemas.resolve(schema);
		return type === 'object' && additionalProperties === undefined && !allOf;
	}

	private make(schema: Schema): JsonSchema {
		const variants = this.shapesOf(schema).map((shape) => this.closed(shape));
		if (variants.length === 1) return variants[0];
		const values = variants.map(({ enum: one }) => one);
		if (values.every(Array.isArray)) return { ...variants[0], enum: [...new Set(values.flat() as unknown[])] };
		return { variants };
	}

	private closed(schema: Schema): JsonSchema {
		const { type, enum: values, bounds, properties, required, more, nullable } = this.schemas.view(schema);
		const made: JsonSchema = {};
		if (type) made.type = type;
		if (type && nullable) made.nullable = true;
		if (values) made.enum = nullable ? [...values, null] : values;
		for (const bound of BOUNDS) if (bounds[bound] !== undefined) made[bound] = bounds[bound];
		if (bounds.format === 'date') made.format = 'date';
		if (typeof bounds.exclusiveMinimum === 'number') made.exclusiveMinimum = bounds.exclusiveMinimum;
		if (bounds.items) made.items = this.of(bounds.items);
		if (type !== 'object') return made;
		const taken = [...properties].filter(([, property]) => !this.schemas.view(property).readOnly);
		const names = taken.map(([name]) => name);
		made.properties = Object.fromEntries(taken.map(([name, property]) => [name, this.of(property)]));
		made.required = names.filter((name) => required.has(name));
		made.additionalProperties = more ? this.of(more) : false;
		return made;
	}

	/** A schema with its parts in it, without its unions. */
	private own(schema: Schema): Schema {
		const { type, enum: values, bounds, properties, required, more, nullable } = this.schemas.view(schema);
		return {
			...bounds,
			...(type && { type }),
			...(values && { enum: values }),
			...(nullable && { nullable }),
			...(more && { additionalProperties: more }),
			properties: Object.fromEntries(properties),
			required: [...required],
		};
	}
}
