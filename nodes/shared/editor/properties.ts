import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { EFFECT_WORDS, effectOf, isGrave, isRead } from '../api/effect';
import { requestOf } from '../api/requestName';
import type { Compiled } from '../fields/compiled';
import { byName } from '../fields/english';
import { shownWhen } from '../fields/entries';
import { OUTPUT_FIELDS } from '../fields/output';
import { INPUT_MODE, JSON_BODY, LIMIT, RETURN_ALL } from '../fields/standard';
import type { Operation, Resource, Row } from '../rows/operation';
import { collectionsOf } from './collections';
import type { Uses } from './uses';
import { crossed, groupsOf, shownOf, usesByName, usesOf } from './uses';

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
		...collectionsOf(operations),
	];
}

/** What an operation is about comes first, then another way to give it, then how much of it is given back. */
function rank(name: string): number {
	if (OUTPUT_FIELDS.some((one) => one.name === name)) return 3;
	if ([RETURN_ALL.name, LIMIT.name].includes(name)) return 2;
	return [INPUT_MODE.name, JSON_BODY.name].includes(name) ? 1 : 0;
}

function operationProperty({ value, operations }: Resource<Row | Operation>): INodeProperties {
	return {
		...selector('Operation', firstChoice(operations)?.value),
		displayOptions: { show: { resource: [value] } },
		options: sorted(
			operations.map((operation) => ({
				name: operation.name,
				value: operation.value,
				action: actionOf(operation),
				description: operation.description,
				...routingOf(operation),
			})),
		),
	};
}

/** What a resource opens on: never something that deletes, spends or can't be undone, where there is anything else. */
export function firstChoice<One extends Row | Operation>(operations: readonly One[]): One | undefined {
	const isUsual = (one: One) => ['getAll', 'get', 'create'].includes(one.value) && isHarmless(one);
	const reads = (one: One) => 'request' in one && isRead(one);
	const isHarmless = (one: One) => !('request' in one) || !isGrave(one);
	const [first] = operations;
	if (first && (isUsual(first) || reads(first))) return first;
	return operations.find(isUsual) ?? operations.find(reads) ?? operations.find(isHarmless) ?? first;
}

/**
 * n8n makes the text of a tool out of the action and the node's name, and an agent reads nothing else of an operation: what is grave is
 * said there.
 */
export function actionOf(operation: Row | Operation): string {
	if (!('request' in operation) || !isGrave(operation)) return operation.action;
	// Of all marks, n8n's rules for actions take a dash alone.
	return `${operation.action} – ${EFFECT_WORDS[effectOf(operation)]}`;
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
	return { ...shownOf(uses[0].field), displayOptions: conditions(uses) };
}

function conditions(uses: Uses): IDisplayOptions {
	const [{ field, isHiddenInJsonMode }] = uses;
	return {
		show: { ...crossed(uses), ...shownWhen(field.when ?? {}) },
		...(isHiddenInJsonMode ? { hide: { inputMode: ['json'] } } : {}),
	};
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
