/** Which kinds of operations a choice means. */
import { packageNodes } from '../schemas/scenarios';
import { derivedKind, derivedKinds, namedOperations } from './derived';
import type { Choice } from './matrix';
import { writtenKinds } from './operations';
import type { Kind, Nodes } from './stage';

export async function nodesByName(): Promise<Nodes> {
	return new Map((await packageNodes()).map((node) => [node.name, node]));
}

/** @param isEchoes every operation there is, instead of one of each form */
export function kindsOf(nodes: Nodes, { operation, seed }: Choice, isEchoes: boolean): Kind[] {
	const written = writtenKinds(nodes);
	const known = new Set(written.map(({ name }) => name));
	const others = namedOperations(nodes).filter((one) => !known.has(one.operation));
	if (operation !== undefined) {
		const named = written.filter(({ name }) => name === operation);
		return named.length > 0
			? named
			: others.filter((one) => one.operation === operation).map((one) => derivedKind(nodes, one));
	}
	return [...written, ...(isEchoes ? others.map((one) => derivedKind(nodes, one)) : derivedKinds(nodes, known, seed))];
}
