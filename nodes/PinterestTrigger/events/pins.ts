import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../shared/api/request';
import type { Field, Values } from '../../shared/rows/field';
import { choice } from '../../shared/fields/kinds';
import { board, section } from '../../shared/fields/locators';

const PLACES = [
	{ name: 'All My Pins', value: 'account', description: 'The Pins of the account, on whatever board' },
	{ name: 'Pins on One Board', value: 'board' },
	{ name: 'Pins in One Section', value: 'section' },
];

/** Whose Pins are watched: the board picker is read by the list of sections too. */
export const BOARD = board({
	name: 'board',
	apiName: 'board_id',
	in: 'path',
	label: 'Board',
	description: 'The board to watch, one of your own or one you collaborate on',
	required: true,
	when: { pinsOf: ['board', 'section'] },
});

/**
 * The parameters that say which Pins are watched.
 *
 * @param places what can be chosen: account, board, section
 */
export function pinPlaces(places: string[]): Field[] {
	const hasSections = places.includes('section');
	return [
		choice({
			name: 'pinsOf',
			in: 'local',
			label: 'Watch',
			description: 'Which Pins to watch',
			options: PLACES.filter(({ value }) => places.includes(value)),
			default: 'account',
		}),
		hasSections ? BOARD : { ...BOARD, when: { pinsOf: ['board'] } },
		...(hasSections
			? [
					section({
						name: 'section',
						apiName: 'section_id',
						in: 'path',
						label: 'Section',
						description: 'The section to watch',
						required: true,
						when: { pinsOf: ['section'] },
					}),
				]
			: []),
	];
}

/** The list of the Pins that are watched. */
export function pinsCall({ ids, query, local }: Values, more: IDataObject = {}): Call {
	const { ad_account_id, include_protected_pins } = query;
	const path = {
		account: '/pins',
		board: '/boards/{board_id}/pins',
		section: '/boards/{board_id}/sections/{section_id}/pins',
	}[String(local.pinsOf ?? 'account')] as string;
	const own = local.pinsOf === 'board' || local.pinsOf === 'section' ? {} : { include_protected_pins };
	return { method: 'GET', path, ids, category: 'org_read', query: { ad_account_id, ...own, ...more } };
}
