/** What the canvas shows below a node's name, in the words of the editor. */
import type { Operation, Resource, Row } from '../rows/operation';

/** An expression that gives `Get Many: Ad Group` for a node's operation and resource, and their values where they are no row's. */
export function subtitleOf(resources: ReadonlyArray<Resource<Row | Operation>>): string {
	const words: Record<string, string> = {};
	for (const { value, name, operations } of resources) {
		if (titled(value) !== name) words[value] = name;
		for (const operation of operations) {
			const usual = words[operation.value] ?? titled(operation.value);
			if (usual === operation.name) continue;
			const isNew = !resources.some((other) =>
				other.operations.some((one) => one !== operation && isSame(one, operation)),
			);
			words[isNew ? operation.value : `${value}.${operation.value}`] = operation.name;
		}
	}
	const ofOperation = `words[${RESOURCE} + "." + ${OPERATION}] ?? said(${OPERATION})`;
	return inWords(words, `(${ofOperation}) + ": " + said(${RESOURCE})`);
}

/** An expression that gives the name of a trigger's event. */
export function eventSubtitle(events: ReadonlyArray<{ value: string; name: string }>): string {
	const others = events.filter(({ value, name }) => titled(value) !== name);
	return inWords(Object.fromEntries(others.map(({ value, name }) => [value, name])), 'said($parameter["event"])');
}

const OPERATION = '$parameter["operation"]';
const RESOURCE = '$parameter["resource"]';

function isSame(one: Row | Operation, other: Row | Operation): boolean {
	return one.value === other.value && one.name !== other.name;
}

/** `adGroup` as `Ad Group`. */
function titled(value: string): string {
	return value.replace(/[A-Z]/g, ' $&').replace(/^./, (first) => first.toUpperCase());
}

/** @param words names by the values that {@link titled} doesn't make them of */
function inWords(words: Record<string, string>, expression: string): string {
	const titledToo = 'String(value).replace(/[A-Z]/g, " $&").replace(/^./, (first) => first.toUpperCase())';
	return `={{ ((words) => ((said) => ${expression})((value) => words[value] ?? ${titledToo}))(${JSON.stringify(words)}) }}`;
}
