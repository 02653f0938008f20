import type { INodeProperties } from 'n8n-workflow';

import type { Compiled, Parameter } from '../fields/compiled';
import type { Field } from '../rows/field';
import type { Row } from '../rows/operation';

/** A parameter and an operation it is shown for. */
export interface Use {
	of: Compiled<Row>;
	field: Field;
	/** Where the whole body is given as JSON, it is not shown. */
	isHiddenInJsonMode: boolean;
}

/** At least one. */
type Several<T> = [T, ...T[]];

/** Uses that belong together. */
export type Uses = Several<Use>;

/** Anything that an operation has. */
type Owned = Pick<Use, 'of'>;

/** @param parameters those of an operation that are meant */
export function usesOf(
	operations: ReadonlyArray<Compiled<Row>>,
	parameters: (compiled: Compiled<Row>) => readonly Parameter[],
): Use[] {
	return operations.flatMap((compiled) => {
		const hasJsonMode = compiled.operation.jsonBody === true;
		return parameters(compiled).map(({ field, isOfBody }) => ({
			of: compiled,
			field,
			isHiddenInJsonMode: isOfBody && hasJsonMode,
		}));
	});
}

/** Uses by the name of their parameter, in the order in which names first come. */
export function usesByName(uses: readonly Use[]): Map<string, Uses> {
	return grouped(uses, ({ field }) => field.name);
}

/** The operations of some uses, each once. */
export function operationsIn(uses: readonly Owned[]): Set<Compiled<Row>> {
	return new Set(uses.map(({ of }) => of));
}

/**
 * Splits uses into groups that are shown alike, and under conditions that n8n can say exactly. n8n shows a parameter where the resource
 * is one of some AND the operation is one of some, which is what is meant only if each combination that exists is meant.
 *
 * @param uses those of one parameter
 */
export function groupsOf(operations: ReadonlyArray<Compiled<Row>>, uses: Uses): Uses[] {
	if (uses.length === 1) return [uses];
	return [...grouped(uses, definitionsOf(uses)).values()].flatMap((same) => exactGroupsOf(operations, same));
}

/** As {@link groupsOf} does, of what is shown alike already. */
export function exactGroupsOf<One extends Owned>(
	operations: ReadonlyArray<Compiled<Row>>,
	uses: Several<One>,
): Array<Several<One>> {
	if (isExact(operations, uses)) return [uses];
	const byResource = [...grouped(uses, ({ of }) => of.resource).values()];
	const alike = grouped(byResource, (own) => [...new Set(own.map(valueOf))].sort().join());
	return [...alike.values()].flatMap((several) => {
		const [[first, ...rest], ...others] = several;
		const together: Several<One> = [first, ...rest, ...others.flat()];
		return isExact(operations, together) ? [together] : several;
	});
}

/** A field as n8n shows it, but for the conditions. */
export function shownOf({ name, shown }: Field): INodeProperties {
	return { ...shown, default: shown.default, name };
}

/** The resources and the operations of some uses, as n8n's conditions name them. */
export function crossed(uses: readonly Owned[]): { resource: string[]; operation: string[] } {
	const resource = [...new Set(uses.map(({ of }) => of.resource))];
	const operation = [...new Set(uses.map(valueOf))];
	return { resource, operation };
}

function valueOf({ of }: Owned): string {
	return of.operation.value;
}

/** Tells apart uses that n8n shows differently, or at other times, apart from the operations. */
function definitionsOf(uses: readonly Use[]): (use: Use) => string {
	const fields = [...new Set(uses.map(({ field }) => field))];
	// Most parameters are one field, whose options may be a hundred: there is nothing to compare.
	const texts = fields.length === 1 ? [''] : fields.map(definitionOf);
	const definitions = new Map(fields.map((field, at) => [field, texts.indexOf(texts[at] ?? '')]));
	return ({ field, isHiddenInJsonMode }) => `${definitions.get(field)} ${isHiddenInJsonMode}`;
}

function definitionOf({ shown, when }: Field): string {
	return JSON.stringify([shown, when]);
}

/** Whether each operation that n8n's conditions would let through is meant. */
function isExact(operations: ReadonlyArray<Compiled<Row>>, uses: readonly Owned[]): boolean {
	const { resource, operation } = crossed(uses);
	if (resource.length === 1 || operation.length === 1) return true;
	const [resources, values, meant] = [new Set(resource), new Set(operation), operationsIn(uses)];
	return operations.every((one) => meant.has(one) || !resources.has(one.resource) || !values.has(one.operation.value));
}

/** @param keyOf what those of one group have in common */
export function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, Several<T>> {
	const groups = new Map<string, Several<T>>();
	for (const one of list) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}
