import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { AUTHENTICATION, CREDENTIALS } from '../shared/editor/credentials';
import { eventSubtitle } from '../shared/editor/subtitle';
import { poll } from '../shared/trigger/poll';
import { eventProperties } from '../shared/trigger/properties';
import { events } from './events';

export class PinterestBusinessTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Business Trigger',
		name: 'pinterestBusinessTrigger',
		icon: { light: 'file:pinterestBusinessTrigger.svg', dark: 'file:pinterestBusinessTrigger.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventSubtitle(events),
		description:
			'Starts a workflow when somebody invites your business or asks it for access, or when your business invites somebody',
		defaults: { name: 'Pinterest Business Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: [AUTHENTICATION, ...eventProperties(events)],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, events);
	}
}
