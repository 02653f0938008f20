import { integer, text } from '../../shared/fields/kinds';

/** Ten minutes; a batch usually takes seconds. */
export const LONGEST_BATCH_SECONDS = 600;

/** How long is waited for a batch that Pinterest works on. */
export const LONGEST_BATCH_WAIT = integer({
	name: 'maximumBatchWait',
	in: 'local',
	label: 'Maximum Wait for the Batch (Seconds)',
	description: 'After that the items fail with the batch ID; use Get Batch to finish later. 0 checks only once.',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_BATCH_SECONDS,
});

/** The batch that Get Batch reads. */
export const BATCH_ID = text({
	name: 'batchId',
	apiName: 'batch_id',
	in: 'path',
	label: 'Batch ID',
	description: 'The ID of the batch, from the result or error of an item',
	required: true,
});
