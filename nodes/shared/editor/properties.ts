import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { RUN_DEFAULTS } from '../api/run';
import { LARGEST_PAGE, MOST_RESULTS } from '../api/pages';
import { field, flag, integer, parseFlag, parseInteger, parseJson } from '../fields/kinds';
import type { CollectionName, Field, Operation, Resource } from '../rows/operation';

/** A parameter and an operation it is shown for. */
interface Use {
	resource: string;
	operation: string;
	field: Field;
}

const COLLECTIONS: Record<CollectionName, { displayName: string; placeholder: string }> = {
	userData: { displayName: 'User Data', placeholder: 'Add User Data' },
	customData: { displayName: 'Custom Data', placeholder: 'Add Custom Data' },
	appInfo: { displayName: 'App', placeholder: 'Add App Field' },
	deviceInfo: { displayName: 'Device', placeholder: 'Add Device Field' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};

/** Fields that belong to the node and not to a request: how a run treats its requests. */
export const RUN_FIELDS: Field[] = [
	integer({
		name: 'requestsAtOnce',
		in: 'local',
		label: 'Requests at Once',
		description: 'How many requests may be under way at the same time',
		minimum: 1,
		maximum: 100,
		default: RUN_DEFAULTS.requestsAtOnce,
	}),
	integer({
		name: 'longestWait',
		in: 'local',
		label: 'Longest Wait (Seconds)',
		description: 'How long a request may wait for rate limits and repeats before it fails',
		minimum: 0,
		maximum: 86_400,
		default: RUN_DEFAULTS.longestWait,
	}),
];

/** Parameters that count in JSON mode too, though they are not part of the request's path or query. */
export const JSON_MODE_FIELDS = ['inputMode', 'jsonBody', 'returnAll', 'limit', 'simplify'];

/** How an operation's pages are asked for. */
export function pageOf({ page }: Operation): { sizeName?: string; largest: number } {
	return page
		? { sizeName: page.sizeName, largest: page.largest ?? LARGEST_PAGE }
		: { sizeName: 'page_size', largest: LARGEST_PAGE };
}

/** Fields that every list has, under options. */
function pageFields(operation: Operation): Field[] {
	const { sizeName, largest } = pageOf(operation);
	const size = integer({
		name: 'pageSize',
		apiName: sizeName,
		in: 'local',
		label: 'Page Size',
		description: 'Results a request; by default as few requests as possible are made',
		minimum: 1,
		default: 25,
	});
	return [
		field(
			{
				name: 'bookmark',
				in: 'query',
				label: 'Bookmark',
				description: 'Where to start: the bookmark of a page read before',
			},
			{ type: 'string', default: '' },
			String,
		),
		...(sizeName ? [{ ...size, parse: (value: unknown) => parseInteger(value, 1, largest) }] : []),
		flag({
			name: 'rawPages',
			in: 'local',
			label: 'Raw Pages',
			description: 'Whether to give one item a page, with its bookmark, instead of one item a result',
		}),
	];
}

const RETURN_ALL: Field = field(
	{
		name: 'returnAll',
		in: 'local',
		label: 'Return All',
		description: 'Whether to return all results or only up to a given limit',
	},
	{ type: 'boolean', default: false },
	parseFlag,
);

const LIMIT: Field = {
	...integer({
		name: 'limit',
		in: 'local',
		label: 'Limit',
		description: 'Max number of results to return',
		minimum: 1,
		maximum: MOST_RESULTS,
		default: 50,
	}),
	shown: {
		displayName: 'Limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		description: 'Max number of results to return',
	},
	when: { returnAll: [false] },
};

const INPUT_MODE: Field = field(
	{
		name: 'inputMode',
		in: 'local',
		label: 'Define Values',
		description: 'Whether to fill in fields or to give the whole request body as JSON',
	},
	{
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	String,
);

const JSON_BODY: Field = {
	...field(
		{
			name: 'jsonBody',
			in: 'local',
			label: 'JSON Body',
			description: 'The request body with the names of the Pinterest API',
			required: true,
			when: { inputMode: ['json'] },
		},
		{ type: 'json', default: '{}' },
		parseJson,
	),
};

/** Everything an operation's parameters are read from, in the order they are shown. */
export function fieldsOf(operation: Operation): Field[] {
	return [
		...(operation.jsonBody ? [INPUT_MODE, JSON_BODY] : []),
		...(operation.fields ?? []),
		...(operation.answer === 'page' && !operation.run ? [RETURN_ALL, LIMIT] : []),
		...(operation.simplify ? [simplifyField(operation)] : []),
	];
}

/** The fields of an operation's collections. */
export function collectionsOf(operation: Operation): Partial<Record<CollectionName, Field[]>> {
	const paging = operation.answer === 'page' && !operation.run ? pageFields(operation) : [];
	return { ...operation.collections, options: [...(operation.collections?.options ?? []), ...paging, ...RUN_FIELDS] };
}

/**
 * Makes a node's properties out of its rows: Resource, one Operation for each resource, then every parameter, as few times
 * as its display conditions allow.
 *
 * @param seam the routing that puts every request of the node into the shared functions
 */
export function propertiesOf(resources: Resource[], seam: INodeProperties['routing']): INodeProperties[] {
	const uses = usesOf(resources, fieldsOf);
	const names = inOrder(resources, fieldsOf).sort((a, b) => rank(a) - rank(b));
	return [
		{
			...selector('Resource', resources[0].value),
			options: sorted(resources.map(({ name, value }) => ({ name, value }))),
			routing: seam,
		},
		...resources.map(operationProperty),
		...names.flatMap((name) =>
			groupsOf(
				resources,
				uses.filter((use) => use.field.name === name),
			).map((group) => property(resources, group)),
		),
		...(Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) => collection(resources, name)),
	];
}

/** What an operation is about comes first, then how much of it is given back. */
function rank(name: string): number {
	return [RETURN_ALL.name, LIMIT.name].includes(name) ? 1 : name.startsWith('simplify') ? 2 : 0;
}

function operationProperty({ value, operations }: Resource): INodeProperties {
	return {
		...selector('Operation', operations[0].value),
		displayOptions: { show: { resource: [value] } },
		options: sorted(
			operations.map((operation) => ({
				name: operation.name,
				value: operation.value,
				action: operation.action,
				description: operation.description,
				...(operation.run || operation.runAll || operation.batch
					? {}
					: { routing: { request: { method: operation.method, url: operation.path } } }),
			})),
		),
	};
}

function selector(displayName: string, initial: string): INodeProperties {
	const name = { name: displayName.toLowerCase() };
	return { displayName, ...name, type: 'options', noDataExpression: true, default: initial };
}

function property(resources: Resource[], uses: Use[], inCollection = false): INodeProperties {
	const [{ field: one }] = uses;
	return {
		...one.shown,
		default: one.shown.default,
		name: one.name,
		displayOptions: conditions(resources, uses, one, inCollection),
	} as INodeProperties;
}

function collection(resources: Resource[], name: CollectionName): INodeProperties[] {
	const all = usesOf(resources, (operation) => collectionsOf(operation)[name] ?? []);
	return groupsOf(resources, all, () => '').map((uses) => {
		const users = new Set(uses.map(operationKey));
		const names = [...new Set(uses.map(({ field: one }) => one.name))];
		const entries = names.flatMap((entry) =>
			groupsOf(
				resources,
				uses.filter((use) => use.field.name === entry),
				definitionOf(resources, true),
			).map((own) => {
				const { displayOptions, ...rest } = property(resources, own, true);
				const clears = name === 'updateFields' && own[0].field.clearable;
				const everywhere = new Set(own.map(operationKey)).size === users.size && !own[0].field.when;
				return {
					...rest,
					...(clears ? { description: `${rest.description ?? ''}; empty clears it` } : {}),
					...(everywhere ? {} : { displayOptions: rooted(displayOptions) }),
				};
			}),
		);
		const body = uses.some((use) => use.field.in === 'body');
		const isInAll = users.size === resources.reduce((sum, { operations }) => sum + operations.length, 0);
		return {
			...COLLECTIONS[name],
			name,
			type: 'collection',
			default: {},
			...(isInAll ? {} : { displayOptions: union(uses, body) }),
			options: entries.sort((a, b) => a.displayName.localeCompare(b.displayName)),
		};
	});
}

/** A collection is shown wherever one of its fields is; its entries have conditions of their own. */
function union(uses: Use[], body: boolean): IDisplayOptions {
	return { show: crossed(uses), ...(body ? { hide: { inputMode: ['json'] } } : {}) };
}

function conditions(resources: Resource[], uses: Use[], one: Field, inCollection: boolean): IDisplayOptions {
	return {
		show: { ...crossed(uses), ...one.when },
		...(isHiddenInJsonMode(resources, uses[0], inCollection) ? { hide: { inputMode: ['json'] } } : {}),
	};
}

/** With "Using JSON" there is nothing to say of the body beside it. */
function isHiddenInJsonMode(resources: Resource[], use: Use, inCollection: boolean): boolean {
	const { in: place, name } = use.field;
	const isOfBody = place === 'body' || (place === 'local' && !inCollection && !JSON_MODE_FIELDS.includes(name));
	return isOfBody && operationOf(resources, use).jsonBody === true;
}

/**
 * Splits the uses of a parameter into groups that n8n's conditions can say exactly. n8n shows a parameter where the resource is
 * one of some AND the operation is one of some, which is what is meant only if each combination that exists is meant.
 *
 * @param definition uses of different definitions are never in one group
 */
function groupsOf(resources: Resource[], uses: Use[], definition = definitionOf(resources)): Use[][] {
	return [...grouped(uses, definition).values()].flatMap((same) => {
		if (isExact(resources, same)) return [same];
		const byResource = [...grouped(same, ({ resource }) => resource).values()];
		const alike = grouped(byResource, (own) => [...new Set(own.map((use) => use.operation))].sort().join());
		return [...alike.values()].flatMap((several) => {
			const together = several.flat();
			return isExact(resources, together) ? [together] : several;
		});
	});
}

/** What n8n shows of a parameter, and when, apart from the operations. */
function definitionOf(resources: Resource[], inCollection = false): (use: Use) => string {
	// Most uses are of one field, whose options may be a hundred.
	const texts = new Map<Field, string>();
	return (use) => {
		const { shown, when, clearable } = use.field;
		let text = texts.get(use.field);
		if (text === undefined) texts.set(use.field, (text = JSON.stringify([shown, when, clearable])));
		return `${text} ${isHiddenInJsonMode(resources, use, inCollection)}`;
	};
}

function isExact(resources: Resource[], uses: Use[]): boolean {
	const meant = new Set(uses.map(operationKey));
	const { resource, operation } = crossed(uses);
	return resources
		.filter(({ value }) => resource.includes(value))
		.every(({ value, operations }) =>
			operations.every((one) => !operation.includes(one.value) || meant.has(`${value}.${one.value}`)),
		);
}

function crossed(uses: Use[]): { resource: string[]; operation: string[] } {
	const resource = [...new Set(uses.map((use) => use.resource))];
	const operation = [...new Set(uses.map((use) => use.operation))];
	return { resource, operation };
}

function operationKey({ resource, operation }: Use): string {
	return `${resource}.${operation}`;
}

function grouped<T>(list: T[], keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of list) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

/** Every name once. A name that an operation brings in stands behind the one before it there, so each operation keeps its order. */
function inOrder(resources: Resource[], fields: (operation: Operation) => Field[]): string[] {
	const names: string[] = [];
	for (const operation of resources.flatMap(({ operations }) => operations)) {
		let at = names.length;
		for (const { name } of fields(operation)) {
			const known = names.indexOf(name);
			if (known >= 0) at = known + 1;
			else names.splice(at++, 0, name);
		}
	}
	return names;
}

/** Inside a collection, conditions on the node's own parameters start at the root. */
function rooted(options: IDisplayOptions = {}): IDisplayOptions {
	const from = (part: IDisplayOptions['show']) =>
		Object.fromEntries(Object.entries(part ?? {}).map(([name, values]) => [`/${name}`, values]));
	return { show: from(options.show), ...(options.hide ? { hide: from(options.hide) } : {}) };
}

function usesOf(resources: Resource[], fields: (operation: Operation) => Field[]): Use[] {
	return resources.flatMap(({ value, operations }) =>
		operations.flatMap((operation) =>
			fields(operation).map((one) => ({ resource: value, operation: operation.value, field: one })),
		),
	);
}

function operationOf(resources: Resource[], { resource, operation }: Use): Operation {
	const found = resources.find(({ value }) => value === resource)?.operations.find(({ value }) => value === operation);
	if (!found) throw new Error(`There is no operation ${resource}.${operation}`);
	return found;
}

function simplifyField(operation: Operation): Field {
	return field(
		{
			name: operation.simplifyName ?? 'simplify',
			in: 'local',
			label: 'Simplify',
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{ type: 'boolean', default: true },
		parseFlag,
	);
}

function sorted(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort((a, b) => a.name.localeCompare(b.name));
}
