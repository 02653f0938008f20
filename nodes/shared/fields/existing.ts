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
				{ name: 'Fail', value: 'fail', description: 'The item fails with the ID of the one that is there' },
				...(match.update ? [UPDATE] : []),
				{ name: 'Use the Existing One', value: 'use', description: 'The one that is there is the result, unchanged' },
			],
			default: usualOf(match),
		}),
		...(others.length === 0
			? []
			: [
					choice({
						name: 'sameBy',
						in: 'local',
						label: 'If It Already Exists: What Makes It the Same',
						description: 'What has to be equal',
						options: match.by.map(({ name, value }) => ({ name, value })),
						default: first.value,
					}),
				]),
		LOST_ANSWERS,
		integer({
			name: 'mostLookedAt',
			in: 'local',
			label: 'If It Already Exists: Most to Look At',
			description:
				'How many of those that are there to look at, newest first where Pinterest lists them so. They are read once a run, up to 250 in a request.',
			minimum: 1,
			maximum: 1_000_000,
			default: MOST_LOOKED_AT,
		}),
	];
}

const ANOTHER = { name: 'Create Another', value: 'another', description: 'One more is made' } as const;

const UPDATE = {
	name: 'Update It',
	value: 'update',
	description: 'What the item says is changed in the one that is there: create or update',
} as const;

const LOST_ANSWERS = choice({
	name: 'lostAnswers',
	in: 'local',
	label: 'Lost Answers',
	description:
		'What to do where Pinterest’s answer was lost, so that it may have been carried out. What is found is the result, with recovered: true.',
	options: [
		{ name: 'Don’t Look', value: 'ignore', description: 'The item fails at once' },
		{
			name: 'Look, Then Say',
			value: 'say',
			description: 'It is looked for at Pinterest a few times; if it is not there, the item fails and says so',
		},
		{
			name: 'Look, Then Send Again',
			value: 'again',
			description: 'It is looked for at Pinterest a few times; if it is not there, it is sent once more',
		},
	],
	default: 'say',
});
