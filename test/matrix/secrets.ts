/**
 * Every operation of all nodes beside a Pinterest that repeats whatever it is sent, headers and body, in its errors and in its good
 * answers: no token and no secret is in anything that comes of it.
 */
import type { FaultRule, SimulatedPinterest } from '../pinterest';
import type { Clock } from './clock';
import { derivedKind, namedOperations } from './derived';
import { secrets } from './judge';
import { type Judged, numberOf } from './matrix';
import { writtenKinds } from './operations';
import { type Kind, type Nodes, observe } from './stage';

/** Errors before the request is executed, and answers as they should be. */
const STATUSES = [400, 401, 503, 200];

export interface SecretChoice {
	operation?: string;
	seed: number;
	oneOf: number;
}

/** Runs each operation with each status, going on behind a failed item and ending with it. */
export async function* echoesOf(
	nodes: Nodes,
	{ operation, seed, oneOf }: SecretChoice,
	{ pinterest, clock }: { pinterest: SimulatedPinterest; clock: Clock },
): AsyncGenerator<Judged> {
	for (const kind of allKinds(nodes)) {
		if ((operation ?? kind.name) !== kind.name || numberOf(kind.name) % oneOf !== seed % oneOf) continue;
		// What a scenario needs first must not be repeated yet.
		await observe(kind, 'continue', [], pinterest, clock);
		for (const status of STATUSES) {
			const rule: FaultRule = { match: { times: Infinity }, fault: { kind: 'echo', status } };
			for (const mode of ['continue', 'stop'] as const) {
				const seen = await observe(kind, mode, [rule], pinterest, clock);
				yield { operation: 'echoes', fault: `${status} ${kind.name}`, request: 0, mode, findings: secrets(seen) };
			}
		}
	}
}

function allKinds(nodes: Nodes): Kind[] {
	const written = writtenKinds(nodes);
	const known = new Set(written.map(({ name }) => name));
	const others = namedOperations(nodes).filter(({ operation }) => !known.has(operation));
	return [...written, ...others.map((one) => derivedKind(nodes, one))];
}
