/** Credentials as n8n keeps and reads them, in memory: defaults, expressions, `extends`, authenticate, OAuth2 tokens. */
import './environment';

import { Credentials, getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowDataProxyAdditionalKeys,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, isExpression, NodeHelpers, Workflow } from 'n8n-workflow';

import type { CredentialStore } from './credential-store';
import { oAuth2Api } from './oauth2-api';

/** Stored values of these fields are dropped where the type hides the field: a type may pin how its OAuth2 works. */
const pinnedOAuthFields = [
	'useDynamicClientRegistration',
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
	'requestTokenUrl',
	'signatureMethod',
];

/** n8n's CredentialsHelper over a {@link CredentialStore} instead of a database. */
export class StoredCredentials extends ICredentialsHelper {
	private readonly types: Map<string, ICredentialType>;

	constructor(
		private readonly store: CredentialStore,
		credentialTypes: ICredentialType[],
	) {
		super();
		this.types = new Map([oAuth2Api, ...credentialTypes].map((type) => [type.name, type]));
	}

	getParentTypes(name: string): string[] {
		return (this.types.get(name)?.extends ?? []).flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	/** n8n refuses types restricted to nodes that list them; the engine's own check of a node's description covers that here. */
	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (authenticate?.type !== 'generic') return requestOptions;

		const resolve = (value: string) => resolveValue(value, { $credentials: credentials }, workflow, node);
		const request = requestOptions as unknown as Record<string, Record<string, string>>;
		request.headers ??= {};
		for (const [part, values] of Object.entries(authenticate.properties)) {
			request[part] ??= {};
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				request[part][resolve(key)] = resolve(value);
			}
		}
		return requestOptions;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.type(typeName);
		const expirable = this.type(typeName).properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || typeof preAuthentication !== 'function') return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;

		const output = await preAuthentication.call(helpers, credentials);
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		this.store.write(typeName, { ...this.store.read(typeName), ...(output as ICredentialDataDecryptedObject) });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.type(typeName);
		if (typeof preAuthentication !== 'function') return undefined;
		return (await preAuthentication.call(helpers, credentials)) as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials({ id, name }: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const credentials = new Credentials({ id, name }, type);
		await credentials.setData(this.store.read(type));
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		expressionResolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.store.read(type);
		if (raw) return stored;
		return this.applyDefaults(additionalData, stored, type, mode, executeData, expressionResolveValues);
	}

	/** Stored data with the type's defaults, hidden ones too, and every expression in them resolved (`$self` is the data itself). */
	applyDefaults(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		at?: ICredentialsExpressionResolveValues,
	): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		const own = { ...stored };
		for (const field of pinnedOAuthFields) {
			if (properties.some(({ name, type: kind }) => name === field && kind === 'hidden')) delete own[field];
		}
		const data = NodeHelpers.getNodeParameters(
			properties,
			own as Parameters<typeof NodeHelpers.getNodeParameters>[1],
			true,
			false,
			null,
			null,
		) as unknown as typeof stored;
		for (const field of ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']) {
			if (stored[field] !== undefined && (field === 'oauthTokenData' || data[field] === undefined)) {
				data[field] = stored[field];
			}
		}

		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const parameters = data as Parameters<Workflow['expression']['getComplexParameterValue']>[1];
		if (!at) {
			const { expression } = new Workflow({
				nodes: [bareNode],
				connections: {},
				active: false,
				nodeTypes: bareNodeTypes,
			});
			return expression.getComplexParameterValue(
				bareNode,
				parameters,
				mode,
				keys,
				undefined,
				undefined,
				data,
			) as typeof data;
		}
		return at.workflow.expression.getParameterValue(
			parameters,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		) as unknown as typeof data;
	}

	async updateCredentials(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.write(type, data);
	}

	async updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.write(type, { ...this.store.read(type), oauthTokenData: data.oauthTokenData });
		this.store.tokenWrites++;
	}

	/** The type's properties after those it inherits; a property redefined by the type wins. */
	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents, properties } = this.type(type);
		if (!parents) {
			if (type !== 'oAuth2Api') return properties;
			return [...properties, { displayName: 'oauthTokenData', name: 'oauthTokenData', type: 'json', default: {} }];
		}
		const combined: INodeProperties[] = [];
		for (const parent of parents) NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	private type(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The credential type "${name}" was not given in credentialTypes`);
		return type;
	}
}

function resolveValue(value: string, keys: IWorkflowDataProxyAdditionalKeys, workflow: Workflow, node: INode): string {
	if (!isExpression(value)) return value;
	const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return resolved ? String(resolved) : '';
}

/** Expressions in credentials are resolved outside any workflow; the engine still wants a node to stand on. */
const bareNode: INode = { id: 'bare', name: 'bare', type: 'bare', typeVersion: 1, position: [0, 0], parameters: {} };
const bareNodeTypes = {
	getByName: () => bareNodeType,
	getByNameAndVersion: () => bareNodeType,
	getKnownTypes: () => ({}),
};
const bareNodeType = {
	description: {
		displayName: 'Bare',
		name: 'bare',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [],
		properties: [],
	},
};
