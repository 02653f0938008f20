/** What people say of a thing that may be there already. */
import type { Field } from '../rows/field';
import type { Match } from '../rows/match';
import { choice, integer } from './kinds';

export type LostAnswers = 'again' | 'ignore' | 'say';

export type IfExists = 'another' | 'fail' | 'update' | 'use';

/** So many of what is there are looked at, unless the option says otherwise. */
export const MOST_LOOKED_AT = 10_000;

/** What happens where an item says nothing: as Pinterest has it. */
export function usualOf({ refusesDoubles }: Match): IfExists {
	return refusesDoubles ? 'fail' : 'another';
}

/** The options of an operation that can look whether what it makes is there. */
export function existingFields(match: Match): Field[] {
	const [first, ...others] = match.by;
	return [
		choice({
			name: 'ifExists',
			in: 'local',
			label: 'If It Already Exists',
			description:
				'What to do where the same thing is there already. The result says what was done: its outcome is created, existing or updated.',
			options: [
				...(match.refusesDoubles ? [] : [ANOTHER]),
				{ name: 'Fail', value: 'fail', description: 'The item fails with the ID of the existing one' },
				...(match.update ? [UPDATE] : []),
				{ name: 'Use Existing', value: 'use', description: 'The existing one is the result, unchanged' },
			],
			default: usualOf(match),
		}),
		...(others.length === 0
			? []
			: [
					choice({
						name: 'sameBy',
						in: 'local',
						label: 'If It Already Exists: Compare By',
						description: 'What makes two of them the same',
						options: match.by.map(({ name, value }) => ({ name, value })),
						default: first.value,
					}),
				]),
		LOST_ANSWERS,
		integer({
			name: 'maximumCompared',
			in: 'local',
			label: 'If It Already Exists: Maximum to Compare',
			description:
				'How many of the existing ones to compare with, newest first if Pinterest lists them so. They are read once per run, up to 250 in a request.',
			minimum: 1,
			maximum: 1_000_000,
			default: MOST_LOOKED_AT,
		}),
	];
}

const ANOTHER = { name: 'Create Another', value: 'another', description: 'Creates one more' } as const;

const UPDATE = {
	name: 'Update Existing',
	value: 'update',
	description: 'The existing one is updated with the values of the item: create or update',
} as const;

const LOST_ANSWERS = choice({
	name: 'lostAnswers',
	in: 'local',
	label: 'If the Response Is Lost',
	description:
		'What to do if Pinterest’s response is lost, so that the request may have been carried out. What is found is the result, with recovered: true.',
	options: [
		{ name: 'Don’t Check', value: 'ignore', description: 'The item fails at once' },
		{
			name: 'Check, Then Report',
			value: 'say',
			description: 'Looks for it at Pinterest a few times; if it is not there, the item fails and says so',
		},
		{
			name: 'Check, Then Send Again',
			value: 'again',
			description: 'Looks for it at Pinterest a few times; if it is not there, it is sent once more',
		},
	],
	default: 'say',
});
