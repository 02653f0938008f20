import { AD_ACCOUNT } from '../../shared/fields/common';
import { text } from '../../shared/fields/kinds';
import { board, section } from '../../shared/fields/locators';
import { simplePin } from '../../shared/fields/shapes';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { SECTION_MATCH } from './placeMatch';

const BOARD = board({
	name: 'sectionBoard',
	apiName: 'board_id',
	in: 'path',
	label: 'Board',
	description: 'The board that holds the section',
	required: true,
});

const SECTION = section({
	name: 'section',
	apiName: 'section_id',
	in: 'path',
	label: 'Section',
	description: 'The section to work with',
	required: true,
});

const NAME = text({
	name: 'sectionName',
	apiName: 'name',
	in: 'body',
	label: 'Name',
	description: 'The name of the section, up to 180 characters',
	placeholder: 'e.g. Salads',
	required: true,
	maxLength: 180,
});

const operations: Operation[] = [
	operation('POST /boards/{board_id}/sections', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create board section',
		description: 'Add a section to a board',
		fields: [BOARD, NAME],
		collections: { options: [AD_ACCOUNT] },
		match: SECTION_MATCH,
	}),
	operation('DELETE /boards/{board_id}/sections/{section_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete board section',
		description: 'Delete a section of a board with its Pins. This can’t be undone.',
		fields: [BOARD, SECTION],
		collections: { options: [AD_ACCOUNT] },
		answer: 'nothing',
	}),
	operation('GET /boards/{board_id}/sections', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many board sections',
		description: 'List the sections of a board',
		fields: [BOARD],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
	}),
	operation('GET /boards/{board_id}/sections/{section_id}/pins', {
		value: 'getPins',
		name: 'Get Pins',
		action: 'Get pins of board section',
		description: 'List the Pins saved to a section of a board',
		fields: [BOARD, SECTION],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
		simplify: simplePin,
	}),
	operation('PATCH /boards/{board_id}/sections/{section_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Rename board section',
		description: 'Change the name of a section of a board',
		fields: [BOARD, SECTION, NAME],
		collections: { options: [AD_ACCOUNT] },
	}),
];

export const boardSections: Resource = { value: 'boardSection', name: 'Board Section', operations };
