/** What n8n does around a node with a webhook: subscribing when a workflow is activated, calls over HTTP, and the end of it. */
import './environment';

import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { additionalDataFor } from './additional-data';
import { StoredCredentials } from './credentials';
import { KnownNodeTypes, latestVersion } from './node-types';
import { type ExecutionOptions, storeOf } from './run';

export interface WebhookOptions extends Pick<ExecutionOptions, 'credentials' | 'credentialTypes'> {
	node: INodeType;
	parameters: INodeParameters;
	/** What n8n takes for its own address, WEBHOOK_URL. */
	webhookUrl: string;
	/** The node's id in addresses, as n8n makes it up when a node is placed; null places it without one. */
	webhookId?: string | null;
}

/** A workflow with one node that has a webhook, in an n8n of its own. What is changed here counts from the next step on. */
export interface WebhookWorkflow {
	/** Origin of the server that takes calls, http://127.0.0.1:… */
	readonly origin: string;
	parameters: INodeParameters;
	webhookUrl: string;
	/** Static data as n8n's database has it. */
	staticData: IDataObject;
	/** What each execution started with, oldest first. */
	readonly executions: INodeExecutionData[][];
	/** What the node or a failed call left in n8n's log, oldest first. */
	readonly log: string[];
	/** Publishes it, or starts n8n again: `init`. Rejects when the node can't subscribe; then it is not active. */
	activate(mode?: WorkflowActivateMode): Promise<void>;
	/** Unpublishes it. Rejects when the node can't end what it subscribed to; it is inactive all the same. */
	deactivate(): Promise<void>;
	/** The editor's "Listen for test event"; what it gives ends that. */
	listen(): Promise<() => Promise<void>>;
	close(): Promise<void>;
}

/** Opens a server for one workflow, which is not active yet. */
export async function openWebhooks(options: WebhookOptions): Promise<WebhookWorkflow> {
	const store = storeOf(options.credentials);
	const nodeTypes = new KnownNodeTypes({ 'test.node': options.node });
	const type = nodeTypes.getByNameAndVersion('test.node');
	const [description] = type.description.webhooks ?? [];
	const credentials = new StoredCredentials(store, options.credentialTypes ?? []);
	const { webhookId = '7f1c6a52-5d0e-4c55-9d1b-1f3f0a7e2b10' } = options;
	const state = { active: false, tested: undefined as IDataObject | undefined };

	/** The workflow as it is read from the database for each step. */
	const load = (staticData: IDataObject) => {
		const node: INode = {
			...{ id: 'node', name: 'Trigger', type: 'test.node', typeVersion: latestVersion(options.node), position: [0, 0] },
			parameters: workflow.parameters,
			credentials: store.references(),
			...(webhookId === null ? {} : { webhookId }),
		};
		const loaded = new Workflow({
			...{ id: 'workflow', name: 'Test', nodes: [node], connections: {}, active: true, nodeTypes },
			staticData: structuredClone(staticData),
		});
		const base = workflow.webhookUrl.replace(/\/$/, '');
		const additionalData = Object.assign(additionalDataFor(credentials), {
			webhookBaseUrl: `${base}/webhook`,
			webhookTestBaseUrl: `${base}/webhook-test`,
		});
		return { loaded, node: loaded.nodes.Trigger, additionalData };
	};
	const dataOf = (loaded: Workflow) => JSON.parse(JSON.stringify(loaded.staticData)) as IDataObject;
	const webhookData = (isTest: boolean) =>
		({ httpMethod: 'POST', node: 'Trigger', webhookDescription: description, isTest }) as unknown as IWebhookData;
	const logged = <T extends { logger: unknown }>(context: T): T => {
		const note = (message: string) => void workflow.log.push(message);
		Object.defineProperty(context, 'logger', { value: { debug: note, info: note, warn: note, error: note } });
		return context;
	};

	/** Runs one of the node's webhook methods, and gives the static data it left. */
	async function hook(
		name: 'checkExists' | 'create' | 'delete',
		staticData: IDataObject,
		{
			isTest = false,
			mode,
			activation,
		}: { isTest?: boolean; mode: WorkflowExecuteMode; activation: WorkflowActivateMode },
	) {
		const { loaded, node, additionalData } = load(staticData);
		const context = logged(new HookContext(loaded, node, additionalData, mode, activation, webhookData(isTest)));
		const answer = await type.webhookMethods?.default?.[name].call(context);
		return { answer, staticData: dataOf(loaded) };
	}

	async function subscribe(isTest: boolean, activation: WorkflowActivateMode): Promise<IDataObject> {
		const how = { isTest, mode: (isTest ? 'manual' : 'trigger') as WorkflowExecuteMode, activation };
		try {
			const checked = await hook('checkExists', workflow.staticData, how);
			return checked.answer ? checked.staticData : (await hook('create', checked.staticData, how)).staticData;
		} catch (error) {
			// What was changed before the error is not kept, and what may be there is taken away.
			await unsubscribe(isTest, workflow.staticData).then(
				(left) => void (isTest || (workflow.staticData = left)),
				(failure: Error) => void workflow.log.push(failure.message),
			);
			throw error;
		}
	}

	async function unsubscribe(isTest: boolean, staticData: IDataObject): Promise<IDataObject> {
		return (await hook('delete', staticData, { isTest, mode: 'internal', activation: 'update' })).staticData;
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const isTest = (request.url ?? '').startsWith('/webhook-test/');
		const tested = state.tested;
		const send = (status: number, body: unknown) => {
			if (response.writableEnded) return;
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		};
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		if (isTest ? !tested : !state.active) return send(404, { message: 'not registered' });
		const { loaded, node, additionalData } = load(isTest ? (tested ?? {}) : workflow.staticData);
		additionalData.httpRequest = withBody(request, Buffer.concat(chunks)) as never;
		additionalData.httpResponse = asExpress(response) as never;
		const mode = isTest ? 'manual' : 'webhook';
		const context = new WebhookContext(loaded, node, additionalData, mode, webhookData(isTest), [], null);
		try {
			const result = await type.webhook?.call(logged(context));
			// In n8n's order: the execution is created, the answer asked for, static data stored, and the call answered.
			if (result?.workflowData) {
				workflow.executions.push(result.workflowData[0]);
				forgetChanges(loaded);
			}
			const given = result?.workflowData ? (description?.responseData ?? 'firstEntryJson') : '';
			const answer: unknown = given || (result?.webhookResponse ?? { message: 'Workflow was started' });
			if (!isTest && loaded.staticData.__dataChanged === true) workflow.staticData = dataOf(loaded);
			if (!result?.noWebhookResponse) send(200, answer);
		} catch (error) {
			workflow.log.push(String(error));
			send(500, { message: 'Workflow could not be started!' });
		}
	}

	const server = createServer((request, response) => void handle(request, response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const workflow: WebhookWorkflow = {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		parameters: options.parameters,
		webhookUrl: options.webhookUrl,
		staticData: {},
		executions: [],
		log: [],
		async activate(mode = 'activate') {
			state.active = true;
			try {
				workflow.staticData = await subscribe(false, mode);
			} catch (error) {
				state.active = false;
				throw error;
			}
		},
		async deactivate() {
			state.active = false;
			workflow.staticData = await unsubscribe(false, workflow.staticData);
		},
		async listen() {
			state.tested = await subscribe(true, 'manual');
			return async () => {
				await unsubscribe(true, state.tested ?? {});
				state.tested = undefined;
			};
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
	return workflow;
}

/** n8n makes another workflow of the same static data when it begins an execution, which takes it for unchanged from then on. */
function forgetChanges({ staticData }: Workflow): void {
	Object.defineProperty(staticData, '__dataChanged', { value: false, writable: true });
}

/** A request as n8n hands it to nodes: parsed by its type, with its bytes. */
function withBody(request: IncomingMessage, rawBody: Buffer): IncomingMessage {
	const type = (request.headers['content-type'] ?? '').split(';')[0];
	const text = rawBody.toString();
	const body: unknown = type === 'application/json' ? JSON.parse(text || '{}') : type === 'text/plain' ? text : {};
	return Object.assign(request, { rawBody, body });
}

/** What nodes use of Express. */
function asExpress(response: ServerResponse) {
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return this;
		},
		json(body: unknown) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(body));
		},
	});
}
