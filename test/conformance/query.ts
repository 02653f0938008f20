import type { Find } from './check';
import type { Described, Parameter } from './description';
import type { Schemas } from './schema';

/** Reads a query as described: lists by their style, numbers and booleans by their type. */
export function readQuery(schemas: Schemas, query: string, described: Described, find: Find): Record<string, unknown> {
	const read: Record<string, unknown> = {};
	const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split(/=(.*)/s));
	const given = new Map<string, string[]>();
	for (const [rawName, rawValue = ''] of pairs) {
		const name = decode(rawName);
		const parameter = parameterNamed(described, name);
		const [deep, ...keys] = name.replaceAll(']', '').split('[');
		if (!parameter && keys.length > 0 && parameterNamed(described, deep)?.style === 'deepObject') {
			nest((read[deep] ??= {}) as Record<string, unknown>, keys, decode(rawValue));
			continue;
		}
		if (!parameter) {
			const styled = keys.length > 0 && parameterNamed(described, deep);
			find(
				styled ? 'array style' : 'unknown parameter',
				`The query parameter ${name} is not described${styled ? `: lists of ${deep} have another style` : ''}`,
			);
			continue;
		}
		given.set(name, [...(given.get(name) ?? []), rawValue]);
	}
	for (const [name, values] of given) {
		const parameter = parameterNamed(described, name) as Parameter;
		read[name] = readValue(schemas, parameter, values, find);
	}
	return read;
}

function readValue(
	schemas: Schemas,
	{ name, schema, explode = true }: Parameter,
	values: string[],
	find: Find,
): unknown {
	const view = schemas.view(schema);
	if (view.type !== 'array') {
		if (values.length > 1)
			find('array style', `The query parameter ${name} is there ${values.length} times, but it is no list`);
		return typed(decode(values[0]), view.type);
	}
	const items = view.bounds.items && schemas.view(view.bounds.items);
	// No value that this tool makes has a comma in it, so one that is there stands between two.
	const listed = values.some((value) => value.includes(',') || /%2c/i.test(value));
	if (explode && listed) {
		find('array style', `${name} is sent as ${name}=a,b, but described as ${name}=a&${name}=b`);
	} else if (!explode && values.length > 1) {
		find('array style', `${name} is sent as ${name}=a&${name}=b, but described as ${name}=a,b`);
	} else if (values.some((value) => /%2c/i.test(value))) {
		find('array style', `${name} is sent as ${name}=a%2Cb, but described as ${name}=a,b`);
	}
	return values.flatMap((value) => decode(value).split(',')).map((value) => typed(value, items?.type));
}

export function parameterNamed({ parameters }: Described, name: string): Parameter | undefined {
	return parameters.find((one) => one.in === 'query' && one.name === name);
}

function typed(text: string, type?: string): unknown {
	if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
	if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	return text;
}

function nest(object: Record<string, unknown>, [key, ...rest]: string[], value: string): void {
	if (rest.length === 0) object[key] = value;
	else nest((object[key] ??= {}) as Record<string, unknown>, rest, value);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
