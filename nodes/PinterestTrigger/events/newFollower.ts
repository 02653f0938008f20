import { triggerEvent } from '../../shared/trigger/event';

export const newFollower = triggerEvent({
	value: 'newFollower',
	name: 'New Follower',
	description: 'When somebody new follows the account',
	nothingToShow: 'nobody follows the account yet',
	lists: () => [
		{
			call: { request: 'GET /user_account/followers' },
			keyOf: ({ username }) => username,
		},
	],
});
