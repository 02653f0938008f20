import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { eventSubtitle } from '../shared/editor/subtitle';
import { searchAdAccounts } from '../shared/editor/search';
import { poll } from '../shared/trigger/poll';
import { eventProperties } from '../shared/trigger/properties';
import { events } from './events';

export class PinterestAdsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Ads Trigger',
		name: 'pinterestAdsTrigger',
		icon: { light: 'file:pinterestAdsTrigger.svg', dark: 'file:pinterestAdsTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventSubtitle(events),
		description:
			'Starts a workflow when something happens to your Pinterest ads: a review, another status, an invoice, conversion tracking that gets worse',
		defaults: { name: 'Pinterest Ads Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: [AUTHENTICATION, ...eventProperties(events)],
	};

	methods = { listSearch: { searchAdAccounts } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, events);
	}
}
