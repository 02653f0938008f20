import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import type { RequestName } from '../../nodes/shared/api/requestName';
import { requestOf } from '../../nodes/shared/api/requestName';
import type { CredentialData } from '../engine';
import { ASK_NOTHING } from './rules';

const project = dirname(dirname(__dirname));

/** Where a parameter's value goes, as the rows of a node say. Only used to make valid values; what counts is what is sent. */
export interface Hint {
	in: string;
	apiName: string;
	/** The node itself refuses an empty value; n8n asks only for what is required whatever else is chosen. */
	required?: boolean;
	/** Of an entry of a collection: the node refuses it while other parameters have other values than these. */
	onlyWith?: Record<string, ReadonlyArray<string | number | boolean>>;
}

/** An operation as a node offers it. */
export interface NodeOperation {
	/** `pin.create` */
	name: string;
	/** The parameters that pick it. */
	selected: INodeParameters;
	/** The request it makes or ends with, as far as the node says. */
	target?: { method: string; path: string };
	/** By parameter name. */
	hints: Map<string, Hint>;
}

/** A node of the package. */
export interface PackageNode {
	name: string;
	type: INodeType;
	operations: NodeOperation[];
}

/** The credentials of the package, filled in to lead to a server. */
export interface PackageCredentials {
	types: ICredentialType[];
	data: CredentialData;
	/** The bearer tokens in them. */
	tokens: string[];
}

interface Row {
	value: string;
	request?: RequestName;
	fields?: Array<Hint & { name: string }>;
	collections?: Record<string, Array<Hint & { name: string }>>;
}

/**
 * Loads the nodes that the package's `n8n.nodes` names, from their TypeScript sources.
 *
 * @param only a node's class name, such as `Pinterest`
 * @throws Error when there is no such node
 */
export async function loadNodes(only?: string): Promise<PackageNode[]> {
	const nodes: PackageNode[] = [];
	for (const source of sourcesOf('nodes')) {
		const name = basename(source, '.node.ts');
		if (only && only !== name) continue;
		const type = await instance<INodeType>(source, name);
		nodes.push(packageNode(name, type, await rowsBeside(source)));
	}
	if (nodes.length === 0) throw new Error(only ? `The package has no node ${only}` : 'The package names no nodes');
	return nodes;
}

/** @param rows what is known of its operations, by `resource.operation` */
export function packageNode(name: string, type: INodeType, rows = new Map<string, Row>()): PackageNode {
	return { name, type, operations: operationsOf(type, rows) };
}

/** @param baseUrl where the credentials lead to */
export async function loadCredentials(baseUrl: string): Promise<PackageCredentials> {
	const credentials: PackageCredentials = { types: [], data: {}, tokens: [] };
	for (const source of sourcesOf('credentials')) {
		const type = await instance<ICredentialType>(source, basename(source, '.credentials.ts'));
		const token = `token-of-${type.name}`;
		const data: ICredentialDataDecryptedObject = {};
		for (const { name, options, typeOptions } of type.properties) {
			const values = (options as INodePropertyOptions[] | undefined)?.map((option) => option.value) ?? [];
			if (name === 'environment' && values.includes('custom')) data[name] = 'custom';
			else if (/^baseUrl$/i.test(name)) data[name] = baseUrl;
			else if (typeOptions?.password) data[name] = token;
		}
		if (type.extends?.includes('oAuth2Api')) {
			const oauthTokenData = { access_token: token, refresh_token: `refresh-${token}`, token_type: 'bearer' };
			Object.assign(data, { grantType: 'authorizationCode', clientId: 'app', clientSecret: 'secret', oauthTokenData });
		}
		credentials.types.push(type);
		credentials.data[type.name] = data;
		credentials.tokens.push(token);
	}
	return credentials;
}

function sourcesOf(kind: 'nodes' | 'credentials'): string[] {
	const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
		n8n: Partial<Record<typeof kind, string[]>>;
	};
	return (manifest.n8n[kind] ?? []).map((file) => join(project, relative('dist', file).replace(/\.js$/, '.ts')));
}

async function instance<T>(source: string, name: string): Promise<T> {
	const module = (await import(source)) as Record<string, new () => T>;
	if (typeof module[name] !== 'function') throw new Error(`${source} exports no class ${name}`);
	return new module[name]();
}

/**
 * The operations a person can pick, by the choices of Resource and Operation. A node without those choices is one operation,
 * a trigger none.
 */
function operationsOf({ description }: INodeType, rows: Map<string, Row>): NodeOperation[] {
	const { properties, group } = description;
	const selectors = properties.filter(({ name }) => name === 'operation');
	if (selectors.length === 0) {
		return group.includes('trigger') ? [] : [{ name: 'execute', selected: {}, hints: new Map<string, Hint>() }];
	}
	const resources = valuesOf(properties.find(({ name }) => name === 'resource'));
	return (resources.length > 0 ? resources : [undefined]).flatMap((resource) => {
		const chosen: INodeParameters = resource === undefined ? {} : { resource };
		return selectors
			.filter((one) => NodeHelpers.displayParameter(chosen, one, null, description))
			.flatMap((one) => one.options as INodePropertyOptions[])
			.map(({ value, routing }): NodeOperation => {
				const name = [resource, value].filter((one) => one !== undefined).join('.');
				const row = rows.get(name);
				const own = row?.request ? requestOf(row.request) : undefined;
				const { method = own?.method, url = own?.path } = routing?.request ?? {};
				const target = method && url ? { method, path: url } : undefined;
				return { name, selected: { ...chosen, operation: value }, target, hints: hintsOf(row) };
			})
			.filter(({ name }) => !ASK_NOTHING.includes(name));
	});
}

function valuesOf(property?: INodeProperties): string[] {
	return ((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));
}

/** Rows of operations that modules beside the node export: objects with a `value` and `operations`. */
async function rowsBeside(source: string): Promise<Map<string, Row>> {
	const folder = join(dirname(source), 'resources');
	const rows = new Map<string, Row>();
	const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : [];
	for (const file of files) {
		for (const exported of Object.values((await import(join(folder, file))) as object)) {
			const { value, operations } = (exported ?? {}) as { value?: unknown; operations?: unknown };
			if (typeof value !== 'string' || !Array.isArray(operations)) continue;
			for (const row of operations as Row[]) rows.set(`${value}.${row.value}`, row);
		}
	}
	return rows;
}

function hintsOf(row?: Row): Map<string, Hint> {
	const fields = [...(row?.fields ?? []), ...Object.values(row?.collections ?? {}).flat()];
	const hints = new Map<string, Hint>();
	for (const { name, in: place, apiName, required, onlyWith = hints.get(name)?.onlyWith } of fields) {
		// One name may be required for one choice and optional for another.
		hints.set(name, { in: place, apiName, required: required || hints.get(name)?.required, onlyWith });
	}
	return hints;
}
