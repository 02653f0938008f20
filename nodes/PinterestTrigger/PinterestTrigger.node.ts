import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { events } from './events';
import { SEARCHES } from './lists';
import { poll } from './poll';
import { eventProperties } from './properties';

export class PinterestTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Trigger',
		name: 'pinterestTrigger',
		icon: { light: 'file:pinterestTrigger.svg', dark: 'file:pinterestTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["event"]}}',
		description:
			'Starts a workflow when something happens on Pinterest: a new Pin, a rejected ad, a processed feed and more',
		defaults: { name: 'Pinterest Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: [AUTHENTICATION, ...eventProperties(events)],
	};

	methods = { listSearch: SEARCHES };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, events);
	}
}
