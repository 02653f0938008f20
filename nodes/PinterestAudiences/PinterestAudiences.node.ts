import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { searchAds } from '../shared/editor/adsLists';
import { searchAdAccounts } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { AUDIENCE_SEARCHES, LOAD_OPTIONS } from './lists';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);

export class PinterestAudiences implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Audiences',
		name: 'pinterestAudiences',
		icon: { light: 'file:pinterestAudiences.svg', dark: 'file:pinterestAudiences.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description: 'Build and share audiences, fill customer lists, and work with lead forms and leads',
		defaults: { name: 'Pinterest Audiences' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, searchAds, ...AUDIENCE_SEARCHES }, loadOptions: LOAD_OPTIONS };
}
