import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { ADS_SEARCHES } from '../shared/editor/adsLists';
import { searchAdAccounts } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { LOAD_OPTIONS } from './loadOptions';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);

export class PinterestAds implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Ads',
		name: 'pinterestAds',
		icon: { light: 'file:pinterestAds.svg', dark: 'file:pinterestAds.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description: 'Manage campaigns, ad groups and ads, and read analytics, reports and invoices',
		defaults: { name: 'Pinterest Ads' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, ...ADS_SEARCHES }, loadOptions: LOAD_OPTIONS };
}
