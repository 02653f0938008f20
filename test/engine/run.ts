/** Runs one node, or a small workflow, on n8n's own engine in this process. */
import './environment';

import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	IConnections,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowSettings,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additional-data';
import { binaryDataReady } from './binary';
import { type CredentialData, CredentialStore } from './credential-store';
import { StoredCredentials } from './credentials';
import { type AnyNodeType, KnownNodeTypes, latestVersion } from './node-types';

/** What holds for a whole execution. */
export interface ExecutionOptions {
	/** Data by credential type, or a store shared with other runs. */
	credentials?: CredentialData | CredentialStore;
	/** The types of those credentials; `oAuth2Api` is known without being named. */
	credentialTypes?: ICredentialType[];
	/** Cancels the execution, as the Stop button does. */
	abortSignal?: AbortSignal;
	/** Cancels the execution after so many milliseconds. */
	cancelAfterMs?: number;
	mode?: WorkflowExecuteMode;
	/** IANA name; UTC unless told. */
	timezone?: string;
}

/** One node and what it shall work on. */
export interface RunNodeOptions extends ExecutionOptions {
	node: AnyNodeType;
	parameters: INodeParameters;
	/** What the node before it emits; one empty item unless told. */
	items?: INodeExecutionData[];
	/** The node's "On Error" setting; true means 'continueRegularOutput'. */
	continueOnFail?: boolean | Exclude<OnError, 'stopWorkflow'>;
	/** The newest version unless told. */
	typeVersion?: number;
	/** Other settings of the node, such as retryOnFail or alwaysOutputData. */
	settings?: Partial<INode>;
	/** The node's own static data at the start. */
	staticData?: IDataObject;
	/** The static data that all nodes of the workflow share, at the start. */
	globalStaticData?: IDataObject;
}

/** What a node left behind. */
export interface NodeRun {
	/** The items of the first output; empty when the node failed. */
	items: INodeExecutionData[];
	/** The items of every output; with 'continueErrorOutput' the last is the error output. */
	outputs: INodeExecutionData[][];
	/** What ended the execution. The engine keeps an error's fields but not its class. */
	error?: ExecutionError;
	/** Credentials as stored after the run, so with the tokens of a refresh. */
	credentialsAfter: CredentialData;
	/** The node's own static data after the run. */
	staticData: IDataObject;
	/** What all nodes of the workflow share, after the run. */
	globalStaticData: IDataObject;
	/** Everything n8n would save of the execution. */
	run: IRun;
}

/** The name of the node before the one under test, for expressions such as `={{ $('Start').item.json.id }}`. */
export const startNodeName = 'Start';

/**
 * Runs a node on items that a node named `Start` emits. Expressions in parameters are evaluated for each item.
 * Rejects when n8n would refuse to start: a required parameter is empty, a node type is unknown.
 */
export async function runNode(options: RunNodeOptions): Promise<NodeRun> {
	const { node: type, items = [{ json: {} }], continueOnFail, staticData, globalStaticData } = options;
	const name = type.description.displayName;
	const store = storeOf(options.credentials);
	const onError = continueOnFail === true ? 'continueRegularOutput' : continueOnFail || 'stopWorkflow';
	const node: INode = {
		...placedNode(name, 'test.node', latestVersion(type)),
		typeVersion: options.typeVersion ?? latestVersion(type),
		parameters: options.parameters,
		credentials: store.references(),
		onError,
		...options.settings,
	};
	const { run, workflow } = await execute(
		{
			nodes: [placedNode(startNodeName, 'test.start', 1), node],
			connections: { [startNodeName]: { main: [[{ node: name, type: 'main', index: 0 }]] } },
			staticData: {
				...(staticData && { [`node:${name}`]: staticData }),
				...(globalStaticData && { global: globalStaticData }),
			},
		},
		{ 'test.node': type, 'test.start': emitting(items) },
		startNodeName,
		{ ...options, credentials: store },
	);
	const outputs = outputsOf(run, name);
	return {
		items: outputs[0] ?? [],
		outputs,
		error: run.data.resultData.error,
		credentialsAfter: store.readAll(),
		staticData: { ...(workflow.staticData[`node:${name}`] as IDataObject | undefined) },
		globalStaticData: withoutProxies(workflow.staticData.global),
		run,
	};
}

/** A workflow as n8n exports it; other keys are ignored. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
}

/** What a workflow left behind. */
export interface WorkflowRun {
	/** The items of a node's outputs, of its last run. Empty when it did not run. */
	outputsOf(nodeName: string): INodeExecutionData[][];
	error?: ExecutionError;
	credentialsAfter: CredentialData;
	/** What n8n would store with the workflow. */
	staticData: IDataObject;
	run: IRun;
}

/**
 * Runs a workflow from its first node without input. Nodes get the credentials of the run whatever ids the workflow names.
 * Of n8n's own nodes only the manual trigger, no-op and Edit Fields (assignments) are known; others are given in `nodeTypes`.
 */
export async function runWorkflow(
	json: WorkflowJson,
	options: ExecutionOptions & { nodeTypes: Record<string, AnyNodeType> },
): Promise<WorkflowRun> {
	const store = storeOf(options.credentials);
	const nodes = json.nodes.map((node) => (node.credentials ? { ...node, credentials: store.references() } : node));
	const { run, workflow } = await execute({ ...json, nodes }, options.nodeTypes, undefined, {
		...options,
		credentials: store,
	});
	return {
		outputsOf: (name) => outputsOf(run, name),
		error: run.data.resultData.error,
		credentialsAfter: store.readAll(),
		staticData: withoutProxies(workflow.staticData),
		run,
	};
}

/** n8n wraps what static data holds. */
function withoutProxies(data: unknown): IDataObject {
	return JSON.parse(JSON.stringify(data ?? {})) as IDataObject;
}

async function execute(
	json: WorkflowJson,
	types: Record<string, AnyNodeType>,
	startName: string | undefined,
	options: ExecutionOptions & { credentials: CredentialStore },
): Promise<{ run: IRun; workflow: Workflow }> {
	await binaryDataReady();
	const { credentials, credentialTypes = [], mode = 'manual', timezone = 'UTC', abortSignal, cancelAfterMs } = options;
	const workflow = new Workflow({
		...structuredClone({ nodes: json.nodes, connections: json.connections, staticData: json.staticData }),
		id: 'workflow',
		name: 'Test',
		active: false,
		nodeTypes: new KnownNodeTypes(types),
		settings: { executionOrder: 'v1', timezone, ...json.settings },
	});
	const first = startName ?? json.nodes.find(({ name }) => workflow.getParentNodes(name).length === 0)?.name;
	const additionalData = additionalDataFor(new StoredCredentials(credentials, credentialTypes));
	const execution = new WorkflowExecute(additionalData, mode).run({
		workflow,
		startNode: first === undefined ? undefined : (workflow.getNode(first) ?? undefined),
	});

	const cancel = () => execution.cancel();
	if (abortSignal?.aborted) cancel();
	abortSignal?.addEventListener('abort', cancel);
	const timer = cancelAfterMs === undefined ? undefined : setTimeout(cancel, cancelAfterMs);
	try {
		return { run: await execution, workflow };
	} finally {
		clearTimeout(timer);
		abortSignal?.removeEventListener('abort', cancel);
	}
}

function outputsOf(run: IRun, nodeName: string): INodeExecutionData[][] {
	const last = run.data.resultData.runData[nodeName]?.at(-1);
	return (last?.data?.main ?? []).map((items) => items ?? []);
}

export function storeOf(credentials: CredentialData | CredentialStore | undefined): CredentialStore {
	return credentials instanceof CredentialStore ? credentials : new CredentialStore(credentials ?? {});
}

function placedNode(name: string, type: string, typeVersion: number): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters: {} };
}

/** A node type that emits the given items. */
function emitting(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: startNodeName,
			name: 'start',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: startNodeName },
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [structuredClone(items)],
	};
}
