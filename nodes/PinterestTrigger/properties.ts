import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { propertiesOf } from '../shared/editor/properties';
import type { Operation } from '../shared/rows/operation';
import { compile } from '../shared/fields/compiled';
import { flag, integer } from '../shared/fields/kinds';
import type { TriggerEvent } from './event';
import { BOUNDS } from './state/tick';

/** How a trigger goes about its work, under options. */
const TRIGGER_FIELDS = [
	flag({
		name: 'emitExisting',
		in: 'local',
		label: 'Emit What Is There',
		description:
			'Whether to begin with everything that is there when the workflow is published. Otherwise only what happens from then on counts.',
	}),
	integer({
		name: 'pagesPerTick',
		in: 'local',
		label: 'Pages per Poll',
		description: 'How many pages of a list one poll reads at most; the next one goes on from there',
		minimum: 2,
		maximum: 40,
		default: BOUNDS.pages,
	}),
];

/** An event as the kind of row that parameters are made of and read with. */
export function operationOf(event: TriggerEvent): Operation {
	const { collections, ...rest } = event;
	return {
		...rest,
		action: event.name,
		method: 'GET',
		path: '',
		category: '',
		collections: { ...collections, options: [...(collections?.options ?? []), ...TRIGGER_FIELDS] },
		run: async () => [],
	};
}

/** The Event parameter, and the parameters of each event. */
export function eventProperties(events: TriggerEvent[]): INodeProperties[] {
	const resource = { value: 'event', name: 'Event', operations: events.map(operationOf) };
	const [, operation, ...parameters] = propertiesOf([resource], compile([resource]), {});
	const options = (operation.options as INodePropertyOptions[]).map(({ name, value, description }) => ({
		name,
		value,
		description,
	}));
	const selector = { ...operation, displayName: 'Event', name: 'event', options, required: true };
	// There is one kind of row here, so it is always shown.
	delete selector.displayOptions;
	return [selector, ...parameters.map(shownForEvent)];
}

function shownForEvent(property: INodeProperties): INodeProperties {
	const { displayOptions, options } = property;
	return {
		...property,
		...(property.type === 'collection' && { options: (options as INodeProperties[]).map(shownForEvent) }),
		...(displayOptions && { displayOptions: conditionsOf(displayOptions) }),
	};
}

/** Where rows are shown for operations of a resource, there is just the event. */
function conditionsOf({ show = {} }: IDisplayOptions): IDisplayOptions {
	return {
		show: Object.fromEntries(
			Object.entries(show)
				.filter(([name]) => !/^\/?resource$/.test(name))
				.map(([name, values]) => [name.replace(/^(\/?)operation$/, '$1event'), values]),
		),
	};
}
