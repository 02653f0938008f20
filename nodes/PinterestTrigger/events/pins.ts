import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../shared/api/request';
import type { Values } from '../../shared/rows/field';
import type { Option } from '../../shared/fields/kinds';
import { choice, flag } from '../../shared/fields/kinds';
import { board, section } from '../../shared/fields/locators';

const ACCOUNT = {
	name: 'All My Pins',
	value: 'account',
	description: 'The Pins of the account, on whatever board',
} as const;
const ONE_BOARD = { name: 'Pins on One Board', value: 'board' } as const;
const ONE_SECTION = { name: 'Pins in One Section', value: 'section' } as const;

/** The board whose Pins are watched. The search behind the picker of sections reads it too. */
export const BOARD = board({
	name: 'board',
	apiName: 'board_id',
	in: 'path',
	label: 'Board',
	description: 'The board to watch, one of your own or one you collaborate on',
	required: true,
	when: { pinsOf: ['board', 'section'] },
});

const watch = <const Value extends string>(options: ReadonlyArray<Option & { value: Value }>) =>
	choice({
		name: 'pinsOf',
		in: 'local',
		label: 'Watch',
		description: 'Which Pins to watch',
		options,
		default: 'account',
	});

/** Which Pins are watched: all, those on a board, or those in a section. */
export const PINS_TO_WATCH = [
	watch([ACCOUNT, ONE_BOARD, ONE_SECTION]),
	BOARD,
	section({
		name: 'section',
		apiName: 'section_id',
		in: 'path',
		label: 'Section',
		description: 'The section to watch',
		required: true,
		when: { pinsOf: ['section'] },
	}),
];

/** The same without sections, whose Pins have no metrics. */
export const PINS_TO_MEASURE = [watch([ACCOUNT, ONE_BOARD]), { ...BOARD, when: { pinsOf: ['board'] } }];

export const INCLUDE_PROTECTED = flag({
	name: 'includeProtectedPins',
	apiName: 'include_protected_pins',
	in: 'query',
	label: 'Include Protected Pins',
	description: 'Whether to watch Pins on protected boards too, when all your Pins are watched',
});

const PIN_LISTS = {
	account: 'GET /pins',
	board: 'GET /boards/{board_id}/pins',
	section: 'GET /boards/{board_id}/sections/{section_id}/pins',
} as const;

/** The list of the Pins that are watched. */
export function pinsCall(
	{ ids, query, local }: Values<{ pinsOf?: keyof typeof PIN_LISTS }>,
	more: IDataObject = {},
): Call {
	const { pinsOf = 'account' } = local;
	const { ad_account_id, include_protected_pins } = query;
	const own = pinsOf === 'account' ? { include_protected_pins } : {};
	return { request: PIN_LISTS[pinsOf], ids, query: { ad_account_id, ...own, ...more } };
}
