import { invalid } from '../check';
import { page, type PageQuery } from '../paging';
import { Refusal, row } from '../row';
import type { Board, Section } from '../world';
import { pinView } from './pinView';
import { boardFor, needScope, sectionFor } from './shared';

export const boardSections = [
	row<PageQuery>('GET /boards/{board_id}/sections', {
		answer: (call) => ({ status: 200, body: page(call, boardFor(call, call.path.board_id).sections, sectionView) }),
	}),
	row<object, { name: string }>('POST /boards/{board_id}/sections', {
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			const section = call.world.addSection(board, checkedName(board, call.body.name));
			return { status: 201, body: sectionView(section) };
		},
	}),
	row<object, { name: string }>('PATCH /boards/{board_id}/sections/{section_id}', {
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			const section = sectionFor(board, call.path.section_id);
			section.name = checkedName(board, call.body.name, section);
			return { status: 200, body: sectionView(section) };
		},
	}),
	row('DELETE /boards/{board_id}/sections/{section_id}', {
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			call.world.deleteSection(board, sectionFor(board, call.path.section_id));
			return { status: 204 };
		},
	}),
	row<PageQuery>('GET /boards/{board_id}/sections/{section_id}/pins', {
		answer(call) {
			const board = boardFor(call, call.path.board_id);
			if (board.privacy === 'SECRET') needScope(call, 'pins:read_secret');
			const section = sectionFor(board, call.path.section_id);
			const keep = (pin: { sectionId: string | null }) => pin.sectionId === section.id;
			return { status: 200, body: page(call, board.pins, (pin) => pinView(call, pin), { keep }) };
		},
	}),
];

function sectionView(section: Section): Record<string, unknown> {
	return { id: section.id, name: section.name };
}

function checkedName(board: Board, given: string, self?: Section): string {
	const name = given.trim();
	if (name === '') throw invalid("Body 'name' must not be blank.");
	if (board.sections.some((each) => each !== self && each.name.toLowerCase() === name.toLowerCase())) {
		throw new Refusal(409, 409, 'Board section conflict.');
	}
	return name;
}
