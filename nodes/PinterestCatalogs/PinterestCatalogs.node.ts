import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { searchAdAccounts } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { CATALOG_SEARCHES } from './lists';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);

export class PinterestCatalogs implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Catalogs',
		name: 'pinterestCatalogs',
		icon: { light: 'file:pinterestCatalogs.svg', dark: 'file:pinterestCatalogs.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description: 'Manage catalogs of products, hotels and creative assets: feeds, items, product groups and reports',
		defaults: { name: 'Pinterest Catalogs' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, ...CATALOG_SEARCHES } };
}
