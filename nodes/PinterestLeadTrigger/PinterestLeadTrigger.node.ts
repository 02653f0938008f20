import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { CREDENTIALS } from '../shared/editor/credentials';
import { searchLeadForms } from '../shared/editor/adsLists';
import { searchAdAccounts } from '../shared/editor/search';
import { endSubscription, isSubscribed, makeSubscription } from './lifecycle';
import { PROPERTIES } from './properties';
import { receive } from './receive';

export class PinterestLeadTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Lead Trigger',
		name: 'pinterestLeadTrigger',
		icon: { light: 'file:pinterestLeadTrigger.svg', dark: 'file:pinterestLeadTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["leadForm"]["value"] ? "New Lead of a Form" : "New Lead of Any Form"}}',
		description: 'Starts the workflow when somebody fills in the form of a lead ad on Pinterest',
		defaults: { name: 'Pinterest Lead Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		// Without `responseData`, n8n would answer with the name of its default instead of asking the node.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }],
		properties: PROPERTIES,
	};

	methods = { listSearch: { searchAdAccounts, searchLeadForms } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isSubscribed(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await makeSubscription(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await endSubscription(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
