import { row } from '../row';

export const userAccount = [
	row('GET /user_account', {
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
