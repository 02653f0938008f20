/** Polls a trigger as n8n does for a published workflow: tick after tick, with what it keeps in between. */
import './environment';

import { PollContext } from 'n8n-core';
import type { ICredentialType, IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additional-data';
import type { CredentialData, CredentialStore } from './credential-store';
import { StoredCredentials } from './credentials';
import { type AnyNodeType, KnownNodeTypes, latestVersion } from './node-types';
import { storeOf } from './run';

export interface PollerOptions {
	node: AnyNodeType;
	parameters: INodeParameters;
	credentials?: CredentialData | CredentialStore;
	credentialTypes?: ICredentialType[];
}

/** A published workflow that begins with the trigger. */
export interface Poller {
	/** One tick; null when the trigger has nothing. The first tick is that of publishing. */
	tick(): Promise<INodeExecutionData[] | null>;
	/** What the editor's button does: its result is shown, and nothing is stored. */
	byHand(): Promise<INodeExecutionData[]>;
	/** Publishes the workflow again with other parameters; what was stored stays. */
	change(parameters: INodeParameters): void;
	/**
	 * n8n is started again. It stores a trigger's data when the workflow is published and when the trigger starts it, and at no other
	 * time.
	 */
	restart(): void;
	/** The static data as n8n has stored it. */
	stored(): IDataObject;
	/** The static data as it is in memory. */
	kept(): IDataObject;
}

export function createPoller({ node: type, credentialTypes = [], ...options }: PollerOptions): Poller {
	const store = storeOf(options.credentials);
	const nodeTypes = new KnownNodeTypes({ 'test.node': type });
	let { parameters } = options;
	let stored = '{}';
	let isPublishing = true;

	const open = () => {
		const node: INode = {
			id: 'trigger',
			name: 'Trigger',
			type: 'test.node',
			typeVersion: latestVersion(type),
			position: [0, 0],
			parameters: structuredClone(parameters),
			credentials: store.references(),
		};
		const staticData = { 'node:Trigger': JSON.parse(stored) as IDataObject };
		return new Workflow({ id: 'workflow', nodes: [node], connections: {}, active: true, nodeTypes, staticData });
	};
	let workflow = open();
	const data = () => workflow.getStaticData('node', workflow.getNode('Trigger') as INode);
	const save = () => (stored = JSON.stringify(data()));

	const poll = async (mode: 'trigger' | 'manual', at: Workflow) => {
		const additionalData = additionalDataFor(new StoredCredentials(store, credentialTypes));
		const node = at.getNode('Trigger') as INode;
		const context = new PollContext(at, node, additionalData, mode, mode === 'manual' ? 'manual' : 'activate');
		const given = await nodeTypes.getByNameAndVersion('test.node').poll?.call(context);
		return given?.[0] ?? null;
	};

	return {
		async tick() {
			const given = await poll('trigger', workflow);
			if (given || isPublishing) save();
			isPublishing = false;
			return given;
		},
		byHand: async () => (await poll('manual', open())) ?? [],
		change(changed) {
			parameters = changed;
			save();
			workflow = open();
			isPublishing = true;
		},
		restart() {
			workflow = open();
			isPublishing = true;
		},
		stored: () => JSON.parse(stored) as IDataObject,
		kept: () => JSON.parse(JSON.stringify(data())) as IDataObject,
	};
}
