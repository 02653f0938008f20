/** Parameters that operations have of themselves: how a run treats its requests, how much a list gives, how a body is given. */
import { LARGEST_PAGE, MOST_RESULTS } from '../api/pages';
import { RUN_DEFAULTS } from '../api/run';
import { FIRST_AT_ONCE, MOST_AT_ONCE } from '../api/window';
import type { Field } from '../rows/field';
import type { Row } from '../rows/operation';
import { field, flag, integer, parseFlag, parseInteger, parseJson } from './kinds';

/** How much of what comes back a language model is given. */
export const TOOL_CHARACTERS: Field = integer({
	name: 'toolCharacters',
	in: 'local',
	label: 'Maximum Output as a Tool (Characters)',
	description: 'How much to return to an AI agent',
	minimum: 500,
	maximum: 10_000_000,
	default: 20_000,
});

/**
 * How a run treats its requests, the same for every operation. They stand in the collection that n8n adds its own Request Options to,
 * which has no display conditions: n8n empties one that has them when the operation is switched.
 */
export const REQUEST_OPTIONS: readonly Field[] = [
	integer({
		name: 'requestsAtOnce',
		in: 'local',
		label: 'Requests at Once',
		description: 'How many requests to send at the same time; by default, as many as are useful',
		minimum: 1,
		maximum: MOST_AT_ONCE,
		default: FIRST_AT_ONCE,
	}),
	integer({
		name: 'maximumWait',
		in: 'local',
		label: 'Maximum Wait (Seconds)',
		description:
			'How long a request may wait for rate limits and retries before it fails; as a tool of an AI agent 20 seconds for all of a call, unless set here',
		minimum: 0,
		maximum: 86_400,
		default: RUN_DEFAULTS.maximumWait,
	}),
	TOOL_CHARACTERS,
];

/** Of a write that goes out item by item. */
export const KEEP_ORDER: Field = flag({
	name: 'keepOrder',
	in: 'local',
	label: 'Keep Order',
	description:
		'Whether to finish each input item before starting the next, so that everything is created in that order. It takes longer.',
});

/** Of everything that writes. */
export const INCLUDE_INPUT: Field = flag({
	name: 'includeInput',
	in: 'local',
	label: 'Include Input Fields',
	description: 'Whether to add the input fields to each result and error',
	default: true,
});

/** Of everything that writes. How it is read where it is an expression, see `run/preview.ts`. */
export const PREVIEW: Field = field(
	{
		name: 'preview',
		in: 'local',
		label: 'Preview',
		description: 'Whether to show what would be sent instead of sending it. As an expression, only false sends.',
	},
	{ type: 'boolean', default: false },
	Boolean,
);

export interface PageSize {
	/** How it is asked for; without a name it can't be. */
	sizeName?: string;
	largest: number;
}

/** How an operation's pages are asked for. */
export function pageOf({ page }: Row): PageSize {
	return page
		? { sizeName: page.sizeName, largest: page.largest ?? LARGEST_PAGE }
		: { sizeName: 'page_size', largest: LARGEST_PAGE };
}

/** Fields that every list has, under options. */
export function pageFields(operation: Row): Field[] {
	const { sizeName, largest } = pageOf(operation);
	const size = integer({
		name: 'pageSize',
		apiName: sizeName,
		in: 'local',
		label: 'Page Size',
		description: 'Results per request; by default, as few requests as possible are sent',
		minimum: 1,
		default: 25,
	});
	return [
		field(
			{
				name: 'bookmark',
				in: 'query',
				label: 'Bookmark',
				description: 'Where to start: the bookmark of an earlier page',
			},
			{ type: 'string', default: '' },
			String,
		),
		...(sizeName ? [{ ...size, parse: (value: unknown) => parseInteger(value, 1, largest) }] : []),
		flag({
			name: 'rawPages',
			in: 'local',
			label: 'Raw Pages',
			description: 'Whether to return one item per page, with its bookmark, instead of one item per result',
		}),
	];
}

export const RETURN_ALL: Field = field(
	{
		name: 'returnAll',
		in: 'local',
		label: 'Return All',
		description: 'Whether to return all results or only up to a given limit',
	},
	{ type: 'boolean', default: false },
	parseFlag,
);

export const LIMIT: Field = {
	...integer({
		name: 'limit',
		in: 'local',
		label: 'Limit',
		description: 'Max number of results to return',
		minimum: 1,
		maximum: MOST_RESULTS,
		default: 50,
	}),
	shown: {
		displayName: 'Limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		description: 'Max number of results to return',
	},
	when: { returnAll: [false] },
};

export const INPUT_MODE: Field = field(
	{
		name: 'inputMode',
		in: 'local',
		label: 'Define Values',
		description: 'Whether to fill in the fields or to send the whole request body as JSON',
	},
	{
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Using Fields', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	String,
);

export const JSON_BODY: Field = {
	...field(
		{
			name: 'jsonBody',
			in: 'local',
			label: 'JSON Body',
			description: 'The request body with the names of the Pinterest API',
			required: true,
			when: { inputMode: ['json'] },
		},
		{ type: 'json', default: '{}' },
		parseJson,
	),
};
