import type { INodeProperties } from 'n8n-workflow';

import type { ApiDescription, Described } from './description';
import type { DescribedField } from './fields';
import type { Hint } from './nodes';
import type { Schema } from './schema';

/** Where an operation's values are meant to go. */
export interface Target {
	api: ApiDescription;
	/** The described operation, as far as the node says which it is. */
	described?: Described;
	hints: Map<string, Hint>;
	/** Where values came out in earlier runs: schemas by parameter path. */
	learned: Map<string, Schema>;
}

/**
 * The schema of the field that a parameter feeds: where it came out before, what its row says, or a field of its name. None
 * where nothing is known: then its name must say what a value looks like.
 *
 * @param parent the schema of the object that the parameter is part of
 */
export function schemaFor(
	{ name }: INodeProperties,
	path: string,
	{ api, described, hints, learned }: Target,
	parent?: Schema,
): Schema | undefined {
	const known = learned.get(path);
	if (known) return known;
	if (!described) return undefined;
	const sibling = parent && api.schemas.view(parent).properties.get(snake(name));
	if (sibling) return sibling;
	const hint = parent ? undefined : hints.get(name);
	const names = [hint?.apiName, snake(name)].filter((one) => one !== undefined);
	const parameter = (place: string) =>
		names
			.map((apiName) => described.parameters.find((one) => one.in === place && one.name === apiName))
			.find((one) => one !== undefined);
	if (hint?.in === 'path') return parameter('path')?.schema;
	const inQuery = hint?.in === 'body' ? undefined : parameter('query');
	if (inQuery || hint?.in === 'query') return inQuery?.schema;
	const { body } = api.fieldsOf(described);
	return names.map((apiName) => bodyField(body, apiName)).find((field) => field !== undefined)?.schema;
}

/**
 * The schemas that a field of the body has in variants of the body, the first one first: which of them is meant, the node says by
 * refusing the others.
 */
export function variantsOf({ api, described }: Target, apiName: string): Schema[] {
	const fields = described ? fieldsByPath(api.fieldsOf(described).body).get(apiName) : undefined;
	return [...new Set(fields?.map(({ schema }) => schema))];
}

/** The schema of a body's field that is called as the API calls it. */
export function namedField({ api, described }: Target, apiName: string): Schema | undefined {
	return described && bodyField(api.fieldsOf(described).body, apiName)?.schema;
}

/** The field of this path, wherever variants or an array around the whole put it; else the first of this name. */
function bodyField(fields: DescribedField[], apiName: string): DescribedField | undefined {
	let known = found.get(fields);
	if (!known) found.set(fields, (known = new Map<string, DescribedField | undefined>()));
	if (!known.has(apiName)) known.set(apiName, find(fields, apiName));
	return known.get(apiName);
}

function find(fields: DescribedField[], apiName: string): DescribedField | undefined {
	const own = fields.filter(({ isElement }) => !isElement);
	return (
		own.find(({ path }) => plain(path) === apiName) ??
		// A list that a node makes of one thing.
		own.find(({ path }) => plain(path).replaceAll('[]', '') === apiName) ??
		own.find(({ path }) => `.${plain(path)}`.endsWith(`.${apiName}`))
	);
}

/** A path without variants and without an array around the whole. */
export function plain(path: string): string {
	return path.replace(/<[^>]*>/g, '').replace(/^(\[\])?\.?/, '');
}

/** The fields of a body by their path without variants. */
function fieldsByPath(fields: DescribedField[]): Map<string, DescribedField[]> {
	let known = byPath.get(fields);
	if (!known) byPath.set(fields, (known = grouped(fields)));
	return known;
}

function grouped(fields: DescribedField[]): Map<string, DescribedField[]> {
	const groups = new Map<string, DescribedField[]>();
	for (const field of fields) {
		const path = plain(field.path);
		groups.set(path, [...(groups.get(path) ?? []), field]);
	}
	return groups;
}

// A body of thousands of fields is asked for each parameter of each run.
const found = new WeakMap<DescribedField[], Map<string, DescribedField | undefined>>();
const byPath = new WeakMap<DescribedField[], Map<string, DescribedField[]>>();

function snake(name: string): string {
	return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
