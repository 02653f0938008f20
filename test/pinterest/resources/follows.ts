import { imageUrl } from '../images';
import { page, type PageQuery } from '../paging';
import { randomFrom } from '../random';
import { Refusal, row, type Call } from '../row';
import { people } from '../seed';
import type { Account, Board, Follow } from '../world';
import { boardView } from './boards';

const interestNames = [
	'Home decor',
	'Man cave',
	'Linen',
	'Ceramics',
	'Slow living',
	'Small spaces',
	'Table settings',
	'Wool & felt',
	'Dried flowers',
	'Coastal style',
	'Weekend projects',
	'Bathrooms',
];

export const follows = [
	row('GET /user_account/businesses', {
		answer({ world, user }) {
			const linked = user.businessIds.flatMap((id) => world.accounts.get(id) ?? []);
			return { status: 200, body: linked.map((account) => businessView(world.imageOrigin(), account)) };
		},
	}),
	row<PageQuery>('GET /user_account/followers', {
		answer: (call) => ({ status: 200, body: page(call, people('fan', call.user.followers), userView) }),
	}),
	row<
		PageQuery & { feed_type: 'ALL' | 'RANKED' | 'CREATOR_ONLY' | 'RANKED_CREATOR_ONLY'; explicit_following: boolean }
	>('GET /user_account/following', {
		answer(call) {
			const { feed_type: feedType, explicit_following: explicit } = call.query;
			const followed = feedType.startsWith('RANKED') ? ranked(call.user.follows) : call.user.follows;
			const keep = (each: Follow) =>
				(each.explicit || !explicit) && (each.isCreator || !feedType.endsWith('CREATOR_ONLY'));
			const filters = { feedType, explicit, user: call.user.id };
			return { status: 200, body: page(call, followed, userView, { filters, keep }) };
		},
	}),
	row<PageQuery & { explicit_following: boolean }>('GET /user_account/following/boards', {
		answer(call) {
			const { world, user, query } = call;
			const followed = user.followedBoards.flatMap(({ seq, boardId, explicit }) => {
				const board = world.boards.get(boardId);
				return board && (explicit || !query.explicit_following) ? [{ seq, board }] : [];
			});
			const view = ({ board }: { board: Board }) => boardView(world, board);
			const filters = { explicit: query.explicit_following, user: user.id };
			return { status: 200, body: page(call, followed, view, { filters }) };
		},
	}),
	row<object, { auto_follow?: boolean }>('POST /user_account/following/{username}', {
		answer(call) {
			const { user, body } = call;
			const followed = knownUsername(call);
			// Only a business that Pinterest has picked may be followed by a click on a link of its own.
			const isPartner = [...call.world.accounts.values()].some((each) => each.username === followed);
			if (body.auto_follow && !isPartner) {
				throw new Refusal(403, 29, 'You are not permitted to access that resource.');
			}
			const known = user.follows.find((each) => each.username === followed);
			if (known) {
				known.explicit = true;
			} else {
				const seq = (user.follows.at(-1)?.seq ?? 0) + 1;
				user.follows.push({ seq, username: followed, isCreator: isPartner, explicit: true });
				user.following += 1;
			}
			return { status: 200, body: userView({ username: followed }) };
		},
	}),
	row<PageQuery>('GET /users/{username}/interests/follow', {
		answer(call) {
			const random = randomFrom(`interests ${knownUsername(call)}`);
			const followed = interestNames.map((name, at) => ({ seq: at + 1, name })).filter(() => random() < 0.7);
			return { status: 200, body: page(call, followed, interestView) };
		},
	}),
];

/** The username of the path. 404 where nobody has it. */
function knownUsername({ world, path }: Pick<Call, 'world' | 'path'>): string {
	const isKnown = [...world.accounts.values()].some(
		(account) =>
			account.username === path.username ||
			account.follows.some((each) => each.username === path.username) ||
			people('fan', account.followers).some((each) => each.username === path.username),
	);
	if (!isKnown) throw new Refusal(404, 30, 'User not found.');
	return path.username;
}

/** By a closeness that nobody can foresee, but the same one every time. */
function ranked(followed: Follow[]): Follow[] {
	const closeness = new Map(followed.map((each) => [each, randomFrom(`rank ${each.username}`)()]));
	return [...followed]
		.sort((a, b) => (closeness.get(a) ?? 0) - (closeness.get(b) ?? 0))
		.map((each, at) => ({ ...each, seq: at + 1 }));
}

function userView({ username: name }: { username: string }): Record<string, unknown> {
	return { username: name, type: 'user' };
}

function interestView({ seq, name }: { seq: number; name: string }): Record<string, unknown> {
	const key = name.toLowerCase();
	const slug = key.replace(/[^a-z]+/g, '-');
	return {
		id: String(903972677800 + seq),
		key,
		name,
		canonical_url: `https://www.pinterest.com/ideas/${slug}/${seq}/`,
	};
}

function businessView(origin: string, account: Account): Record<string, unknown> {
	const image = (size: number) => imageUrl(origin, '#3f5b63', size, size);
	return {
		username: account.username,
		image_small_url: image(30),
		image_medium_url: image(75),
		image_large_url: image(140),
		image_xlarge_url: image(280),
	};
}
