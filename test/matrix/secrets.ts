/**
 * Every operation of all nodes beside a Pinterest that repeats whatever it is sent, headers and body, in its errors and in its good
 * answers: no token and no secret is in anything that comes of it.
 */
import type { FaultRule, SimulatedPinterest } from '../pinterest';
import type { Clock } from './clock';
import { secrets } from './judge';
import { type Choice, numberOf, type Ran } from './matrix';
import { type Kind, observe } from './stage';

/** Errors before the request is executed, and answers as they should be. */
const STATUSES = [400, 401, 503, 200];

/** Runs an operation with each status, going on behind a failed item and ending with it. */
export async function* echoesOf(
	kind: Kind,
	{ seed, oneOf }: Choice,
	{ pinterest, clock }: { pinterest: SimulatedPinterest; clock: Clock },
): AsyncGenerator<Ran> {
	if (numberOf(kind.name) % oneOf !== seed % oneOf) return;
	// What a scenario needs first must not be repeated yet.
	await observe(kind, 'continue', [], pinterest, clock);
	for (const status of STATUSES) {
		const rule: FaultRule = { match: { times: Infinity }, fault: { kind: 'echo', status } };
		for (const mode of ['continue', 'stop'] as const) {
			const seen = await observe(kind, mode, [rule], pinterest, clock);
			yield { operation: 'echoes', fault: `${status} ${kind.name}`, request: 0, mode, findings: secrets(seen), seen };
		}
	}
}
