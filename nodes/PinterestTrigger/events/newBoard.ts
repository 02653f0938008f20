import { AD_ACCOUNT } from '../../shared/fields/common';
import { choices } from '../../shared/fields/kinds';
import { simpleBoard } from '../../shared/fields/shapes';
import { isOneOf, triggerEvent } from '../../shared/trigger/event';

export const newBoard = triggerEvent({
	value: 'newBoard',
	name: 'New Board',
	description: 'When there is a new board: one of your own, or one that you were added to as a collaborator',
	nothingToShow: 'there is no board that fits yet',
	collections: {
		filters: [
			choices({
				name: 'privacies',
				in: 'local',
				label: 'Privacy',
				description: 'Only boards with this visibility when they are first seen',
				options: [
					{ name: 'Protected', value: 'PROTECTED' },
					{ name: 'Public', value: 'PUBLIC' },
					{ name: 'Secret', value: 'SECRET' },
				],
			}),
		],
		options: [AD_ACCOUNT],
	},
	simplify: simpleBoard,
	lists: (_caller, { query }) => [{ call: { request: 'GET /boards', query }, keyOf: ({ id }) => id }],
	matches: ({ object }, { local }) => isOneOf(object.privacy, local.privacies),
});
