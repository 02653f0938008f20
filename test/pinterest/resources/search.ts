import { invalid } from '../check';
import { page, type PageQuery } from '../paging';
import { row } from '../row';
import type { Board, Pin } from '../world';
import { boardView } from './boards';
import { pinView } from './pinView';
import { boardOf, isMember } from './shared';

/** `/search/pins` has no parameter for the size of its pages. */
const pinsOnPage = 25;

interface PartnerQuery {
	term: string;
	country_code: string;
	bookmark?: string;
	locale?: string;
	limit: number;
}

export const search = [
	row<PageQuery & { query?: string }>('GET /search/boards', {
		answer(call) {
			const { query = '' } = call.query;
			const body = page(call, [...call.world.boards.values()], (board) => boardView(call.world, board), {
				filters: { query, user: call.user.id },
				keep: (board) => isMember(board, call.user) && boardMatches(board, query),
			});
			return { status: 200, body };
		},
	}),
	row<{ query: string; bookmark?: string }>('GET /search/pins', {
		answer(call) {
			const { query } = call.query;
			const asked = { ...call, query: { ...call.query, page_size: pinsOnPage } };
			const body = page(asked, [...call.world.pins.values()], (pin) => pinView(call, pin), {
				filters: { query, user: call.user.id },
				keep: (pin) => pin.ownerId === call.user.id && pinMatches(pin, query),
			});
			return { status: 200, body };
		},
	}),
	row<PartnerQuery>('GET /search/partner/pins', {
		answer(call) {
			const { term, country_code: country, locale, limit } = call.query;
			if (!/^[A-Z]{2}$/.test(country)) throw invalid("Parameter 'country_code' must be two upper-case letters.");
			const asked = { ...call, query: { ...call.query, page_size: limit } };
			const body = page(asked, [...call.world.pins.values()], (pin) => summaryOf(pinView(call, pin)), {
				filters: { term, country, locale },
				// Everybody's Pins, as far as everybody may see them.
				keep: (pin) => boardOf(call, pin)?.privacy === 'PUBLIC' && pinMatches(pin, term),
			});
			return { status: 200, body };
		},
	}),
];

/** A board is found by its own texts and by the Pins on it. */
function boardMatches(board: Board, query: string): boolean {
	if (query === '') return true;
	return holds([board.name, board.description], query) || board.pins.some((pin) => pinMatches(pin, query));
}

/** A query is either ids of Pins separated by commas, or words that must all be there. */
function pinMatches(pin: Pin, query: string): boolean {
	if (/^\d+(\s*,\s*\d+)*$/.test(query.trim())) return query.split(',').some((id) => id.trim() === pin.id);
	return holds([pin.title, pin.description], query);
}

function holds(texts: Array<string | null>, query: string): boolean {
	const text = texts.join(' ').toLowerCase();
	return query
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function summaryOf(pin: Record<string, unknown>): Record<string, unknown> {
	const { id, title, description, alt_text, link, media } = pin;
	return { id, title, description, alt_text, link, media };
}
