import { NodeConnectionTypes } from 'n8n-workflow';

/** A line of printed TypeScript and the way to what it belongs to, by name: `pinterest › options › privacy`. */
export interface Line {
	text: string;
	where: string;
}

/** The kinds of connection by value, as n8n's rules want to see them written. */
const CONNECTIONS = new Map<unknown, string>(
	Object.entries(NodeConnectionTypes).map(([key, value]) => [value, `NodeConnectionTypes.${key}`]),
);

/** Keys whose being there counts, with a value or without: a node that is no tool says so. */
const SAID = ['usableAsTool'];

/**
 * Prints a value as a TypeScript literal, one property a line. Functions become empty ones, keys without a value are left out.
 *
 * @param path names of what the value lies in
 * @throws Error for a value that has no literal (a class instance, a symbol)
 */
export function literal(value: unknown, path: string[] = []): Line[] {
	const line = (text: string): Line => ({ text, where: path.join(' › ') });
	if (typeof value === 'function') return [line('() => undefined')];
	if (value === undefined) return [line('undefined')];
	if (Array.isArray(value))
		return block(
			'[',
			value.flatMap((entry) => ended(literal(entry, path))),
			']',
			line,
		);
	if (value instanceof RegExp) return [line(String(value))];
	if (isPlain(value)) {
		const name = nameOf(value);
		const inside = name === undefined ? path : [...path, name];
		const properties = Object.entries(value).filter(([key, property]) => property !== undefined || SAID.includes(key));
		const lines = properties.flatMap(([key, property]) =>
			ended(prefixed(`${keyText(key)}: `, valueOf(key, property, inside))),
		);
		return block('{', lines, '}', (text) => ({ text, where: inside.join(' › ') }));
	}
	return [line(primitive(value))];
}

function valueOf(key: string, value: unknown, path: string[]): Line[] {
	if ((key !== 'inputs' && key !== 'outputs') || !Array.isArray(value)) return literal(value, path);
	const kinds = value.map(
		(kind: unknown) =>
			CONNECTIONS.get(kind) ??
			literal(kind)
				.map(({ text }) => text)
				.join(' '),
	);
	return [{ text: `[${kinds.join(', ')}]`, where: path.join(' › ') }];
}

/** What a person calls the object: a parameter by its name, an operation list by its resource too, since all have one name. */
function nameOf(value: Record<string, unknown>): string | undefined {
	const { name, displayOptions } = value;
	if (typeof name !== 'string') return undefined;
	const resource = (displayOptions as { show?: { resource?: unknown[] } } | undefined)?.show?.resource;
	return name === 'operation' && resource ? `operation of ${resource.join(', ')}` : name;
}

function primitive(value: unknown): string {
	if (typeof value === 'string')
		return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw new Error(`A ${typeof value} has no literal`);
}

function isPlain(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype === Object.prototype || prototype === null) return true;
	throw new Error(`An object of class ${value.constructor.name} has no literal`);
}

function keyText(key: string): string {
	return /^[A-Za-z_$][\w$]*$/.test(key) ? key : primitive(key);
}

function block(open: string, lines: Line[], close: string, line: (text: string) => Line): Line[] {
	return lines.length === 0 ? [line(open + close)] : [line(open), ...lines, line(close)];
}

function prefixed(prefix: string, [first, ...rest]: Line[]): Line[] {
	return [{ ...first, text: prefix + first.text }, ...rest];
}

function ended(lines: Line[]): Line[] {
	const last = lines[lines.length - 1];
	return [...lines.slice(0, -1), { ...last, text: `${last.text},` }];
}
