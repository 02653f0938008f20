import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { propertiesOf } from '../editor/properties';
import type { Row } from '../rows/operation';
import { compile } from '../fields/compiled';
import { flag, integer } from '../fields/kinds';
import type { TriggerEvent } from './event';
import { BOUNDS } from './state/tick';

/** The options of every event: how the trigger reads its lists. */
const POLLING_OPTIONS = [
	flag({
		name: 'emitExisting',
		in: 'local',
		label: 'Emit Existing',
		description:
			'Whether to start with everything that already exists when the workflow is published. Otherwise only what happens from then on counts.',
	}),
	integer({
		name: 'pagesPerTick',
		in: 'local',
		label: 'Pages per Poll',
		description: 'The maximum number of pages to read per poll. The next poll continues from there.',
		minimum: 2,
		maximum: 40,
		default: BOUNDS.pages,
	}),
];

/** Below Poll Times, whose default of every minute is n8n's own and can't be another. */
const TRIAL_NOTICE: INodeProperties = {
	displayName:
		'Each poll is at least one request. With Trial access (1,000 requests a day), set Poll Times to every 5 minutes or more.',
	name: 'trialNotice',
	type: 'notice',
	default: '',
};

/** An event as the kind of row that parameters are made of and read with. */
export function rowOf(event: TriggerEvent): Row {
	const { collections, ...rest } = event;
	return {
		...rest,
		action: event.name,
		collections: { ...collections, options: [...(collections?.options ?? []), ...POLLING_OPTIONS] },
		run: async () => [],
	};
}

/** The Event parameter, and the parameters of each event. */
export function eventProperties(events: TriggerEvent[]): INodeProperties[] {
	const resource = { value: 'event', name: 'Event', operations: events.map(rowOf) };
	const [, operation, ...parameters] = propertiesOf([resource], compile([resource]), {});
	const options = (operation?.options ?? []).flatMap((one) =>
		'value' in one ? [{ name: one.name, value: one.value, description: one.description }] : [],
	);
	const selector: INodeProperties = {
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		default: '',
		options,
		required: true,
	};
	return [TRIAL_NOTICE, { ...selector, default: events[0]?.value ?? '' }, ...parameters.map(shownForEvent)];
}

function shownForEvent(property: INodeProperties): INodeProperties {
	const { displayOptions, options = [] } = property;
	return {
		...property,
		...(property.type === 'collection' && {
			options: options.map((one) => ('type' in one ? shownForEvent(one) : one)),
		}),
		...(displayOptions && { displayOptions: conditionsOf(displayOptions) }),
	};
}

/** What is shown for an operation of a resource in other nodes is shown for an event here. */
function conditionsOf({ show = {} }: IDisplayOptions): IDisplayOptions {
	return {
		show: Object.fromEntries(
			Object.entries(show)
				.filter(([name]) => !/^\/?resource$/.test(name))
				.map(([name, values]) => [name.replace(/^(\/?)operation$/, '$1event'), values]),
		),
	};
}
