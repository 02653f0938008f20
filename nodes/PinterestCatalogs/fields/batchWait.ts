import { integer, text } from '../../shared/fields/kinds';

/** Ten minutes; a batch usually takes seconds. */
export const LONGEST_BATCH_SECONDS = 600;

/** How long is waited for a batch that Pinterest works on. */
export const LONGEST_BATCH_WAIT = integer({
	name: 'longestBatchWait',
	in: 'local',
	label: 'Longest Time to Wait for the Batch (Seconds)',
	description: 'After that the items fail with the batch ID, with which Get Batch finishes later; 0 looks just once',
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
	description: 'The batch, as the error of an item or its result names it',
	required: true,
});
