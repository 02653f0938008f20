import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Compiled, Parameter } from '../fields/compiled';
import { shownWhen } from '../fields/entries';
import { LIMIT, RETURN_ALL } from '../fields/standard';
import type { CollectionName, Resource } from '../rows/operation';
import type { Use, Uses } from './uses';
import { crossed, groupsOf, operationKey, usesOf } from './uses';

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
	resources: readonly Resource[],
	operations: readonly Compiled[],
	seam: INodeProperties['routing'],
): INodeProperties[] {
	const uses = usesOf(operations, ({ top }) => top);
	const names = inOrder(operations).sort((a, b) => rank(a) - rank(b));
	return [
		{
			...selector('Resource', resources[0]?.value),
			options: sorted(resources.map(({ name, value }) => ({ name, value }))),
			routing: seam,
		},
		...resources.map(operationProperty),
		...names.flatMap((name) =>
			groupsOf(
				operations,
				uses.filter((use) => use.field.name === name),
			).map((group) => property(group)),
		),
		...(Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) => collection(operations, name)),
	];
}

/** What an operation is about comes first, then how much of it is given back. */
function rank(name: string): number {
	return [RETURN_ALL.name, LIMIT.name].includes(name) ? 1 : name.startsWith('simplify') ? 2 : 0;
}

function operationProperty({ value, operations }: Resource): INodeProperties {
	return {
		...selector('Operation', operations[0]?.value),
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

function selector(displayName: string, initial = ''): INodeProperties {
	const name = { name: displayName.toLowerCase() };
	return { displayName, ...name, type: 'options', noDataExpression: true, default: initial };
}

/** @param uses those of one definition */
function property([first, ...others]: Uses): INodeProperties {
	const { field } = first;
	return {
		...field.shown,
		default: field.shown.default,
		name: field.name,
		displayOptions: conditions([first, ...others]),
	};
}

function collection(operations: readonly Compiled[], name: CollectionName): INodeProperties[] {
	const all = usesOf(operations, (compiled) => inCollection(compiled, name));
	return groupsOf(operations, all, () => '').map((uses) => {
		const users = new Set(uses.map(operationKey));
		const names = [...new Set(uses.map(({ field }) => field.name))];
		const entries = names.flatMap((entry) =>
			groupsOf(
				operations,
				uses.filter((use) => use.field.name === entry),
			).map((own) => {
				const { displayOptions, ...rest } = property(own);
				const everywhere = new Set(own.map(operationKey)).size === users.size && !own[0].field.when;
				return {
					...rest,
					...(everywhere ? {} : { displayOptions: rooted(displayOptions) }),
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
			options: entries.sort((a, b) => a.displayName.localeCompare(b.displayName)),
		};
	});
}

function inCollection({ collections }: Compiled, name: CollectionName): readonly Parameter[] {
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
function rooted(options: IDisplayOptions = {}): IDisplayOptions {
	const from = (part: IDisplayOptions['show']) =>
		Object.fromEntries(Object.entries(part ?? {}).map(([name, values]) => [`/${name}`, values]));
	return { show: from(options.show), ...(options.hide ? { hide: from(options.hide) } : {}) };
}

/** Every name once. A name that an operation brings in stands behind the one before it there, so each operation keeps its order. */
function inOrder(operations: readonly Compiled[]): string[] {
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
	return [...options].sort((a, b) => a.name.localeCompare(b.name));
}
