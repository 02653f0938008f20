import { triggerEvent } from '../../shared/trigger/event';

export const newFollower = triggerEvent({
	value: 'newFollower',
	name: 'New Follower',
	description: 'When somebody who did not follow the account before follows it now',
	nothingToShow: 'nobody follows the account yet',
	lists: () => [
		{
			call: { request: 'GET /user_account/followers' },
			keyOf: ({ username }) => username,
		},
	],
});
