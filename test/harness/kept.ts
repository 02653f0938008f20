import { inspect } from 'node:util';

import { type NodeRun, startNodeName } from '../engine';

/** Everything n8n would save of a run, hidden fields and causes of errors too, as one text. */
export function wholeText({ run, items, error }: NodeRun): string {
	const all = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, showHidden: true };
	return inspect({ run, items, error }, all);
}

/** The same of the node's part in it: all but the items that came in. */
export function toldOf(outcome: NodeRun): string {
	const { resultData } = outcome.run.data;
	const { [startNodeName]: _input, ...runData } = resultData.runData;
	return wholeText({ ...outcome, run: { resultData: { ...resultData, runData } } as never });
}
