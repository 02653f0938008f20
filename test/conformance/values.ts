import type { INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Maker, MakeOptions } from './make';
import { addressOrBinary, binaryFor, isBinaryName, textFor } from './texts';
import { isObject, type Schema } from './schema';
import { BY_COLUMNS, INPUT_FIELD, OWN_JSON, READS_OUTSIDE, SENDS_NOTHING } from './rules';
import { namedField, schemaFor, type Target, variantsOf } from './target';

type Value = INodeParameters[string];

/** What values are made from. */
export interface Source extends Target {
	maker: Maker;
	/** How often the node refused the value of a parameter, by path: another one is tried. */
	refused: Map<string, number>;
	/**
	 * Options that the node refused beside the others of this run, by path: others of them are chosen. Those of the empty path are
	 * keys that JSON must do without.
	 */
	avoided: Map<string, unknown[]>;
	/** Turns are counted for each operation. */
	key: string;
	/** The branch that is run: in each of them a switch is seen on and off. */
	branch: string;
	/** For values that JSON parameters hold as a whole. */
	fill: MakeOptions['fill'];
	/** Whether a person sees an entry of a collection beside the others in it. */
	isEntryShown: (entry: INodeProperties, beside: INodeParameters) => boolean;
	filled: Filled;
}

/** What a run sets. */
export interface Filled {
	/** Texts by parameter path, to see where they come out. */
	texts: Map<string, string>;
	/** Parameters that can have another value where the node refuses this one. */
	tried: Set<string>;
	/** What was chosen among options, by path. */
	chosen: Map<string, unknown>;
	/** Paths by what a person sees, which errors of the node name. */
	labels: Map<string, string[]>;
	/** How files are given in the run. */
	files?: 'address' | 'binary';
	/** Binary properties the item needs. */
	binary: Map<string, 'image' | 'video' | 'text'>;
	/** Fields of the item's JSON that parameters name. */
	inputs: Map<string, unknown>;
	/** The path of a JSON parameter that holds the whole body. */
	wholeBody?: string;
	/** Fields whose whole value a JSON parameter holds. */
	passedOn: Set<string>;
	/** Parameters of types that can't be filled. */
	unfilled: string[];
}

export const nothingFilled = (): Filled => ({
	texts: new Map(),
	tried: new Set(),
	chosen: new Map(),
	labels: new Map(),
	binary: new Map(),
	inputs: new Map(),
	passedOn: new Set(),
	unfilled: [],
});

/**
 * A valid value for a parameter.
 *
 * @param path the parameter's name, after those of the collections around it
 * @param parent the schema of the object that the parameter is part of
 * @returns undefined for what has no value, such as a notice
 */
export function valueOf(property: INodeProperties, path: string, source: Source, parent?: Schema): Value | undefined {
	const { type, displayName, typeOptions } = property;
	const { filled, maker } = source;
	filled.labels.set(displayName, [...(filled.labels.get(displayName) ?? []), path]);
	const schema = schemaFor(property, path, source, parent);
	const key = `${source.key}${path}`;
	const text = () => textFor(property, path, schema, source);
	// Names of what comes back, which nothing is sent for: without any, all of it does.
	if (property.name === 'outputFields') return '';
	switch (type) {
		case 'notice':
		case 'callout':
		case 'hidden':
			return undefined;
		case 'boolean':
			// A run that sends nothing shows nothing.
			if (SENDS_NOTHING.test(displayName)) return false;
			return maker.choose.pick(`${key} ${source.branch}`, [true, false]);
		case 'options':
			return optionsOf(property).length > 0 ? oneOf(property, path, source) : text();
		case 'multiOptions':
			return severalOf(property, path, schema, source);
		case 'number':
			return numberFor(property, path, schema, source);
		case 'resourceLocator': {
			const modes = (property.modes ?? []).map((mode) => mode.name).filter((mode) => mode === 'list' || mode === 'id');
			return { __rl: true, mode: modes.length > 0 ? maker.choose.pick(key, modes) : 'id', value: text() };
		}
		case 'json':
			return jsonFor(property, path, schema, source);
		case 'dateTime':
			return textFor(property, path, { type: 'string', format: 'date' }, source);
		case 'color':
		case 'string':
			if (isBinaryName(property)) return addressOrBinary(property, source) ?? binaryFor(property, filled);
			return typeOptions?.multipleValues ? [text(), text()] : text();
		case 'collection':
			return entriesOf(property.options as INodeProperties[], path, source, parent);
		case 'fixedCollection':
			return groupsOf(property, path, source, schema);
		default:
			filled.unfilled.push(`${path} (${type})`);
			return undefined;
	}
}

function entriesOf(entries: INodeProperties[], path: string, source: Source, parent?: Schema): INodeParameters {
	const values: INodeParameters = {};
	for (const entry of entries) {
		if (!source.isEntryShown(entry, values)) continue;
		// Everything that it could clear is set beside it.
		if (entry.name === 'clearFields' || READS_OUTSIDE.test(entry.displayName)) continue;
		if (INPUT_FIELD.test(entry.displayName)) {
			values[entry.name] = inputFor(Object.values(values).map(String), source);
			continue;
		}
		const value = valueOf(entry, `${path}.${entry.name}`, source, parent);
		if (value !== undefined) values[entry.name] = value;
	}
	return values;
}

/**
 * The name of a field of the input item, which gets a value for the field of the body that another parameter names.
 *
 * @param beside the values of the parameters beside it
 */
function inputFor(beside: string[], source: Source): string {
	const { filled, maker, key, fill } = source;
	const [apiName, schema] = beside.map((one) => [one, namedField(source, one)] as const).find(([, one]) => one) ?? [];
	const name = `input${filled.inputs.size + 1}`;
	const called = apiName?.split('.').pop() ?? '';
	filled.inputs.set(name, schema ? maker.make(schema, `${key}input ${apiName}`, called, { fill }) : name);
	return name;
}

function groupsOf(property: INodeProperties, path: string, source: Source, schema?: Schema): Value {
	const { minItems = 1, maxItems = 2, items } = schema ? source.api.schemas.view(schema).bounds : {};
	const several = property.typeOptions?.multipleValues === true;
	const { maxAllowedFields = 2 } = property.typeOptions ?? {};
	const count = several ? Math.min(Math.max(minItems, maxAllowedFields), maxItems) : 1;
	const groups: INodeParameters = {};
	for (const { name, values } of property.options as INodePropertyCollection[]) {
		const made = Array.from({ length: count }, () => entriesOf(values, `${path}.${name}`, source, items ?? schema));
		groups[name] = several ? made : made[0];
	}
	return groups;
}

function numberFor({ typeOptions }: INodeProperties, path: string, schema: Schema | undefined, source: Source): number {
	const { api, maker, refused, filled } = source;
	const view = schema && api.schemas.view(schema);
	const bounds = { ...view?.bounds };
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	if (minValue !== undefined) bounds.minimum = Math.max(minValue, bounds.minimum ?? minValue);
	if (maxValue !== undefined) bounds.maximum = Math.min(maxValue, bounds.maximum ?? maxValue);
	const attempt = refused.get(path) ?? 0;
	if (attempt > 0) {
		// Smaller and smaller; in the end the least and the one above it, in turn: some numbers must not be nothing.
		const least = bounds.minimum ?? 0;
		const lowest = attempt > 4 && attempt % 2 === 1 && least < (bounds.maximum ?? Infinity) ? least + 1 : least;
		bounds.minimum = lowest;
		bounds.maximum = Math.floor(lowest + 1000 / 8 ** attempt);
	}
	filled.tried.add(path);
	// What is sent as text of digits is whole too.
	const whole = view?.type !== 'number' || numberPrecision === 0;
	return maker.number({ bounds, type: whole ? 'integer' : 'number' });
}

function oneOf(property: INodeProperties, path: string, { avoided, branch, filled, key, maker }: Source): Value {
	const options = optionsOf(property);
	const open = options.filter((option) => !avoided.get(path)?.includes(option));
	// In a list, what an option means may depend on the branch: in each of them all are seen.
	const turns = isInList(path) ? `${key}${path} ${branch}` : `${key}${path}`;
	const option = maker.choose.pick(turns, open.length > 0 ? open : options);
	filled.chosen.set(path, option);
	return option;
}

function severalOf(property: INodeProperties, path: string, schema: Schema | undefined, source: Source): string[] {
	const { maker, api, fill } = source;
	const key = `${source.key}${path}`;
	const values = optionsOf(property) as string[];
	if (values.length === 0)
		return schema
			? (maker.make(schema, key, property.name, { fill }) as string[])
			: [textFor(property, path, schema, source)];
	const most = (schema && api.schemas.view(schema).bounds.maxItems) ?? values.length;
	const chosen = new Set<string>();
	while (chosen.size < Math.min(most, values.length)) chosen.add(maker.choose.pick(key, values));
	return [...chosen];
}

/** A list's entry has the names of the list and of its group before its own. */
function isInList(path: string): boolean {
	return path.split('.').length > 2;
}

/**
 * A JSON parameter whose field is known gets its value. One that stands alone and belongs to no field of the body is for the whole
 * body, or for one element of it.
 */
function jsonFor(property: INodeProperties, path: string, schema: Schema | undefined, source: Source): string {
	const { avoided, maker, described, key, fill, refused, filled } = source;
	const { apiName, in: place = 'local' } = source.hints.get(property.name) ?? {};
	const keys = avoided.get('') ?? [];
	if (schema) {
		if (apiName) filled.passedOn.add(apiName);
		const variants = apiName ? variantsOf(source, apiName) : [];
		const one = variants[(refused.get(path) ?? 0) % variants.length] ?? schema;
		if (variants.length > 1) filled.tried.add(path);
		return JSON.stringify(without(maker.make(one, `${key}${path}`, property.name, { fill, passedOn: true }), keys));
	}
	const whole = path === property.name && place === 'local';
	if (OWN_JSON.test(property.name)) return '';
	if (!described?.body || !whole) return '{"made": "value"}';
	filled.wholeBody = path;
	filled.tried.add(path);
	const body = without(maker.make(described.body.schema, `${key}body`, '', { fill, passedOn: true }), keys);
	const oneOfThem = Array.isArray(body) && (refused.get(path) ?? 0) % 2 === 1;
	return JSON.stringify(oneOfThem ? (body[0] as unknown) : body);
}

function without(value: unknown, keys: unknown[]): unknown {
	if (keys.length === 0) return value;
	if (Array.isArray(value)) return value.map((one) => without(one, keys));
	if (!isObject(value)) return value;
	const kept = Object.entries(value).filter(([key]) => !keys.includes(key));
	return Object.fromEntries(kept.map(([key, one]) => [key, without(one, keys)]));
}

function optionsOf({ options }: INodeProperties): Array<string | number | boolean> {
	return ((options ?? []) as INodePropertyOptions[])
		.filter(({ name }) => !BY_COLUMNS.test(name))
		.map(({ value }) => value);
}
