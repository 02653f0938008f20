import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { WITH_CONVERSION_TOKEN } from '../shared/editor/credentials';
import { searchAdGroups, searchCampaigns } from '../shared/editor/adsLists';
import { searchAdAccounts } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { searchConversionTags } from './lists';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);
const { authentication, credentials } = WITH_CONVERSION_TOKEN;

export class PinterestConversions implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Conversions',
		name: 'pinterestConversions',
		icon: { light: 'file:pinterestConversions.svg', dark: 'file:pinterestConversions.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description: 'Send conversion events, and work with conversion tags, event quality and deletion requests',
		defaults: { name: 'Pinterest Conversions' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [authentication, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, searchAdGroups, searchCampaigns, searchConversionTags } };
}
