import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { isRepeatable, requestOf } from '../api/requestName';
import type { Compiled, Parameter } from '../fields/compiled';
import { byDisplayName, byName } from '../fields/english';
import { shownWhen } from '../fields/entries';
import { LIMIT, RETURN_ALL } from '../fields/standard';
import type { CollectionName, Operation, Resource, Row } from '../rows/operation';
import type { Use, Uses } from './uses';
import { crossed, exactGroupsOf, groupsOf, operationsIn, usesByName, usesOf } from './uses';

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

/**
 * Makes a node's properties out of its rows: Resource, one Operation for each resource, then every parameter, as few times
 * as its display conditions allow.
 *
 * @param seam the routing that puts every request of the node into the shared functions
 */
export function propertiesOf(
	resources: ReadonlyArray<Resource<Row | Operation>>,
	operations: ReadonlyArray<Compiled<Row>>,
	seam: INodeProperties['routing'],
): INodeProperties[] {
	const uses = usesByName(usesOf(operations, ({ top }) => top));
	const names = inOrder(operations).sort((a, b) => rank(a) - rank(b));
	return [
		{
			...selector('Resource', resources[0]?.value),
			options: sorted(resources.map(({ name, value }) => ({ name, value }))),
			routing: seam,
		},
		...resources.map(operationProperty),
		...names.flatMap((name) => {
			const own = uses.get(name);
			return own ? groupsOf(operations, own).map(property) : [];
		}),
		...(Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) => collection(operations, name)),
	];
}

/** What an operation is about comes first, then how much of it is given back. */
function rank(name: string): number {
	return [RETURN_ALL.name, LIMIT.name].includes(name) ? 1 : name.startsWith('simplify') ? 2 : 0;
}

function operationProperty({ value, operations }: Resource<Row | Operation>): INodeProperties {
	return {
		...selector('Operation', firstChoice(operations)?.value),
		displayOptions: { show: { resource: [value] } },
		options: sorted(
			operations.map((operation) => ({
				name: operation.name,
				value: operation.value,
				action: operation.action,
				description: operation.description,
				...routingOf(operation),
			})),
		),
	};
}

/** What a resource opens on: never something that deletes, spends or can't be undone, where there is anything else. */
export function firstChoice<One extends Row | Operation>(operations: readonly One[]): One | undefined {
	const isUsual = (one: One) => ['getAll', 'get', 'create'].includes(one.value) && isHarmless(one);
	const isRead = (one: One) => 'request' in one && isRepeatable(one);
	const isHarmless = (one: One) => !('request' in one) || !isGrave(one);
	const [first] = operations;
	if (first && (isUsual(first) || isRead(first))) return first;
	return operations.find(isUsual) ?? operations.find(isRead) ?? operations.find(isHarmless) ?? first;
}

/** What deletes, spends or can't be undone: by what it does, and by what its description must warn of. */
export function isGrave({ request, value, description }: Operation): boolean {
	const deletes = request.startsWith('DELETE ') || /^(delete|remove|cancel|revoke|archive|end|clear)/i.test(value);
	return deletes || /can’t be (undone|taken back)|costs money|\bdeletes?\b/i.test(description);
}

/** What n8n sends itself; an operation with a body of its own is none of that. */
function routingOf(operation: Row | Operation): Pick<INodePropertyOptions, 'routing'> {
	if (!('request' in operation) || operation.run || operation.runAll || operation.batch) return {};
	const { method, path } = requestOf(operation.request);
	return { routing: { request: { method, url: path } } };
}

function selector(displayName: string, initial = ''): INodeProperties {
	const name = { name: displayName.toLowerCase() };
	return { displayName, ...name, type: 'options', noDataExpression: true, default: initial };
}

/** @param uses those of one definition */
function property(uses: Uses): INodeProperties {
	return { ...shownOf(uses), displayOptions: conditions(uses) };
}

function shownOf([{ field }]: Uses): INodeProperties {
	return { ...field.shown, default: field.shown.default, name: field.name };
}

function collection(operations: ReadonlyArray<Compiled<Row>>, name: CollectionName): INodeProperties[] {
	const [first, ...others] = usesOf(operations, (compiled) => inCollection(compiled, name));
	if (!first) return [];
	return exactGroupsOf(operations, [first, ...others]).map((uses) => {
		const users = operationsIn(uses);
		const entries = [...usesByName(uses).values()].flatMap((ofName) =>
			groupsOf(operations, ofName).map((own) => {
				const shown = shownOf(own);
				const everywhere = operationsIn(own).size === users.size && !own[0].field.when;
				return {
					...shown,
					...(everywhere ? {} : { displayOptions: rooted(conditions(own)) }),
				};
			}),
		);
		const body = uses.some((use) => use.field.in === 'body');
		return {
			...COLLECTIONS[name],
			name,
			type: 'collection',
			default: {},
			...(users.size === operations.length ? {} : { displayOptions: union(uses, body) }),
			options: entries.sort(byDisplayName),
		};
	});
}

function inCollection({ collections }: Compiled<Row>, name: CollectionName): readonly Parameter[] {
	return collections.find(([own]) => own === name)?.[1] ?? [];
}

/** A collection is shown wherever one of its fields is; its entries have conditions of their own. */
function union(uses: Use[], body: boolean): IDisplayOptions {
	return { show: crossed(uses), ...(body ? { hide: { inputMode: ['json'] } } : {}) };
}

function conditions(uses: Uses): IDisplayOptions {
	const [{ field, isHiddenInJsonMode }] = uses;
	return {
		show: { ...crossed(uses), ...shownWhen(field.when ?? {}) },
		...(isHiddenInJsonMode ? { hide: { inputMode: ['json'] } } : {}),
	};
}

/** Inside a collection, conditions on the node's own parameters start at the root. */
function rooted(options: IDisplayOptions): IDisplayOptions {
	const from = (part: IDisplayOptions['show']) =>
		Object.fromEntries(Object.entries(part ?? {}).map(([name, values]) => [`/${name}`, values]));
	return { show: from(options.show), ...(options.hide ? { hide: from(options.hide) } : {}) };
}

/** Every name once. A name that an operation brings in stands behind the one before it there, so each operation keeps its order. */
function inOrder(operations: ReadonlyArray<Compiled<Row>>): string[] {
	const names: string[] = [];
	for (const { top } of operations) {
		let at = names.length;
		for (const { field } of top) {
			const known = names.indexOf(field.name);
			if (known >= 0) at = known + 1;
			else names.splice(at++, 0, field.name);
		}
	}
	return names;
}

function sorted(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort(byName);
}
