import './environment';

import { Container } from './container';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type { ICredentialsHelper, INodeParameters, IWorkflowBase, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

let executions = 0;

/** What n8n hands to every execution: credentials, lifecycle hooks, addresses. The addresses are valid and lead nowhere. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	currentNodeParameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	const executionId = String(++executions);
	const address = (path: string) => `http://localhost:5678/${path}`;
	const data: Omit<IWorkflowExecuteAdditionalData, 'executeWorkflow' | 'getRunExecutionData' | 'startRunnerTask'> = {
		credentialsHelper,
		currentNodeParameters,
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		instanceBaseUrl: address(''),
		restApiUrl: address('rest'),
		formBaseUrl: address('form'),
		formWaitingBaseUrl: address('form-waiting'),
		formTestBaseUrl: address('form-test'),
		webhookBaseUrl: address('webhook'),
		webhookWaitingBaseUrl: address('webhook-waiting'),
		webhookTestBaseUrl: address('webhook-test'),
		mcpBaseUrl: address('mcp'),
		mcpTestBaseUrl: address('mcp-test'),
		getRuntimeCredential: async () => undefined,
		logAiEvent: () => {},
	};
	const hooks = new ExecutionLifecycleHooks('manual', executionId, { id: 'workflow', name: 'Test' } as IWorkflowBase);
	// Sub-workflows and task runners need a whole n8n; a node that asks for one fails on the missing function.
	return { ...data, hooks } as unknown as IWorkflowExecuteAdditionalData;
}
