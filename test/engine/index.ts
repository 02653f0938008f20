/**
 * Runs nodes on n8n's real engine (n8n-core), in this process: executions, list searches, credential tests.
 * What n8n itself would add around it (database, editor, queue) is kept in memory; connections leave the machine for nothing.
 */
export { binaryItem, type BinaryItemOptions, readBinary, storedBinaryItem, useBinaryData } from './binary';
export { createCredentialStore, type CredentialData, type CredentialStore } from './credential-store';
export { callListSearch, callLoadOptions, type ListOptions, testCredential } from './editor';
export type { AnyNodeType } from './node-types';
export { createPoller, type Poller, type PollerOptions } from './poll';
export {
	type ExecutionOptions,
	type NodeRun,
	runNode,
	type RunNodeOptions,
	runWorkflow,
	startNodeName,
	type WorkflowJson,
	type WorkflowRun,
} from './run';
export { openWebhooks, type WebhookOptions, type WebhookWorkflow } from './webhooks';
