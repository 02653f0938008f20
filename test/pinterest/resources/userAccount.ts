import { row } from '../row';
import { actFor } from './shared';

export const userAccount = [
	row({
		id: 'user_account/get',
		method: 'GET',
		path: '/user_account',
		scopes: ['user_accounts:read'],
		category: 'org_read',
		sandbox: true,
		clientCredentials: true,
		query: actFor,
		answer({ world, user }) {
			let boards = 0;
			let pins = 0;
			for (const board of world.boards.values()) if (board.ownerId === user.id) boards += 1;
			for (const pin of world.pins.values()) if (pin.ownerId === user.id) pins += 1;
			const body = {
				id: user.id,
				account_type: 'BUSINESS',
				username: user.username,
				business_name: user.businessName,
				about: user.about,
				website_url: user.websiteUrl,
				profile_image: user.profileImage,
				follower_count: user.followers,
				following_count: user.following,
				monthly_views: user.monthlyViews,
				board_count: boards,
				pin_count: pins,
			};
			return { status: 200, body };
		},
	}),
];
