import { TIME_ZONE } from '../shared/fields/attribution';
import { SYNC_LIMITS } from '../shared/fields/analyticsLimits';
import { SINCE_LAST_RUN, daysOrSinceLastRun } from '../shared/fields/period';
import { longestWaitForReport } from '../shared/run/report';
import type { Field, When } from '../shared/rows/field';
import { STATUSES } from '../shared/fields/ads';
import { choice, choices, flag, integer, json, liveChoices, text } from '../shared/fields/kinds';

export const CHANGED = 'changed';

/** Where the state comes from, and when it moves on. */
export const INPUT_ITEM = 'inputItem';
export const AT_ONCE = 'atOnce';
export const NEVER = 'never';
const THIS_WORKFLOW = 'thisWorkflow';
const WHEN_CONFIRMED = 'whenConfirmed';

/** The ad accounts whose rows are wanted. */
export const ACCOUNTS = [
	choice({
		name: 'adAccounts',
		in: 'local',
		label: 'Ad Accounts',
		description: 'The ad accounts to get rows of',
		options: [
			{ name: 'All', value: 'all', description: 'Every ad account that the credential can access' },
			{ name: 'Chosen', value: 'chosen', description: 'One or several' },
		],
		default: 'all',
	}),
	liveChoices({
		name: 'adAccountIds',
		in: 'local',
		label: 'Ad Account Names or IDs',
		description: 'The ad accounts',
		loadOptionsMethod: 'getAdAccounts',
		required: true,
		pattern: /^\d{1,18}$/,
		when: { adAccounts: ['chosen'] },
	}),
];

/** Which rows of campaigns, ad groups and ads. */
export const ROWS = choice({
	name: 'rows',
	in: 'local',
	label: 'Rows',
	description: 'Which campaigns, ad groups and ads to return',
	options: [
		{ name: 'All', value: 'all' },
		{
			name: 'Changed Since the Last Run',
			value: CHANGED,
			description: 'New and updated ones. The first run returns all.',
		},
	],
	default: 'all',
});

const SINCE = { period: [SINCE_LAST_RUN] };

/** Which days of analytics, and how they are asked for. */
export const DAYS = [
	...daysOrSinceLastRun(),
	integer({
		name: 'lookbackDays',
		in: 'local',
		label: 'Lookback (Days)',
		description: 'How many earlier days to return again, since Pinterest restates metrics',
		minimum: 0,
		maximum: SYNC_LIMITS.other.back,
		default: 3,
		when: SINCE,
	}),
	integer({
		name: 'firstRunDays',
		in: 'local',
		label: 'Days of the First Run',
		description: 'How many days the first run returns, also after Reset State',
		minimum: 1,
		maximum: SYNC_LIMITS.other.back,
		default: SYNC_LIMITS.other.back,
		when: SINCE,
	}),
	choice({
		name: 'route',
		in: 'local',
		label: 'Route',
		description: 'How to request the numbers. All ways return the same rows.',
		options: [
			{ name: 'By Size', value: 'auto', description: 'A report for ad accounts with very many ads' },
			{ name: 'Direct', value: 'direct', description: 'Up to 250 ads and 90 days in a request' },
			{ name: 'Report', value: 'report', description: 'Pinterest makes a file, which the node waits for' },
		],
		default: 'auto',
	}),
];

/**
 * Where it is kept how far the rows were given out.
 *
 * @param when the choice that makes this count
 */
const stateFields = <const Choice extends When>(when: Choice) => [
	choice({
		name: 'stateFrom',
		in: 'local',
		label: 'State From',
		description: 'Where to keep the state of the last run',
		options: [
			{ name: 'This Workflow', value: THIS_WORKFLOW, description: 'With the workflow in n8n' },
			{
				name: 'Input Item',
				value: INPUT_ITEM,
				description: 'In your own table: the input item has the state, the output Done returns the new one',
			},
		],
		default: THIS_WORKFLOW,
		when,
	}),
	choice({
		name: 'moveState',
		in: 'local',
		label: 'Move State',
		description: 'When to save the state, so that the next run starts where this one ends. Manual runs never save it.',
		options: [
			{
				name: 'When Confirmed',
				value: WHEN_CONFIRMED,
				description: 'When the operation State: Confirm gets the output of Done, after the database',
			},
			{
				name: 'At Once',
				value: AT_ONCE,
				description: 'When all rows are returned. Rows that a database then fails to store aren’t returned again.',
			},
			{ name: 'Never', value: NEVER, description: 'This run leaves the state as it is' },
		],
		default: WHEN_CONFIRMED,
		when: { ...when, stateFrom: [THIS_WORKFLOW] },
	}),
	json({
		name: 'state',
		in: 'local',
		label: 'State',
		description: 'The state from the last run, as an object or as text. Empty for a first run.',
		default: '={{ $json.state }}',
		when: { ...when, stateFrom: [INPUT_ITEM] },
	}),
];

export const STATE_OF_ROWS = stateFields({ rows: [CHANGED] });
export const STATE_OF_DAYS = stateFields(SINCE);
export const STATE_OF_BOTH = stateFields({});

/** What Confirm gets. */
export const CONFIRMATION = text({
	name: 'confirmation',
	in: 'local',
	label: 'Confirmation',
	description: 'The output of Done from the node that returned the rows',
	default: '={{ $json.confirmation }}',
	required: true,
});

/** Giving rows out in parts, which a workflow asks for one after the other. */
export const LOOPS = [
	flag({
		name: 'inBatches',
		in: 'local',
		label: 'Batches',
		description:
			'Whether to return the rows in batches. The second output returns a cursor; pass it back to get the next batch.',
	}),
	text({
		name: 'cursor',
		in: 'local',
		label: 'Cursor',
		description: 'The cursor from the second output. Empty at the start.',
		default: '={{ $json.cursor }}',
		when: { inBatches: [true] },
	}),
	integer({
		name: 'rowsPerBatch',
		in: 'local',
		label: 'Rows per Batch',
		description: 'A batch ends with the request that reaches this number, so it may have a few more',
		minimum: 1,
		maximum: 100_000,
		default: 20_000,
		when: { inBatches: [true] },
	}),
];

export const SHARED_ACCOUNTS = flag({
	name: 'includeSharedAccounts',
	in: 'local',
	label: 'Shared Accounts',
	description: 'Whether "All" has the ad accounts of others too, where the user has a role',
	default: true,
});

/** A warehouse must learn that something was archived, so all statuses are asked for unless the user says otherwise. */
export const STATUS_FILTER = choices({
	name: 'entityStatuses',
	in: 'local',
	label: 'Statuses',
	description: 'Only campaigns, ad groups, ads and numbers of ads with one of these statuses; by default all',
	options: STATUSES.map(({ name, value }) => ({ name, value })),
});

export const EVERY_STATUS = STATUSES.map(({ value }) => value);

/**
 * Fields for the requests that an operation makes beside its own: the list of ad accounts takes nothing of how conversions are
 * counted, but a row of an ad account says it, and the requests for numbers take it. The compiler can't hold them.
 */
export const ofOtherRequests = (fields: readonly Field[]): readonly Field[] => fields;

export const ANALYTICS_OPTIONS = [
	flag({
		name: 'includeToday',
		in: 'local',
		label: 'Include Today',
		description: 'Whether "Since the Last Run" ends with today, which is not over yet, instead of yesterday (UTC)',
	}),
	longestWaitForReport(1800),
	TIME_ZONE,
];

export const STATE_OPTIONS = [
	flag({
		name: 'resetState',
		in: 'local',
		label: 'Reset State',
		description: 'Whether to forget the state, so that this run is like a first run',
	}),
];
