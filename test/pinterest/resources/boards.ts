import { invalid } from '../check';
import { imageUrl } from '../images';
import { page, type PageQuery } from '../paging';
import { Refusal, row, type Call } from '../row';
import type { Board, Pin, World } from '../world';
import { creativeType, pinView } from './pinView';
import { boardFor, hasScope, isMember, needScope } from './shared';

interface BoardBody {
	name?: string;
	description?: string | null;
	privacy?: Board['privacy'];
	is_ads_only?: boolean;
}

/** Shorter than the description says. */
const texts = { properties: { name: { minLength: 1, maxLength: 180 }, description: { maxLength: 500 } } };

export const boards = [
	row<PageQuery & { privacy?: 'ALL' | 'PUBLIC' | 'PROTECTED' | 'SECRET' | 'PUBLIC_AND_SECRET' }>('GET /boards', {
		answer(call) {
			const { privacy = 'ALL' } = call.query;
			if (privacy === 'SECRET' || privacy === 'PUBLIC_AND_SECRET') needScope(call, 'boards:read_secret');
			const secrets = hasScope(call, 'boards:read_secret');
			const wanted = (board: Board) =>
				privacy === 'ALL' ||
				privacy === board.privacy ||
				(privacy === 'PUBLIC_AND_SECRET' && board.privacy !== 'PROTECTED');
			const keep = (board: Board) =>
				isMember(board, call.user) && wanted(board) && (secrets || board.privacy !== 'SECRET');
			const filters = { privacy, user: call.user.id };
			const body = page(call, [...call.world.boards.values()], (board) => boardView(call.world, board), {
				filters,
				keep,
			});
			return { status: 200, body };
		},
	}),
	row<object, BoardBody & { name: string }>('POST /boards', {
		also: texts,
		answer(call) {
			const { is_ads_only: isAdsOnly = false, description = null } = call.body;
			const name = isAdsOnly ? 'Ad-only Pins' : call.body.name.trim();
			const privacy = isAdsOnly ? 'PROTECTED' : (call.body.privacy ?? 'PUBLIC');
			if (privacy === 'SECRET') needScope(call, 'boards:write_secret');
			checkName(call, name);
			const board = call.world.addBoard({ ownerId: call.user.id, name, description, privacy, isAdsOnly });
			return { status: 201, body: boardView(call.world, board) };
		},
	}),
	row('GET /boards/{board_id}', {
		answer: (call) => ({ status: 200, body: boardView(call.world, boardFor(call, call.path.board_id)) }),
	}),
	row<object, BoardBody>('PATCH /boards/{board_id}', {
		also: texts,
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			needOwner(call, board);
			const { name, description, privacy } = call.body;
			if (privacy === 'SECRET') needScope(call, 'boards:write_secret');
			if (name !== undefined) {
				checkName(call, name.trim(), board);
				board.name = name.trim();
			}
			if (description !== undefined) board.description = description;
			if (privacy !== undefined) board.privacy = privacy;
			return { status: 200, body: boardView(call.world, board) };
		},
	}),
	row('DELETE /boards/{board_id}', {
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			needOwner(call, board);
			call.world.deleteBoard(board);
			return { status: 204 };
		},
	}),
	row<PageQuery & { creative_types?: string[]; pin_metrics: boolean }>('GET /boards/{board_id}/pins', {
		answer(call) {
			const board = boardFor(call, call.path.board_id);
			if (board.privacy === 'SECRET') needScope(call, 'pins:read_secret');
			const { creative_types: types, pin_metrics: metrics } = call.query;
			const keep = types && ((pin: Pin) => types.includes(creativeType(pin)));
			const body = page(call, board.pins, (pin) => pinView(call, pin, { metrics }), {
				filters: { types, metrics },
				keep,
			});
			return { status: 200, body };
		},
	}),
];

export function boardView(world: World, board: Board): Record<string, unknown> {
	const newest = board.pins.slice(-5).reverse();
	const cover = newest[0]?.dominantColor;
	return {
		id: board.id,
		name: board.name,
		description: board.description,
		privacy: board.privacy,
		is_ads_only: board.isAdsOnly,
		created_at: board.createdAt,
		board_pins_modified_at: board.pinsModifiedAt,
		pin_count: board.pins.length,
		follower_count: board.followers,
		collaborator_count: board.collaboratorIds.length,
		owner: { username: world.accounts.get(board.ownerId)?.username ?? '' },
		media: {
			image_cover_url: cover ? imageUrl(world.imageOrigin(), cover, 400, 300) : null,
			pin_thumbnail_urls: newest.slice(1).map((pin) => imageUrl(world.imageOrigin(), pin.dominantColor, 150, 150)),
		},
	};
}

function checkName(call: Pick<Call, 'world' | 'user'>, name: string, self?: Board): void {
	if (name === '') throw invalid("Body 'name' must not be blank.");
	for (const board of call.world.boards.values()) {
		if (board !== self && board.ownerId === call.user.id && board.name.toLowerCase() === name.toLowerCase()) {
			throw new Refusal(409, 58, 'Try a different name. You already have a board with this name!');
		}
	}
}

function needOwner(call: Pick<Call, 'user'>, board: Board): void {
	if (board.ownerId !== call.user.id) throw new Refusal(403, 29, 'You are not permitted to access that resource.');
}
