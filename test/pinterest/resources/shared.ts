import { Refusal, type Call } from '../row';
import type { Account, Board, Pin, Section } from '../world';

/** The parameter that nearly every organic operation takes: act for the owner of this ad account. */
export const actFor = { ad_account_id: { type: 'string', pattern: '^\\d+$', maxLength: 18 } } as const;

type Acting = Pick<Call, 'world' | 'token' | 'user'>;

/** A board the acting account owns or works on. 404 code 40 for others, 401 code 3 for a secret one without the secret scope. */
export function boardFor(call: Acting, id: string, secretScope: SecretScope = 'boards:read_secret'): Board {
	const board = call.world.boards.get(id);
	if (!board || !isMember(board, call.user)) throw new Refusal(404, 40, 'Board not found.');
	if (board.privacy === 'SECRET') needScope(call, secretScope);
	return board;
}

/** 404 code 2031 when the section isn't on the board. */
export function sectionFor(board: Board, id: string): Section {
	const section = board.sections.find((each) => each.id === id);
	if (!section) throw new Refusal(404, 2031, 'Board section not found.');
	return section;
}

/** A Pin of the acting account or on one of its boards. 404 code 50 for others. */
export function pinFor(call: Acting, id: string, secretScope: SecretScope = 'pins:read_secret'): Pin {
	const pin = call.world.pins.get(id);
	const board = boardOf(call, pin);
	if (!pin || (pin.ownerId !== call.user.id && !(board && isMember(board, call.user))))
		throw new Refusal(404, 50, 'Pin not found.');
	if (board?.privacy === 'SECRET') needScope(call, secretScope);
	return pin;
}

export function boardOf(call: Acting, pin: Pin | undefined): Board | undefined {
	return pin?.boardId ? call.world.boards.get(pin.boardId) : undefined;
}

export function isMember(board: Board, user: Account): boolean {
	return board.ownerId === user.id || board.collaboratorIds.includes(user.id);
}

export type SecretScope = 'boards:read_secret' | 'boards:write_secret' | 'pins:read_secret' | 'pins:write_secret';

export function hasScope(call: Acting, scope: SecretScope): boolean {
	return call.token?.scopes.has(scope) ?? false;
}

/** The same refusal as for the scopes that every call of the operation needs. */
export function needScope(call: Acting, scope: SecretScope): void {
	if (hasScope(call, scope)) return;
	throw new Refusal(401, 3, `Authorization failed. This token lacks scopes for the operation. Missing: ['${scope}']`);
}
