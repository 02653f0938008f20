import type { Compiled, Parameter } from '../fields/compiled';
import type { Field } from '../rows/field';

/** A parameter and an operation it is shown for. */
export interface Use {
	resource: string;
	operation: string;
	field: Field;
	/** Where the whole body is given as JSON, it is not shown. */
	isHiddenInJsonMode: boolean;
}

/** Uses that belong together: at least one. */
export type Uses = [Use, ...Use[]];

/** @param parameters those of an operation that are meant */
export function usesOf(
	operations: readonly Compiled[],
	parameters: (compiled: Compiled) => readonly Parameter[],
): Use[] {
	return operations.flatMap((compiled) => {
		const { resource, operation } = compiled;
		return parameters(compiled).map(({ field, isOfBody }) => ({
			resource,
			operation: operation.value,
			field,
			isHiddenInJsonMode: isOfBody && operation.jsonBody === true,
		}));
	});
}

/**
 * Splits the uses of a parameter into groups that n8n's conditions can say exactly. n8n shows a parameter where the resource is
 * one of some AND the operation is one of some, which is what is meant only if each combination that exists is meant.
 *
 * @param definition uses of different definitions are never in one group
 */
export function groupsOf(operations: readonly Compiled[], uses: Use[], definition = definitionOf()): Uses[] {
	return [...grouped(uses, definition).values()].flatMap((same) => {
		if (isExact(operations, same)) return [same];
		const byResource = [...grouped(same, ({ resource }) => resource).values()];
		const alike = grouped(byResource, (own) => [...new Set(own.map((use) => use.operation))].sort().join());
		return [...alike.values()].flatMap((several) => {
			const [[first, ...rest], ...others] = several;
			const together: Uses = [first, ...rest, ...others.flat()];
			return isExact(operations, together) ? [together] : several;
		});
	});
}

/** The resources and the operations of some uses, as n8n's conditions name them. */
export function crossed(uses: Use[]): { resource: string[]; operation: string[] } {
	const resource = [...new Set(uses.map((use) => use.resource))];
	const operation = [...new Set(uses.map((use) => use.operation))];
	return { resource, operation };
}

export function operationKey({ resource, operation }: Pick<Use, 'resource' | 'operation'>): string {
	return `${resource}.${operation}`;
}

/** What n8n shows of a parameter, and when, apart from the operations. */
function definitionOf(): (use: Use) => string {
	// Most uses are of one field, whose options may be a hundred.
	const texts = new Map<Field, string>();
	return ({ field, isHiddenInJsonMode }) => {
		const { shown, when } = field;
		let text = texts.get(field);
		if (text === undefined) texts.set(field, (text = JSON.stringify([shown, when])));
		return `${text} ${isHiddenInJsonMode}`;
	};
}

function isExact(operations: readonly Compiled[], uses: Use[]): boolean {
	const meant = new Set(uses.map(operationKey));
	const shown = crossed(uses);
	return operations.every(
		({ resource, operation: { value: operation } }) =>
			!shown.resource.includes(resource) ||
			!shown.operation.includes(operation) ||
			meant.has(operationKey({ resource, operation })),
	);
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, [T, ...T[]]> {
	const groups = new Map<string, [T, ...T[]]>();
	for (const one of list) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}
