import type { Chooser } from './chooser';
import { FINAL_STATES, NUMBER_RULES, OTHER_TEXTS, STORE_ADDRESS, TEXT_RULES } from './rules';
import type { Schema, Schemas, Variant, View } from './schema';

/** How values are made. */
export interface MakeOptions {
	/** Every optional property, or only the required ones. */
	fill: 'all' | 'required';
	/** For answers: read-only properties too, final states, addresses of this server for files. */
	store?: string;
	/** For JSON that a node passes on: of many values, any will do. */
	passedOn?: boolean;
}

/** Longer enums do not take turns in JSON that a node passes on. */
export const MOST_TURNS = 30;

const MOST_LEVELS = 11;
const MOST_TEXT = 24;
const MOST_KINDS = 60;

/** Makes values that fit schemas. */
export class Maker {
	private turn = 0;

	constructor(
		private readonly schemas: Schemas,
		readonly choose: Chooser,
	) {}

	/**
	 * A value that fits the schema; no null. Alternatives (enums, variants, true and false) take turns.
	 *
	 * @param key counts the turns
	 * @param name what the value is called
	 */
	make(schema: Schema, key: string, name: string, options: MakeOptions, level = 0): unknown {
		const view = this.schemas.view(schema);
		const { type } = view;
		// What a run with the required values alone chose has not had its turn.
		if (level === 0 && options.fill === 'required') key = `required ${key}`;
		const unions = view.unions.map((variants) => this.ofType(variants, type)).filter((variants) => variants.length > 0);
		if (view.enum && view.enum.length > 0) return this.oneOf(view.enum, key, options);
		if (type === undefined && view.more && view.properties.size === 0) return { made: `value ${++this.turn}` };
		if (type === 'object' || view.properties.size > 0) return this.object(view, key, options, level);
		if (type === 'array' || view.bounds.items) return this.array(view, key, name, options, level);
		if (unions.length > 0) {
			const { schema: variant, label } = this.variant(unions[0], key);
			return this.make(variant, `${key}<${label}>`, name, options, level + 1);
		}
		if (type === 'boolean') return options.store ? true : this.choose.pick(key, [true, false]);
		const ruled = type === 'integer' ? NUMBER_RULES.find((rule) => rule.name.test(name)) : undefined;
		if (ruled) return ruled.value(++this.turn);
		if (type === 'integer' || type === 'number') return this.number(view);
		return this.text(view, name, options);
	}

	/** A text that fits the bounds of a view; `attempt` leads to other ones. */
	text(view: Pick<View, 'bounds'>, name: string, options?: MakeOptions, attempt = 0): string {
		const turn = ++this.turn;
		const { format, pattern, minLength = 0, maxLength = Infinity, example } = view.bounds;
		if (options?.store && STORE_ADDRESS.test(name)) return `${options.store}/${name}/${turn}`;
		const ruled = TEXT_RULES.filter((rule) => rule.name.test(name)).map((rule) => rule.value(turn));
		const candidates = [
			...(format === 'date-time' ? [new Date(Date.now() - 7 * 86_400_000).toISOString()] : []),
			...ruled,
			...OTHER_TEXTS.map((make) => make(turn)),
			...(typeof example === 'string' ? [example] : []),
		];
		const regex = pattern === undefined ? undefined : new RegExp(pattern, 'u');
		const fitting = candidates
			.map((text) => (text.length < minLength ? text.padEnd(minLength, 'x') : text))
			.filter((text) => text.length <= maxLength && (regex?.test(text) ?? true) && hasFormat(text, format));
		if (fitting.length > 0) return fitting[attempt % fitting.length];
		return `Made text ${turn}`.slice(-Math.max(1, Math.min(MOST_TEXT, maxLength)));
	}

	number({ bounds, type }: Pick<View, 'bounds' | 'type'>): number {
		const { minimum, maximum, exclusiveMinimum } = bounds;
		const least =
			(minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum : 0)) + (exclusiveMinimum ? 1 : 0);
		const most = maximum ?? least + 1000;
		const range = Math.floor(most - least);
		const whole = Math.ceil(least) + (range > 0 ? this.choose.below(range + 1) : 0);
		return type === 'number' && range > 0 && whole < most ? Math.min(whole + 0.5, most) : Math.min(whole, most);
	}

	private object(view: View, key: string, options: MakeOptions, level: number): Record<string, unknown> {
		const made: Record<string, unknown> = {};
		const deep = level >= MOST_LEVELS;
		for (const variants of view.unions) {
			const { schema, label, says } = this.variant(variants, key);
			Object.assign(made, this.make(schema, `${key}<${label}>`, '', options, level + 1));
			if (says) made[says.property] = says.value;
		}
		for (const [name, property] of view.properties) {
			if (name in made) continue;
			if (!options.store && this.schemas.view(property).readOnly) continue;
			if (!view.required.has(name) && (options.fill === 'required' || deep)) continue;
			made[name] = this.make(property, `${key}.${name}`, name, options, level + 1);
		}
		if (view.more && !deep && view.properties.size === 0 && view.unions.length === 0) {
			const name = view.keys ? String(this.make(view.keys, `${key} keys`, 'key', options, level + 1)) : 'key';
			made[name] = this.make(view.more, `${key}.*`, 'key', options, level + 1);
		}
		return made;
	}

	private array(view: View, key: string, name: string, options: MakeOptions, level: number): unknown[] {
		const { minItems = 1, maxItems = Infinity, items = {} } = view.bounds;
		const few = level >= MOST_LEVELS || options.fill === 'required';
		const wanted = options.store ? 1 : few ? minItems : Math.max(2, this.kindsOf(items));
		const count = Math.min(Math.max(minItems, wanted, 1), maxItems);
		const singular = name.replace(/s$/, '');
		const made = Array.from({ length: count }, () => this.make(items, `${key}[]`, singular, options, level + 1));
		const unlike = new Map(made.map((one) => [JSON.stringify(one), one]));
		return unlike.size >= minItems ? [...unlike.values()] : made;
	}

	/** So that a list shows every kind of element at once. */
	private kindsOf(items: Schema): number {
		const { enum: values, unions } = this.schemas.view(items);
		return values?.length ?? Math.min(unions[0]?.length ?? 1, MOST_KINDS);
	}

	private ofType(variants: Variant[], type?: string): Variant[] {
		if (type === undefined || type === 'object') return variants;
		return variants.filter(({ schema }) => (this.schemas.view(schema).type ?? type) === type);
	}

	private variant(variants: Variant[], key: string): Variant {
		return variants[this.choose.pick(`${key}<>`, [...variants.keys()])];
	}

	private oneOf(values: unknown[], key: string, { store, passedOn }: MakeOptions): unknown {
		if (passedOn && values.length > MOST_TURNS) return values[this.choose.below(values.length)];
		const final = store ? values.find((value) => FINAL_STATES.test(String(value))) : undefined;
		return final ?? this.choose.pick(key, values);
	}
}

function hasFormat(text: string, format?: string): boolean {
	if (format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text);
	if (format === 'date-time') return /^\d{4}-\d{2}-\d{2}T/.test(text);
	if (format === 'uri') return URL.canParse(text);
	return true;
}
