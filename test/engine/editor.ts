/** What the editor asks of a node outside an execution: lists to pick from, and whether a credential works. */
import './environment';

import { CredentialTestContext, ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialsHelper,
	ICredentialTestRequestData,
	ICredentialType,
	INode,
	INodeCredentialTestResult,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additional-data';
import type { CredentialData, CredentialStore } from './credential-store';
import { StoredCredentials } from './credentials';
import { type AnyNodeType, KnownNodeTypes, latestVersion } from './node-types';
import { storeOf } from './run';

/** The state of the node's panel when the list is opened. */
export interface ListOptions {
	/** Parameters set so far; the others have their defaults. */
	parameters?: INodeParameters;
	credentials?: CredentialData | CredentialStore;
	credentialTypes?: ICredentialType[];
	typeVersion?: number;
	/** The path of the parameter the list is for, such as `parameters.boardId`. */
	path?: string;
}

/**
 * One page of a resource locator's list, as the editor asks for it.
 *
 * @param method the name in `methods.listSearch`
 * @param options `filter` is what the user typed, `paginationToken` what the page before gave
 */
export async function callListSearch(
	node: AnyNodeType,
	method: string,
	options: ListOptions & { filter?: string; paginationToken?: string } = {},
): Promise<INodeListSearchResult> {
	const { context, type } = openPanel(node, options);
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no listSearch method "${method}"`);
	const result = await search.call(context, options.filter, options.paginationToken);
	// The token goes through the browser, which sends it back as text.
	const { paginationToken: token } = result as { paginationToken?: unknown };
	return typeof token === 'number' ? { ...result, paginationToken: String(token) } : result;
}

/** The options of a parameter that are fetched live; `method` is the name in `methods.loadOptions`. */
export async function callLoadOptions(
	node: AnyNodeType,
	method: string,
	options: ListOptions = {},
): Promise<INodePropertyOptions[]> {
	const { context, type } = openPanel(node, options);
	const load = type.methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no loadOptions method "${method}"`);
	return await load.call(context);
}

/**
 * Tests a credential as n8n does after it was saved: by the type's `test` request, else by what a node that uses the type names
 * in `testedBy` (a request, or a function in `methods.credentialTest`).
 *
 * @param data the credential's data as entered, or a store that holds it
 * @param options `node` is the node that lists the credential; `credentialTypes` are types it extends
 */
export async function testCredential(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject | CredentialStore,
	options: { node?: AnyNodeType; credentialTypes?: ICredentialType[] } = {},
): Promise<INodeCredentialTestResult> {
	const store = storeOf(isStore(data) ? data : { [type.name]: data });
	const helper = new StoredCredentials(store, [type, ...(options.credentialTypes ?? [])]);
	const test = credentialTestOf(type, helper, options.node);
	if (!test) return { status: 'Error', message: 'No testing function found for this credential.' };

	const decrypted: ICredentialsDecrypted = { ...store.references()[type.name], id: 'test', type: type.name };
	try {
		decrypted.data = helper.applyDefaults(additionalDataFor(helper), store.read(type.name), type.name, 'internal');
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
	if (typeof test !== 'function') return await runTestRequest(type, helper, store, decrypted, test);
	return await test.call(new CredentialTestContext(additionalDataFor(helper)), decrypted);
}

type CredentialTest = ICredentialTestRequestData['testRequest'] | CredentialTestFunction;
type CredentialTestFunction = NonNullable<NonNullable<INodeType['methods']>['credentialTest']>[string];

function credentialTestOf(
	type: ICredentialType,
	helper: ICredentialsHelper,
	node: AnyNodeType | undefined,
): CredentialTest | undefined {
	if (type.test) return type.test;
	const nodeType = node && NodeHelpers.getVersionedNodeType(node);
	const use = nodeType?.description.credentials?.find(({ name }) => name === type.name);
	if (!use) return undefined;
	if (helper.getParentTypes(type.name).includes('oAuth2Api')) {
		return async ({ data }) =>
			(data?.oauthTokenData as { access_token?: string } | undefined)?.access_token === undefined
				? { status: 'Error', message: 'This OAuth2 credential was not connected to an account.' }
				: { status: 'OK', message: 'Connection Successful!' };
	}
	return typeof use.testedBy === 'string' ? nodeType?.methods?.credentialTest?.[use.testedBy] : use.testedBy;
}

/** The type's request goes through the declarative engine, in a node made for it; `rules` turn answers into messages. */
async function runTestRequest(
	type: ICredentialType,
	helper: StoredCredentials,
	store: CredentialStore,
	decrypted: ICredentialsDecrypted,
	{ request, rules = [] }: ICredentialTestRequestData['testRequest'],
): Promise<INodeCredentialTestResult> {
	const nodeType: INodeType = {
		description: {
			displayName: 'No Operation, do nothing',
			name: 'n8n-nodes-base.noOp',
			group: ['organization'],
			version: 1,
			description: 'No Operation',
			defaults: { name: 'No Operation' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type.name, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
		},
	};
	const node = temporaryNode('n8n-nodes-base.noOp', 1, {}, store);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: new KnownNodeTypes({ 'n8n-nodes-base.noOp': nodeType }),
	});
	const additionalData = additionalDataFor(helper, node.parameters);
	// The credential under test may not be stored yet; only a refresh looks at what is.
	additionalData.credentialsHelper = Object.create(helper, {
		getDecrypted: {
			value: async (...args: Parameters<StoredCredentials['getDecrypted']>) =>
				args[5] ? await helper.getDecrypted(...args) : decrypted.data,
		},
	}) as StoredCredentials;
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const answer: unknown = (await new RoutingNode(context, nodeType, decrypted).runNode())?.[0]?.[0]?.json;
		for (const rule of rules) {
			if (rule.type !== 'responseSuccessBody') continue;
			const { key, message } = rule.properties;
			const value: unknown = rule.properties.value;
			const found = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], answer);
			if (found === value) return { status: 'Error', message };
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: failureMessage(error as TestFailure, rules) };
	}
}

interface TestFailure extends Error {
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

function failureMessage(
	{ message, cause }: TestFailure,
	rules: NonNullable<ICredentialTestRequestData['testRequest']['rules']>,
) {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	for (const rule of rules) {
		if (rule.type === 'responseCode' && rule.properties.value === status) return rule.properties.message;
	}
	return statusText || `Received HTTP status code: ${status}`;
}

function openPanel(node: AnyNodeType, options: ListOptions): { context: LoadOptionsContext; type: INodeType } {
	const { parameters = {}, credentialTypes = [], typeVersion = latestVersion(node), path = '' } = options;
	const store = storeOf(options.credentials);
	const nodeTypes = new KnownNodeTypes({ 'test.node': node });
	const type = nodeTypes.getByNameAndVersion('test.node', typeVersion);
	const workflow = new Workflow({
		nodes: [temporaryNode('test.node', typeVersion, parameters, store)],
		connections: {},
		active: false,
		nodeTypes,
	});
	const placed = workflow.nodes['Temp-Node'];
	const additionalData = additionalDataFor(new StoredCredentials(store, credentialTypes), placed.parameters);
	return { context: new LoadOptionsContext(workflow, placed, additionalData, path), type };
}

function temporaryNode(type: string, typeVersion: number, parameters: INodeParameters, store: CredentialStore): INode {
	const credentials = store.references();
	return { id: 'temp', name: 'Temp-Node', type, typeVersion, position: [0, 0], parameters, credentials };
}

function isStore(data: object): data is CredentialStore {
	return 'references' in data && typeof data.references === 'function';
}
