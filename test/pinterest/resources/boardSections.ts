import { invalid } from '../check';
import { page, pageParameters, type PageQuery } from '../paging';
import { Refusal, row } from '../row';
import type { Board, Section } from '../world';
import { pinView } from './pinView';
import { actFor, boardFor, needScope, sectionFor } from './shared';

const nameBody = {
	type: 'object',
	properties: { name: { type: 'string', minLength: 1, maxLength: 180 } },
	required: ['name'],
	additionalProperties: false,
};

export const boardSections = [
	row<PageQuery>({
		id: 'board_sections/list',
		method: 'GET',
		path: '/boards/{board_id}/sections',
		scopes: ['boards:read'],
		category: 'org_read',
		sandbox: true,
		clientCredentials: true,
		query: { ...actFor, ...pageParameters },
		answer: (call) => ({ status: 200, body: page(call, boardFor(call, call.path.board_id).sections, sectionView) }),
	}),
	row<object, { name: string }>({
		id: 'board_sections/create',
		method: 'POST',
		path: '/boards/{board_id}/sections',
		scopes: ['boards:read', 'boards:write'],
		category: 'org_write',
		sandbox: true,
		query: actFor,
		body: nameBody,
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			const section = call.world.addSection(board, checkedName(board, call.body.name));
			return { status: 201, body: sectionView(section) };
		},
	}),
	row<object, { name: string }>({
		id: 'board_sections/update',
		method: 'PATCH',
		path: '/boards/{board_id}/sections/{section_id}',
		scopes: ['boards:read', 'boards:write'],
		category: 'org_write',
		sandbox: true,
		query: actFor,
		body: nameBody,
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			const section = sectionFor(board, call.path.section_id);
			section.name = checkedName(board, call.body.name, section);
			return { status: 200, body: sectionView(section) };
		},
	}),
	row({
		id: 'board_sections/delete',
		method: 'DELETE',
		path: '/boards/{board_id}/sections/{section_id}',
		scopes: ['boards:read', 'boards:write'],
		category: 'org_write',
		sandbox: true,
		query: actFor,
		answer(call) {
			const board = boardFor(call, call.path.board_id, 'boards:write_secret');
			call.world.deleteSection(board, sectionFor(board, call.path.section_id));
			return { status: 204 };
		},
	}),
	row<PageQuery>({
		id: 'board_sections/list_pins',
		method: 'GET',
		path: '/boards/{board_id}/sections/{section_id}/pins',
		scopes: ['boards:read', 'pins:read'],
		category: 'org_read',
		sandbox: true,
		clientCredentials: true,
		query: { ...actFor, ...pageParameters },
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
