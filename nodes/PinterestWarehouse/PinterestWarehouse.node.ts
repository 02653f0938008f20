import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { propertiesOf } from '../shared/editor/properties';
import { subtitleOf } from '../shared/editor/subtitle';
import { getAdAccounts } from './accounts';
import { OUTPUT_NAMES } from './getRows';
import { allResources, compiled, customOperations } from './resources';

export class PinterestWarehouse implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Warehouse',
		name: 'pinterestWarehouse',
		icon: { light: 'file:pinterestWarehouse.svg', dark: 'file:pinterestWarehouse.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitleOf(allResources),
		description:
			'Get rows of ad accounts, campaigns, ad groups, ads and their metrics, ready for the tables of a warehouse',
		defaults: { name: 'Pinterest Warehouse' },
		// Tables of thousands of rows are nothing an agent can read; it has the analytics of Pinterest Ads.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: OUTPUT_NAMES,
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...propertiesOf(allResources, compiled, undefined)],
	};

	customOperations = customOperations;

	methods = { loadOptions: { getAdAccounts } };
}
