import type { Field, Values } from '../../shared/rows/field';
import { asObject, isObject } from '../../shared/api/json';
import { choice, field, quote, text } from '../../shared/fields/kinds';
import { moneyText } from '../../shared/fields/money';
import { instant } from '../../shared/fields/times';
import { AUDIENCES, basis, multiplierRows } from './multipliers';
import { named, only } from './names';
import { AGE_GROUPS, DEVICES, GENDERS } from './targeting';

/** What a schedule changes. Source: the API description's ScheduleType. */
export const KINDS = [
	{ name: 'Bid Multipliers', value: 'CAMPAIGN_BID_MULTIPLIERS', description: 'Bids more or less for some time' },
	{ name: 'Budget Change', value: 'CAMPAIGN_BUDGET_CHANGE', description: 'Spends more for some time' },
] as const;

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

const KIND_OR_UNCHANGED = choice({
	name: 'newScheduleType',
	apiName: 'schedule_type',
	in: 'body',
	label: 'Kind',
	description: 'What the schedule changes and by how much',
	options: [...KINDS, { name: 'Leave Unchanged', value: UNCHANGED }],
	default: UNCHANGED,
});

/** What it offers beside the kinds is not sent. */
const NEW_KIND = {
	...KIND,
	name: KIND_OR_UNCHANGED.name,
	shown: KIND_OR_UNCHANGED.shown,
	parse: (value: unknown) => (value === UNCHANGED ? undefined : KIND_OR_UNCHANGED.parse(value)),
};

const PLACEMENTS = [
	{ name: 'Browse', value: 'browse' },
	{ name: 'Related Pins', value: 'related_pins' },
	{ name: 'Search', value: 'search' },
];

const SCHEDULED_AGES = only(AGE_GROUPS, ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+']);

/** What scheduled bids can hang on: less than those of a campaign. Source: the API description. */
const BASES = [
	basis(
		{ value: 'AGE_BUCKET', name: 'Age Group', apiName: 'age_bucket_multipliers' },
		'multipliedAges',
		SCHEDULED_AGES,
	),
	AUDIENCES,
	basis({ value: 'APP_TYPE', name: 'Device', apiName: 'app_type_multipliers' }, 'multipliedDevices', DEVICES),
	basis(
		{ value: 'GENDER', name: 'Gender', apiName: 'gender_multipliers' },
		'multipliedGenders',
		GENDERS.filter(({ value }) => value !== 'unknown'),
	),
	basis(
		{ value: 'PLACEMENT', name: 'Placement', apiName: 'placement_multipliers' },
		'multipliedPlacements',
		PLACEMENTS,
	),
];

/** How much, in the form that the kind of schedule has. */
const deltaOf = (kind: Field) => {
	const budget = { [kind.name]: ['CAMPAIGN_BUDGET_CHANGE'] };
	const amount = { ...budget, scheduleAction: ['INCREASE_BY_VALUE'] };
	const percent = { ...budget, scheduleAction: ['INCREASE_BY_PERCENT'] };
	const delta = { apiName: 'delta_value', in: 'body', required: true } as const;
	return [
		choice({
			name: 'scheduleAction',
			apiName: 'schedule_action',
			in: 'body',
			label: 'How',
			description: 'Whether to increase the budget by a percentage or by an amount',
			options: [
				{ name: 'Increase by a Percentage', value: 'INCREASE_BY_PERCENT' },
				{ name: 'Increase by an Amount', value: 'INCREASE_BY_VALUE' },
			],
			default: 'INCREASE_BY_PERCENT',
			when: budget,
		}),
		field(
			{
				...delta,
				name: 'deltaPercent',
				label: 'By (Percent)',
				placeholder: 'e.g. 20',
				description: 'How much more to spend: 20 turns a budget of 100 into 120',
				when: percent,
			},
			{ type: 'number', default: 0, typeOptions: { minValue: 0, numberPrecision: 2 } },
			parsePercent,
		),
		moneyText({
			...delta,
			name: 'deltaAmount',
			label: 'By (Amount)',
			description: 'How much more to spend, in the currency of the ad account (see the option Amounts In)',
			when: amount,
		}),
		withAudienceList(
			multiplierRows(
				{
					...delta,
					name: 'deltaMultipliers',
					label: 'Multipliers',
					description: 'Bid multipliers for that time',
					when: { [kind.name]: ['CAMPAIGN_BID_MULTIPLIERS'] },
				},
				BASES,
			),
		),
	];
};

/**
 * Pinterest counts in hundredths of a percent, as text. The digits are moved, so nothing is rounded.
 *
 * @throws Error unless it is a number above 0 with two decimals at most
 */
function parsePercent(value: unknown): string {
	const [found, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value).trim()) ?? [];
	if (found === undefined)
		throw new Error(`must be a number with 2 decimals at most, such as 20 or 12.5, not ${quote(value)}`);
	const hundredths = BigInt(`${whole}${fraction.padEnd(2, '0')}`);
	if (hundredths > 0n) return String(hundredths);
	throw new Error('must be above 0');
}

/** Here the API takes the multipliers of audiences as a list. */
function withAudienceList<Rows extends Field>(rows: Rows): Rows {
	return {
		...rows,
		parse(value: unknown) {
			const taken = rows.parse(value);
			if (!isObject(taken) || !isObject(taken[AUDIENCES.apiName])) return taken;
			const list = Object.entries(asObject(taken[AUDIENCES.apiName]));
			return { ...taken, [AUDIENCES.apiName]: list.map(([audience_id, multiplier]) => ({ audience_id, multiplier })) };
		},
	};
}

export const CREATE_KIND = [KIND, ...deltaOf(KIND)];

/** The kind and how much go together: Pinterest reads the one by the other. */
export const UPDATE_KIND = [NEW_KIND, ...deltaOf(NEW_KIND)];

const END = instant({
	name: 'scheduleEnd',
	apiName: 'end_timestamp',
	in: 'body',
	label: 'End Time (UTC)',
	description: 'When the change ends',
});

const START = instant({
	name: 'scheduleStart',
	apiName: 'start_timestamp',
	in: 'body',
	label: 'Start Time (UTC)',
	description: 'When the change begins',
});

/** Optional fields that a schedule is created and changed with alike. */
export const FIELDS = [
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
	text({ name: 'scheduleName', apiName: 'name', in: 'body', label: 'Name', description: 'The name of the schedule' }),
	START,
	choice({
		name: 'scheduleStatus',
		apiName: 'schedule_status',
		in: 'body',
		label: 'Status',
		description: 'The status of the schedule; Canceled ends it',
		options: STATUSES,
		default: 'DRAFT',
	}),
];

/** Both times are known only when both are given. */
export function needsOrder({ body }: Pick<Values, 'body'>): void {
	const { start_timestamp: start, end_timestamp: end } = body;
	if (typeof start === 'number' && typeof end === 'number' && end <= start)
		throw new Error('End Time is not after Start Time');
}

/** An update without a change is a mistake, not a request; ids alone are no change. */
export function needsScheduleChange({ body, local }: Values<{ inputMode?: unknown }>): void {
	const changes = Object.keys(body).filter((key) => key !== 'id' && key !== 'schedule_id');
	if (local.inputMode !== 'json' && changes.length === 0)
		throw new Error('Nothing to update: choose a kind, or set at least one of the fields to change');
}
