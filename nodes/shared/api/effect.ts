import { requestOf } from './requestName';
import type { RequestName } from './requestName';

/**
 * What a request does at Pinterest:
 *
 * - `read`: changes nothing, so it may be sent again
 * - `write`: makes or changes something, which can be changed back
 * - `spends`: money can be spent by it, now or once ads run
 * - `irreversible`: deletes, or can't be taken back through the API
 */
export type Effect = 'read' | 'write' | 'spends' | 'irreversible';

/** What people and models read of each effect. */
export const EFFECT_WORDS: Record<Effect, string> = {
	read: 'only reads',
	write: 'writes',
	spends: 'can spend money',
	irreversible: 'cannot be undone',
};

/** What an operation's effect follows from: every GET reads, every DELETE deletes, and the others say it. */
interface WithEffect {
	request: RequestName;
	effect?: Effect;
}

/** The effect of an operation; of one that does not say it, the gravest. */
export function effectOf({ request, effect = 'irreversible' }: WithEffect): Effect {
	const { method } = requestOf(request);
	if (method === 'GET') return 'read';
	return method === 'DELETE' ? 'irreversible' : effect;
}

/** Whether an operation changes nothing. */
export function isRead(operation: WithEffect): boolean {
	return effectOf(operation) === 'read';
}

/** Whether an operation spends, deletes or can't be undone. */
export function isGrave(operation: WithEffect): boolean {
	return ['spends', 'irreversible'].includes(effectOf(operation));
}
