/** What is held before anything that writes is sent: what the credential allows, and what an item only wants to see. */
import type { IDataObject } from 'n8n-workflow';

import type { Effect } from './effect';
import type { Environment } from './environment';
import type { Failure } from './errors';
import { apiError } from './errors';
import type { RequestName } from './requestName';
import type { Context, Run } from './run';

/** As much of a request as a preview shows. */
interface Write {
	request: RequestName;
	ids?: Record<string, unknown>;
	query?: IDataObject;
	body?: unknown;
}

/** As much of a caller as decides. */
interface Writer {
	context: Pick<Context, 'getNode'>;
	run: Pick<Run, 'environment' | 'effect'>;
	itemIndex?: number;
	isPreview?: boolean;
}

/** A write that is not sent but shown: an item wants a preview of it. */
export class Previewed extends Error {
	constructor(readonly call: Write | { request: string; note: string }) {
		super('The request is shown and not sent');
		this.name = 'Previewed';
	}
}

/**
 * Keeps a write from being sent where the item wants a preview or the credential does not allow it.
 *
 * @param what the write, or what it is where it does not go to the API
 * @throws Previewed, or NodeApiError that says what would have to be changed
 */
export function holdWrite(caller: Writer, what: Previewed['call']): void {
	const { context, run, itemIndex } = caller;
	if (caller.isPreview === true) throw new Previewed(what);
	const failure = refusal(run.environment, run.effect);
	if (failure) throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

/** Why a credential refuses a write; undefined where it does not. What is no write by its row is none that may be sent. */
function refusal({ permission }: Pick<Environment, 'permission'>, effect: Effect): Failure | undefined {
	if (permission === 'everything' || (permission === 'noSpending' && effect === 'write')) return undefined;
	const set =
		permission === 'readOnly'
			? 'is set to read only'
			: effect === 'spends'
				? 'is set to no spending, and this can spend money'
				: 'is set to no deleting, and this cannot be undone';
	return {
		message: `The credential ${set}, so nothing was sent`,
		advice: 'What This Connection May Do, in the credential, says what it allows. Only a person can change that.',
		details: { permission },
	};
}
