import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choice, flag } from '../../shared/fields/kinds';
import { simpleBoard } from '../../shared/fields/shapes';
import { username } from '../../shared/fields/username';
import { getAnalytics, getTopPins, getTopVideoPins } from './accountAnalytics';

const USERNAME = username({
	name: 'username',
	in: 'path',
	label: 'Username',
	description: 'The name of a Pinterest user, or the address of the profile',
	placeholder: 'e.g. my-shop',
	required: true,
});

const EXPLICIT = flag({
	name: 'explicitFollowing',
	apiName: 'explicit_following',
	in: 'query',
	label: 'Only Directly Followed',
	description: 'Whether to leave out users when only some of their boards are followed',
});

/** The fields of an account that most people need. */
function simpleAccount({
	id,
	username: name,
	account_type,
	business_name,
	website_url,
	follower_count,
	following_count,
	board_count,
	pin_count,
	monthly_views,
}: IDataObject): IDataObject {
	return {
		id,
		username: name,
		account_type,
		business_name,
		website_url,
		follower_count,
		following_count,
		board_count,
		pin_count,
		monthly_views,
	};
}

const operations: Operation[] = [
	operation('GET /user_account', {
		value: 'get',
		name: 'Get',
		action: 'Get account',
		description: 'Get the name, website and counts of the account whose credential is used',
		collections: { options: [AD_ACCOUNT] },
		simplify: simpleAccount,
	}),
	operation('POST /user_account/following/{username}', {
		value: 'follow',
		effect: 'write',
		name: 'Follow',
		action: 'Follow user',
		description: 'Follow another Pinterest user. In beta: only for some apps.',
		fields: [USERNAME],
		collections: {
			additionalFields: [
				flag({
					name: 'autoFollow',
					apiName: 'auto_follow',
					in: 'body',
					label: 'Auto Follow',
					description:
						'Whether the user clicked on a follow link of the other one. Pinterest allows it for selected partners only.',
				}),
			],
		},
	}),
	getAnalytics,
	operation('GET /user_account/businesses', {
		value: 'getBusinesses',
		name: 'Get Linked Businesses',
		action: 'Get linked businesses',
		description: 'List the business accounts that are linked to the account',
	}),
	operation('GET /user_account/following/boards', {
		value: 'getFollowedBoards',
		name: 'Get Followed Boards',
		action: 'Get followed boards',
		description: 'List the boards of other users that the account follows',
		collections: { filters: [EXPLICIT], options: [AD_ACCOUNT] },
		answer: 'page',
		simplify: simpleBoard,
	}),
	operation('GET /users/{username}/interests/follow', {
		value: 'getFollowedInterests',
		name: 'Get Followed Interests',
		action: 'Get followed interests of user',
		description: 'List the interests that a user follows',
		fields: [USERNAME],
		answer: 'page',
	}),
	operation('GET /user_account/followers', {
		value: 'getFollowers',
		name: 'Get Followers',
		action: 'Get followers',
		description: 'List the users who follow the account',
		answer: 'page',
	}),
	operation('GET /user_account/following', {
		value: 'getFollowing',
		name: 'Get Following',
		action: 'Get followed users',
		description: 'List the users that the account follows',
		collections: {
			filters: [
				EXPLICIT,
				choice({
					name: 'feedType',
					apiName: 'feed_type',
					in: 'query',
					label: 'Users',
					description: 'Which users to list, and in what order',
					options: [
						{ name: 'All', value: 'ALL' },
						{ name: 'All, Ranked', value: 'RANKED' },
						{ name: 'Creators', value: 'CREATOR_ONLY' },
						{ name: 'Creators, Ranked', value: 'RANKED_CREATOR_ONLY' },
					],
					default: 'ALL',
				}),
			],
			options: [AD_ACCOUNT],
		},
		answer: 'page',
	}),
	getTopPins,
	getTopVideoPins,
];

export const account: Resource = { value: 'account', name: 'Account', operations };
