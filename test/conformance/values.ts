import type { INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Described } from './description';
import type { ApiDescription } from './description';
import type { DescribedField } from './fields';
import type { Maker, MakeOptions } from './make';
import type { Hint } from './nodes';
import { BINARY_KINDS, BINARY_TEXT, COMMA_SEPARATED } from './rules';
import type { Schema } from './schema';

type Value = INodeParameters[string];

/** What values are made from. */
export interface Source {
	api: ApiDescription;
	maker: Maker;
	target?: Described;
	hints: Map<string, Hint>;
	/** Where values came out in earlier runs: schemas by parameter path. */
	learned: Map<string, Schema>;
	/** How often the node refused the value of a parameter, by path: another one is tried. */
	refused: Map<string, number>;
	/** Turns are counted for each operation. */
	key: string;
	/** For the request body that a JSON parameter holds as a whole. */
	fill: MakeOptions['fill'];
}

/** What a run sets. */
export interface Filled {
	/** Texts by parameter path, to see where they come out. */
	texts: Map<string, string>;
	/** Parameters that can have another value where the node refuses this one. */
	tried: Set<string>;
	/** Paths by what a person sees, as errors of the node begin with it. */
	labels: Map<string, string[]>;
	/** Binary properties the item needs. */
	binary: Map<string, 'image' | 'video' | 'text'>;
	/** A JSON parameter holds the whole body. */
	wholeBody: boolean;
	/** Parameters of kinds that can't be filled. */
	unfilled: string[];
}

export const nothingFilled = (): Filled => ({
	texts: new Map(),
	tried: new Set(),
	labels: new Map(),
	binary: new Map(),
	wholeBody: false,
	unfilled: [],
});

/** A valid value for a parameter, and what there is to know about it. */
export function valueOf(
	property: INodeProperties,
	path: string,
	source: Source,
	filled: Filled,
	isEntryShown: (entry: INodeProperties, beside: INodeParameters) => boolean,
	parent?: Schema,
): Value | undefined {
	const { type, name, typeOptions } = property;
	filled.labels.set(property.displayName, [...(filled.labels.get(property.displayName) ?? []), path]);
	const schema = schemaFor(property, path, source, parent);
	const key = `${source.key} ${path}`;
	const { choose } = source.maker;
	switch (type) {
		case 'notice':
		case 'callout':
		case 'hidden':
			return undefined;
		case 'boolean':
			return choose.pick(key, [true, false]);
		case 'options': {
			const values = optionsOf(property);
			return values.length > 0 ? choose.pick(key, values) : textFor(property, path, schema, source, filled);
		}
		case 'multiOptions':
			return severalOf(property, key, schema, source);
		case 'number':
			filled.tried.add(path);
			return numberFor(property, path, schema, source);
		case 'resourceLocator': {
			const modes = (property.modes ?? []).map((mode) => mode.name).filter((mode) => mode === 'list' || mode === 'id');
			const value = textFor(property, path, schema, source, filled);
			return { __rl: true, mode: modes.length > 0 ? choose.pick(key, modes) : 'id', value };
		}
		case 'json':
			return jsonFor(property, path, schema, source, filled);
		case 'dateTime':
			return source.maker.text({ bounds: { format: 'date-time' } }, name);
		case 'color':
		case 'string': {
			if (!typeOptions?.multipleValues) return textFor(property, path, schema, source, filled);
			return [1, 2].map(() => textFor(property, path, schema, source, filled));
		}
		case 'collection': {
			const values: INodeParameters = {};
			for (const entry of (property.options ?? []) as INodeProperties[]) {
				if (!isEntryShown(entry, values)) continue;
				const value = valueOf(entry, `${path}.${entry.name}`, source, filled, isEntryShown, parent);
				if (value !== undefined) values[entry.name] = value;
			}
			return typeOptions?.multipleValues ? [values] : values;
		}
		case 'fixedCollection':
			return groupsFor(property, path, schema, source, filled, isEntryShown);
		default:
			filled.unfilled.push(`${path} (${type})`);
			return undefined;
	}
}

function groupsFor(
	property: INodeProperties,
	path: string,
	schema: Schema | undefined,
	source: Source,
	filled: Filled,
	isEntryShown: (entry: INodeProperties, beside: INodeParameters) => boolean,
): Value {
	const { schemas } = source.api;
	const bounds = schema ? schemas.view(schema).bounds : {};
	const several = property.typeOptions?.multipleValues === true;
	const count = several ? Math.min(Math.max(bounds.minItems ?? 1, 2), bounds.maxItems ?? 2) : 1;
	const groups: INodeParameters = {};
	for (const group of (property.options ?? []) as INodePropertyCollection[]) {
		const elements = Array.from({ length: count }, () => {
			const values: INodeParameters = {};
			for (const entry of group.values) {
				if (!isEntryShown(entry, values)) continue;
				const below = `${path}.${group.name}.${entry.name}`;
				const value = valueOf(entry, below, source, filled, isEntryShown, bounds.items ?? schema);
				if (value !== undefined) values[entry.name] = value;
			}
			return values;
		});
		groups[group.name] = several ? elements : elements[0];
	}
	return groups;
}

/** Schema of the field that a parameter feeds: where it came out before, what its row says, or a field of its name. */
function schemaFor({ name }: INodeProperties, path: string, source: Source, parent?: Schema): Schema | undefined {
	const learned = source.learned.get(path);
	if (learned) return learned;
	const { api, target, hints } = source;
	if (!target) return undefined;
	if (parent) {
		const property = api.schemas.view(parent).properties.get(snake(name));
		if (property) return property;
	}
	const hint = parent ? undefined : hints.get(name);
	if (hint?.in === 'path') return target.parameters.find((one) => one.in === 'path' && one.name === hint.wire)?.schema;
	const { body } = api.fieldsOf(target);
	const names = [hint?.wire, snake(name)].filter((one) => one !== undefined);
	if (hint?.in !== 'body') {
		const found = names.map((one) => target.parameters.find((each) => each.in === 'query' && each.name === one));
		const parameter = found.find((one) => one !== undefined);
		if (parameter) return parameter.schema;
	}
	if (hint?.in === 'query') return undefined;
	return names.map((one) => bodyField(body, one)).find((field) => field !== undefined)?.schema;
}

/** The field of this path, wherever variants or an array around the whole put it; else the first of this name. */
function bodyField(fields: DescribedField[], wire: string): DescribedField | undefined {
	const plain = (path: string) => path.replace(/<[^>]*>/g, '').replace(/^(\[\]\.?)+/, '');
	const own = fields.filter(({ isElement }) => !isElement);
	return own.find(({ path }) => plain(path) === wire) ?? own.find(({ path }) => plain(path).split('.').pop() === wire);
}

function textFor(
	property: INodeProperties,
	path: string,
	schema: Schema | undefined,
	source: Source,
	filled: Filled,
): string {
	const { maker, api, refused, key, fill } = source;
	const called = `${property.name} ${property.displayName}`;
	const seen = `${called} ${property.description ?? ''}`;
	if (property.type === 'string' && BINARY_TEXT.test(seen)) return binaryFor(property, called, seen, filled);
	const view = schema && api.schemas.view(schema);
	const attempt = refused.get(path) ?? 0;
	let text: string;
	if (schema && (view?.type === 'object' || (view?.more && view.type === undefined && attempt > 0))) {
		return JSON.stringify(maker.make(schema, `${key} ${path}`, property.name, { fill }));
	} else if (schema && view?.bounds.items) {
		return (maker.make(schema, `${key} ${path}`, property.name, { fill }) as unknown[]).map(scalarIn).join(',');
	} else if (schema && (view?.enum || view?.unions.length || ['number', 'integer', 'boolean'].includes(view?.type ?? ''))) {
		text = String(scalarIn(maker.make(schema, `${key} ${path}`, property.name, { fill })));
	} else {
		const name = TEXT_NAME.test(property.name) ? property.name : called;
		text = maker.text(view ?? { bounds: {} }, name, undefined, attempt);
		if (!schema && COMMA_SEPARATED.test(seen)) text = `${text},${maker.text({ bounds: {} }, name, undefined, attempt)}`;
	}
	filled.texts.set(path, text);
	filled.tried.add(path);
	return text;
}

/** Names that say by themselves what a text is; labels then only mislead. */
const TEXT_NAME = /url|link|date|id$|ids$/i;

/** Binary properties are called as the parameter proposes, or as the parameter itself. */
function binaryFor(property: INodeProperties, called: string, seen: string, filled: Filled): string {
	const several = COMMA_SEPARATED.test(seen);
	const text = several ? (property.placeholder ?? 'one, two').replace(/^e\.g\. /, '') : property.name;
	const kind = BINARY_KINDS.find((rule) => rule.name.test(called)) ?? BINARY_KINDS.find((rule) => rule.name.test(seen));
	for (const name of text.split(',')) filled.binary.set(name.trim(), kind?.kind ?? 'image');
	return text;
}

/** For lists of ids that are wrapped (`[{pin_id}]`), the id inside. */
function scalarIn(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return scalarIn(Object.values(value)[0]);
}

function numberFor(
	{ typeOptions }: INodeProperties,
	path: string,
	schema: Schema | undefined,
	{ api, maker, refused }: Source,
): number {
	const view = schema && api.schemas.view(schema);
	const bounds = { ...view?.bounds };
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	if (minValue !== undefined) bounds.minimum = Math.max(minValue, bounds.minimum ?? minValue);
	if (maxValue !== undefined) bounds.maximum = Math.min(maxValue, bounds.maximum ?? maxValue);
	const attempt = refused.get(path) ?? 0;
	if (attempt > 0) bounds.maximum = Math.floor((bounds.minimum ?? 0) + 1000 / 8 ** attempt);
	const whole = view?.type === 'integer' || numberPrecision === 0 || !view;
	return maker.number({ bounds, type: whole ? 'integer' : 'number' });
}

function severalOf(property: INodeProperties, key: string, schema: Schema | undefined, source: Source): string[] {
	const { maker, api, fill } = source;
	const values = optionsOf(property) as string[];
	if (values.length === 0) {
		return (schema ? maker.make(schema, key, property.name, { fill }) : []) as string[];
	}
	const most = (schema && api.schemas.view(schema).bounds.maxItems) ?? values.length;
	const chosen = new Set<string>();
	while (chosen.size < Math.min(most, values.length)) chosen.add(maker.choose.pick(key, values));
	return [...chosen];
}

/** A JSON parameter whose field is known gets its value; any other one the whole request body. */
function jsonFor(
	property: INodeProperties,
	path: string,
	schema: Schema | undefined,
	source: Source,
	filled: Filled,
): string {
	const { maker, target, key, fill, refused } = source;
	if (schema) return JSON.stringify(maker.make(schema, `${key} ${path}`, property.name, { fill }));
	if (!target?.body) return '{"made": "value"}';
	filled.wholeBody = true;
	filled.tried.add(path);
	const body = maker.make(target.body.schema, `${key} body`, '', { fill });
	const asked = (refused.get(path) ?? 0) % 2 === 1 && Array.isArray(body) ? (body[0] as unknown) : body;
	return JSON.stringify(asked);
}

function optionsOf({ options }: INodeProperties): Array<string | number | boolean> {
	return ((options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
}

function snake(name: string): string {
	return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
