import type { TriggerEvent } from '../event';

export const newFollower: TriggerEvent = {
	value: 'newFollower',
	name: 'New Follower',
	description: 'When somebody who did not follow the account before follows it now',
	nothing: 'nobody follows the account yet',
	lists: () => [
		{
			call: { method: 'GET', path: '/user_account/followers', category: 'ads_read' },
			keyOf: ({ username }) => String(username),
		},
	],
};
