import type { Field, Values } from '../../shared/rows/field';
import { choice, json, text } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { named } from './names';

/** What a schedule changes. Source: the API description's ScheduleType. */
export const KINDS = [
	{ name: 'Bid Multipliers', value: 'CAMPAIGN_BID_MULTIPLIERS', description: 'Bids more or less for some time' },
	{ name: 'Budget Change', value: 'CAMPAIGN_BUDGET_CHANGE', description: 'Spends more for some time' },
];

/** Source: the API description's ScheduleStatus. */
export const STATUSES = named(['DRAFT', 'CREATED', 'SCHEDULED', 'ACTIVE', 'COMPLETED', 'FAILED', 'CANCELED']);

const KIND = choice({
	name: 'scheduleType',
	apiName: 'schedule_type',
	in: 'body',
	label: 'Kind',
	description: 'What the schedule changes',
	options: KINDS,
	default: 'CAMPAIGN_BUDGET_CHANGE',
});

const UNCHANGED = 'unchanged';

const NEW_KIND = choice({
	name: 'newScheduleType',
	apiName: 'schedule_type',
	in: 'body',
	label: 'Kind',
	description: 'What the schedule changes from now on, and by how much',
	options: [...KINDS, { name: 'Leave As It Is', value: UNCHANGED }],
	default: UNCHANGED,
});

/** How much, in the form that the kind of schedule has. */
const deltaOf = (kind: Field, required: boolean): Field[] => [
	text({
		name: 'deltaValue',
		apiName: 'delta_value',
		in: 'body',
		label: 'By',
		description:
			'By how much: a percentage such as 20, or an amount in micro-currency (millionths), as the field How says',
		placeholder: 'e.g. 20',
		required,
		when: { [kind.name]: ['CAMPAIGN_BUDGET_CHANGE'] },
	}),
	json({
		name: 'deltaMultipliers',
		apiName: 'delta_value',
		in: 'body',
		label: 'Multipliers (JSON)',
		description:
			'How much more or less to bid, by what: an object such as {"app_type_multipliers": {"iphone": 1.2}, "gender_multipliers": {"female": 1.5}}',
		required,
		when: { [kind.name]: ['CAMPAIGN_BID_MULTIPLIERS'] },
	}),
];

export const CREATE_KIND: Field[] = [KIND, ...deltaOf(KIND, false)];

/** The kind and how much go together: Pinterest reads the one by the other. */
export const UPDATE_KIND: Field[] = [
	{ ...NEW_KIND, parse: (value) => (value === UNCHANGED ? undefined : NEW_KIND.parse(value)) },
	...deltaOf(NEW_KIND, true),
];

const END: Field = instant({
	name: 'scheduleEnd',
	apiName: 'end_timestamp',
	in: 'body',
	label: 'End Time (UTC)',
	description: 'When things are as before again',
});

const START: Field = instant({
	name: 'scheduleStart',
	apiName: 'start_timestamp',
	in: 'body',
	label: 'Start Time (UTC)',
	description: 'When the change begins',
});

/** Optional fields that a schedule is created and changed with alike. */
export const FIELDS: Field[] = [
	END,
	choice({
		name: 'entityType',
		apiName: 'entity_type',
		in: 'body',
		label: 'Entity Type',
		description: 'What the ID is of',
		options: [
			{ name: 'Ad', value: 'AD' },
			{ name: 'Ad Account', value: 'ADVERTISER' },
			{ name: 'Ad Group', value: 'AD_GROUP' },
			{ name: 'Campaign', value: 'CAMPAIGN' },
		],
		default: 'CAMPAIGN',
	}),
	choice({
		name: 'scheduleAction',
		apiName: 'schedule_action',
		in: 'body',
		label: 'How',
		description: 'Whether By is a percentage or an amount',
		options: [
			{ name: 'Increase by a Percentage', value: 'INCREASE_BY_PERCENT' },
			{ name: 'Increase by an Amount', value: 'INCREASE_BY_VALUE' },
		],
		default: 'INCREASE_BY_PERCENT',
	}),
	text({ name: 'scheduleName', apiName: 'name', in: 'body', label: 'Name', description: 'How the schedule is called' }),
	START,
	choice({
		name: 'scheduleStatus',
		apiName: 'schedule_status',
		in: 'body',
		label: 'Status',
		description: 'How the schedule stands; canceled ends it',
		options: STATUSES,
		default: 'SCHEDULED',
	}),
];

/** Both times are known only when both are given. */
export function needsOrder({ body }: Values): void {
	const { start_timestamp: start, end_timestamp: end } = body as { start_timestamp?: number; end_timestamp?: number };
	if (start !== undefined && end !== undefined && end <= start) throw new Error('End Time is not after Start Time');
}

/** An update without a change is a mistake, not a request; ids alone are no change. */
export function needsScheduleChange({ body, local }: Values): void {
	const changes = Object.keys(body).filter((key) => key !== 'id' && key !== 'schedule_id');
	if (local.inputMode !== 'json' && changes.length === 0)
		throw new Error('Nothing to update: choose a kind, or set at least one of the fields to change');
}
