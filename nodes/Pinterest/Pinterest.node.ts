import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { API_URLS } from '../shared/api/environment';
import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { searchAdAccounts, searchBoards, searchSections } from '../shared/editor/search';
import { operationsOf } from '../shared/node';
import { account } from './resources/account';
import { boardSections } from './resources/boardSections';
import { boards } from './resources/boards';
import { media } from './resources/media';
import { pins } from './resources/pins';
import { productTags } from './resources/productTags';
import { search } from './resources/search';
import { terms } from './resources/terms';
import { trends } from './resources/trends';
import { websites } from './resources/websites';

const resources = [pins, boards, boardSections, media, productTags, search, terms, trends, account, websites];
const { properties, customOperations } = operationsOf(resources);

export class Pinterest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest',
		name: 'pinterest',
		icon: { light: 'file:pinterest.svg', dark: 'file:pinterest.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Publish Pins, keep boards in order, and read analytics and trends',
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
