import type { Option } from './kinds';
import { choice, field } from './kinds';

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
			description: 'What to give back',
			options: [
				{ name: 'File', value: 'file', description: 'The file as binary data, as Pinterest made it' },
				{ name: 'Rows', value: 'rows', description: rows },
				...more,
			],
			default: 'rows',
		}),
		field(
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
		),
	];
}
