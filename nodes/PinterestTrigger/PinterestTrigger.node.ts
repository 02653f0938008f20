import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { eventSubtitle } from '../shared/editor/subtitle';
import { poll } from '../shared/trigger/poll';
import { eventProperties } from '../shared/trigger/properties';
import { events } from './events';
import { SEARCHES } from './lists';

export class PinterestTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Trigger',
		name: 'pinterestTrigger',
		icon: { light: 'file:pinterestTrigger.svg', dark: 'file:pinterestTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventSubtitle(events),
		description:
			'Starts a workflow when something happens on Pinterest: a new Pin, board or follower, a metric that reaches a threshold, a trending keyword',
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
