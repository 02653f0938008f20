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
				'What to do if the same thing already exists. The result’s outcome says what was done: created, existing or updated.',
			options: [
				...(match.refusesDoubles ? [] : [ANOTHER]),
				{ name: 'Fail', value: 'fail', description: 'The item fails and tells you the ID of the existing one' },
				...(match.update ? [UPDATE] : []),
				{ name: 'Use Existing', value: 'use', description: 'Return the existing one unchanged' },
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
						description: 'How to tell that two of them are the same',
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
				'How many existing ones to compare with, newest first where Pinterest sorts them that way. They are read once per run, up to 250 per request.',
			minimum: 1,
			maximum: 1_000_000,
			default: MOST_LOOKED_AT,
		}),
	];
}

const ANOTHER = { name: 'Create Another', value: 'another', description: 'Create another one' } as const;

const UPDATE = {
	name: 'Update Existing',
	value: 'update',
	description: 'Update the existing one with the item’s values',
} as const;

const LOST_ANSWERS = choice({
	name: 'lostAnswers',
	in: 'local',
	label: 'If the Response Is Lost',
	description:
		'What to do if Pinterest’s response is lost, so that the request may have gone through. If it’s found, it’s returned with recovered: true.',
	options: [
		{ name: 'Don’t Check', value: 'ignore', description: 'The item fails at once' },
		{
			name: 'Check, Then Report',
			value: 'say',
			description: 'Look for it at Pinterest a few times. If it’s not there, the item fails.',
		},
		{
			name: 'Check, Then Send Again',
			value: 'again',
			description: 'Look for it at Pinterest a few times. If it’s not there, send it again.',
		},
	],
	default: 'say',
});
