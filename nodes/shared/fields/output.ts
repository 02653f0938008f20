import type { Option } from './kinds';
import { choice, field, texts } from './kinds';

/** How much of each result is given: what n8n's guideline for nodes that are tools asks for in the place of Simplify. */
const FORMS = [
	{ name: 'Simplified', value: 'simple', description: 'The fields that most people need' },
	{ name: 'Raw', value: 'raw', description: 'All fields, as the Pinterest API returns them' },
	{ name: 'Selected Fields', value: 'fields', description: 'Only the fields that you name' },
] as const;

/** What {@link OUTPUT_FIELDS} leave in the node. */
export type OutputLocals = {
	output?: string;
	outputFields?: string[];
};

/** @param more further outputs that the operation has */
function outputField(more: ReadonlyArray<Option & { value: string }> = []) {
	return choice({
		name: 'output',
		in: 'local',
		label: 'Output',
		description: 'What to return',
		options: [...FORMS, ...more],
		default: 'simple',
	});
}

/** Not required: n8n shows it, and asks for it, where Output is an expression too. */
const SELECTED = texts({
	name: 'outputFields',
	in: 'local',
	label: 'Fields',
	description:
		'Names of the fields to return, separated by commas, from the simplified or the raw output. If empty, the simplified output is returned.',
	placeholder: 'e.g. name, status',
	when: { output: ['fields'] },
});

/** Of every operation that has a simplified form. */
export const OUTPUT_FIELDS = [outputField(), SELECTED];

/** Whether the simplified form is made: to be returned, or to take fields from. */
export function isSimple({ output }: OutputLocals): boolean {
	return output !== 'raw';
}

const FILE = { name: 'File', value: 'file', description: 'The file as binary data, as Pinterest made it' } as const;

const FILE_FIELD = field(
	{
		name: 'binaryProperty',
		in: 'local',
		label: 'Put Output File in Field',
		description: 'The name of the output binary field to put the file in',
		required: true,
		when: { output: ['file'] },
	},
	{ type: 'string', default: 'data' },
	String,
);

/** What is given back of a table that Pinterest made, whose rows have a simplified form. */
export const TABLE_OUTPUT = [outputField([FILE]), SELECTED, FILE_FIELD];

/**
 * What is given back of a file that Pinterest made.
 *
 * @param rows says what the items are
 * @param more further outputs that the operation has
 */
export function output(rows: string, more: Array<Option & { value: string }> = []) {
	return [
		choice({
			name: 'output',
			in: 'local',
			label: 'Output',
			description: 'What to return',
			options: [FILE, { name: 'Rows', value: 'rows', description: rows }, ...more],
			default: 'rows',
		}),
		FILE_FIELD,
	];
}
