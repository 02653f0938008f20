import './environment';
import './regex';

import { DirectoryLoader, type ExecuteContext, RoutingNode } from 'n8n-core';
import type { IExecuteFunctions, INodeType, INodeTypeDescription, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

/** A node as a package exports it: an instance of its class, with one version or several. */
export type AnyNodeType = INodeType | IVersionedNodeType;

/** The node types a workflow may name. */
export class KnownNodeTypes implements INodeTypes {
	private readonly types: Map<string, AnyNodeType>;

	/** @param types by the name that workflows call them by; n8n's own manual trigger, no-op and Edit Fields come on top */
	constructor(types: Record<string, AnyNodeType>) {
		this.types = new Map(Object.entries({ ...stubs, ...types }));
	}

	getByName(name: string): AnyNodeType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The node type "${name}" is not known to this run`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return asLoaded(NodeHelpers.getVersionedNodeType(this.getByName(name), version));
	}

	getKnownTypes() {
		return Object.fromEntries([...this.types.keys()].map((name) => [name, {}]));
	}
}

/** The version a node gets when it is newly placed. */
export function latestVersion(type: AnyNodeType): number {
	if ('currentVersion' in type) return type.currentVersion;
	const { version, defaultVersion } = type.description;
	return defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
}

const loaded = new WeakMap<INodeType, INodeType>();

/**
 * The node as n8n loads it: a declarative node gets the Request Options parameter and an `execute` that routes. (Without the latter
 * n8n-core runs it all the same, but hands it no cancel signal.) The original stays untouched.
 */
function asLoaded(type: INodeType): INodeType {
	let copy = loaded.get(type);
	if (!copy) {
		const description = { ...type.description, properties: [...type.description.properties] };
		copy = Object.create(type, { description: { value: description, enumerable: true } }) as INodeType;
		DirectoryLoader.applyDeclarativeNodeOptionParameters(copy);
		if (isRouted(copy)) copy.execute = routed(copy);
		loaded.set(type, copy);
	}
	return copy;
}

/** n8n's rule. A node with `methods` counts as declarative only when its description has `requestDefaults`. */
function isRouted({ execute, supplyData, poll, trigger, webhook, methods, description }: INodeType): boolean {
	const declarative = description.requestDefaults !== undefined;
	return !execute && !supplyData && !poll && !trigger && (declarative || (!webhook && !methods));
}

function routed(type: INodeType): INodeType['execute'] {
	return async function () {
		return (await new RoutingNode(this as ExecuteContext, type).runNode()) ?? [];
	};
}

const stubDescription = (name: string, properties: INodeTypeDescription['properties'] = []): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [1, 2, 3, 3.1, 3.2, 3.3, 3.4],
	description: name,
	defaults: { name },
	inputs: name === 'manualTrigger' ? [] : ['main'],
	outputs: ['main'],
	properties,
});

/** Simple stand-ins for nodes of n8n-nodes-base that small workflows begin with. */
const stubs: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': {
		description: stubDescription('manualTrigger'),
		async execute() {
			return [this.getInputData()];
		},
	},
	'n8n-nodes-base.noOp': {
		description: stubDescription('noOp'),
		async execute() {
			return [this.getInputData()];
		},
	},
	'n8n-nodes-base.set': {
		description: stubDescription('set', [
			{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} },
			{ displayName: 'Include Other Input Fields', name: 'includeOtherFields', type: 'boolean', default: false },
		]),
		async execute(this: IExecuteFunctions) {
			return [
				this.getInputData().map((item, index) => {
					const given = this.getNodeParameter('assignments.assignments', index, []) as Array<{
						name: string;
						value: string;
					}>;
					const fields = Object.fromEntries(given.map(({ name, value }) => [name, value]));
					const others = this.getNodeParameter('includeOtherFields', index) ? item.json : {};
					return { json: { ...others, ...fields }, pairedItem: { item: index } };
				}),
			];
		},
	},
};
