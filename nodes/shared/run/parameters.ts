import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject, setIn } from '../api/json';
import type { Read } from '../rows/field';

/** Gives a parameter's value out of an item's JSON, or ENGINE where only n8n can tell what it is. */
type Reader = (json: IDataObject) => unknown;

/** Stands for "ask n8n". */
const ENGINE = Symbol('engine');

/** An expression that is one field of the input item: `={{ $json.name }}`, `={{ $json.user["first name"] }}`, `={{ $json.ids[0] }}`. */
const FIELD = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\[(?:"[^"\\{}\r\n]*"|'[^'\\{}\r\n]*'|\d+)\])+)\s*\}\}$/;
const PART = /\.(\w+)|\["([^"]*)"\]|\['([^']*)'\]|\[(\d+)\]/g;

/**
 * Reads the parameters of each item of a run.
 *
 * n8n takes half a millisecond and more for an expression, which for thousands of items is most of what they cost, so it is not asked for
 * what is known without it: what holds no expression is the same for all items, and an expression that names a field of the input
 * item is that field where a text, a number or true or false stands there. Everything else n8n evaluates. What the node does not have
 * is the fallback.
 */
export function parametersOf(context: IExecuteFunctions): (itemIndex: number) => Read {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const readers = new Map<string, Reader>();
	return (itemIndex) => (name, fallback) => {
		const parameter = parameters[name];
		if (parameter === undefined) return fallback;
		const ask = () => context.getNodeParameter(name, itemIndex, fallback as object);
		let reader = readers.get(name);
		if (!reader) readers.set(name, (reader = hasExpression(parameter) ? readerFor(parameter) : alike(ask())));
		const value = reader(items[itemIndex]?.json ?? {});
		return value === ENGINE ? ask() : value;
	};
}

/** The same for all items, which must not share it. */
function alike(value: unknown): Reader {
	const kept = copied(value);
	return () => copied(kept);
}

/** Parameters are JSON, so their copies need none of what n8n's deepCopy looks for in each value. */
function copied(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(copied);
	if (!isObject(value)) return value;
	const copy = { ...value };
	for (const [key, one] of Object.entries(value)) if (typeof one === 'object') setIn(copy, key, copied(one));
	return copy;
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

function readerFor(value: unknown): Reader {
	if (typeof value === 'string' && value.startsWith('=')) {
		const path = FIELD.exec(value)?.[1];
		return path === undefined ? () => ENGINE : fieldReader(partsOf(path));
	}
	if (typeof value !== 'object' || value === null) return () => value;
	const readers = Object.entries(value).map(([key, one]) => [key, readerFor(one)] as const);
	return (json) => {
		const read = readers.map(([key, reader]) => [key, reader(json)] as const);
		if (read.some(([, one]) => one === ENGINE)) return ENGINE;
		return Array.isArray(value) ? read.map(([, one]) => one) : Object.fromEntries(read);
	};
}

function partsOf(path: string): string[] {
	return [...path.matchAll(PART)].map((part) => part.slice(1).find((one) => one !== undefined) ?? '');
}

/** Own fields only: what an object inherits is nothing of the item's. */
function fieldReader(parts: string[]): Reader {
	return (json) => {
		let at: unknown = json;
		for (const part of parts) {
			if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return ENGINE;
			at = (at as IDataObject)[part];
		}
		return ['string', 'number', 'boolean'].includes(typeof at) ? at : ENGINE;
	};
}
