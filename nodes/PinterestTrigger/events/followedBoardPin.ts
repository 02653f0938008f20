import type { IDataObject } from 'n8n-workflow';

import { unlessStatus } from '../../shared/api/errors';
import { LARGEST_PAGE, onePage } from '../../shared/api/pages';
import type { Call, Caller } from '../../shared/api/request';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { flag } from '../../shared/fields/kinds';
import { simplePin } from '../../shared/fields/shapes';
import { changeOf, triggerEvent } from '../../shared/trigger/event';

/**
 * Pinterest shows an app no Pins on boards of others, unless they are shared with the account; but it counts them. So a board with more
 * Pins than before is the event.
 */
export const followedBoardPin = triggerEvent({
	value: 'followedBoardPin',
	name: 'New Pin on a Followed Board',
	description:
		'When a board that you follow has more Pins than before. The item is the board; the new Pins themselves are in it only where the board is shared with you.',
	nothingToShow: 'the account follows no board',
	collections: {
		options: [
			AD_ACCOUNT,
			flag({
				name: 'explicitFollowing',
				apiName: 'explicit_following',
				in: 'query',
				label: 'Only Directly Followed Boards',
				description: 'Whether to leave out boards that are followed just because their owner is',
			}),
		],
	},
	lists: (_caller, { query }) => [
		{
			call: { request: 'GET /user_account/following/boards', query },
			keyOf: ({ id }) => id,
			valueIn: ({ pin_count: count }) => (isCount(count) ? count : undefined),
		},
	],
	isEvent: ({ thing, old }) => old !== null && Number(thing.value) > Number(old),
	fieldsOf: async (news, { query }, caller) => {
		const { old, thing } = news;
		const more = old === null ? 0 : Number(thing.value) - Number(old);
		return {
			...changeOf('pin_count', news, Number),
			new_pin_count: more,
			new_pins: more > 0 ? await newestPins(caller, thing.object, more, query.ad_account_id) : null,
		};
	},
});

function isCount(value: unknown): boolean {
	return Number.isInteger(Number(value ?? NaN));
}

/** The newest Pins on a board, which come first; null where Pinterest does not show them. */
async function newestPins(
	caller: Caller,
	{ id }: IDataObject,
	count: number,
	adAccountId: IDataObject[string],
): Promise<IDataObject[] | null> {
	const query = { page_size: Math.min(count, LARGEST_PAGE), ad_account_id: adAccountId };
	const call: Call = { request: 'GET /boards/{board_id}/pins', ids: { board_id: id }, query };
	const read = async () => (await onePage(caller, call)).items.slice(0, count).map(simplePin);
	return await unlessStatus([403, 404], read, () => null);
}
