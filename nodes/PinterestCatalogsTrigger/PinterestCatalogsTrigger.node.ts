import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { eventSubtitle } from '../shared/editor/subtitle';
import { poll } from '../shared/trigger/poll';
import { eventProperties } from '../shared/trigger/properties';
import { events } from './events';
import { SEARCHES } from './lists';

export class PinterestCatalogsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Catalogs Trigger',
		name: 'pinterestCatalogsTrigger',
		icon: { light: 'file:pinterestCatalogsTrigger.svg', dark: 'file:pinterestCatalogsTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventSubtitle(events),
		description: 'Starts a workflow when Pinterest has processed a feed of your catalog, or failed to',
		defaults: { name: 'Pinterest Catalogs Trigger' },
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
