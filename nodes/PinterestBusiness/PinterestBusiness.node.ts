import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { searchAdAccounts } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { BUSINESS_SEARCHES, LOAD_OPTIONS } from './lists';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);

export class PinterestBusiness implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Business',
		name: 'pinterestBusiness',
		icon: { light: 'file:pinterestBusiness.svg', dark: 'file:pinterestBusiness.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description:
			'Manage the members, partners, assets and invites of a business, brand accounts and commerce integrations',
		defaults: { name: 'Pinterest Business' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, ...BUSINESS_SEARCHES }, loadOptions: LOAD_OPTIONS };
}
