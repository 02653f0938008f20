import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { searchAdAccounts, searchBoards, searchSections } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { resources } from './resources';

const { properties, customOperations, subtitle } = operationsOf(resources);

export class Pinterest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest',
		name: 'pinterest',
		icon: { light: 'file:pinterest.svg', dark: 'file:pinterest.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle,
		description: 'Publish Pins, organize boards, and read analytics and trends',
		defaults: { name: 'Pinterest' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		requestDefaults: { baseURL: API_URLS.production },
		properties: [AUTHENTICATION, ...properties],
	};

	customOperations = customOperations;

	methods = { listSearch: { searchAdAccounts, searchBoards, searchSections: searchSections(resources) } };
}
