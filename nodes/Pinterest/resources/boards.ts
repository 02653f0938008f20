import type { IDataObject } from 'n8n-workflow';

import { clearFields } from '../../shared/fields/clear';
import { AD_ACCOUNT, pinMetrics } from '../../shared/fields/common';
import { choice, choices, flag, text } from '../../shared/fields/kinds';
import { board } from '../../shared/fields/locators';
import { CREATIVE_TYPES, simpleBoard, simplePin } from '../../shared/fields/shapes';
import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { BOARD_MATCH } from './placeMatch';

const BOARD = board({
	name: 'board',
	apiName: 'board_id',
	in: 'path',
	label: 'Board',
	description: 'The board to work with',
	required: true,
});

const DESCRIPTION = text({
	name: 'description',
	in: 'body',
	label: 'Description',
	description: 'What the board is about',
	lines: 3,
});

const SECRET = { name: 'Secret', value: 'SECRET', description: 'Only visible to the owner and collaborators' };
const PUBLIC = { name: 'Public', value: 'PUBLIC', description: 'Visible to everyone' };
const PROTECTED = {
	name: 'Protected',
	value: 'PROTECTED',
	description: 'Only visible with a direct link, for Pins that are only ads',
};

const operations: Operation[] = [
	operation('POST /boards', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create board',
		description: 'Create an empty board to save Pins to',
		fields: [
			text({
				name: 'boardName',
				apiName: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name of the board',
				placeholder: 'e.g. Summer recipes',
				required: true,
			}),
		],
		collections: {
			additionalFields: [
				DESCRIPTION,
				flag({
					name: 'isAdsOnly',
					apiName: 'is_ads_only',
					in: 'body',
					label: 'Only for Ads',
					description:
						'Whether the board is for Pins that are only shown as ads. Pinterest then chooses the name and makes the board protected.',
				}),
				choice({
					name: 'privacy',
					in: 'body',
					label: 'Privacy',
					description: 'Who can see the board',
					options: [PROTECTED, PUBLIC, SECRET],
					default: 'PUBLIC',
				}),
			],
			options: [AD_ACCOUNT],
		},
		simplify: simpleBoard,
		match: {
			...BOARD_MATCH,
			update: changedBy('POST /boards', 'PATCH /boards/{board_id}', { id: 'board_id', keeps: ['is_ads_only'] }),
		},
	}),
	operation('DELETE /boards/{board_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete board',
		description: 'Delete a board with all its sections and Pins. This can’t be undone.',
		fields: [BOARD],
		collections: { options: [AD_ACCOUNT] },
		answer: 'nothing',
	}),
	operation('GET /boards/{board_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get board',
		description: 'Get the name, description, privacy and counts of one board',
		fields: [BOARD],
		collections: { options: [AD_ACCOUNT] },
		simplify: simpleBoard,
	}),
	operation('GET /boards', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many boards',
		description: 'List the boards of the account, own ones and those it collaborates on',
		collections: {
			filters: [
				choice({
					name: 'boardPrivacy',
					apiName: 'privacy',
					in: 'query',
					label: 'Privacy',
					description: 'Which boards to list',
					options: [
						{ name: 'All', value: 'ALL' },
						{ name: 'Protected', value: 'PROTECTED' },
						{ name: 'Public', value: 'PUBLIC' },
						{ name: 'Public and Secret', value: 'PUBLIC_AND_SECRET' },
						{ name: 'Secret', value: 'SECRET' },
					],
					default: 'ALL',
				}),
			],
			options: [AD_ACCOUNT],
		},
		answer: 'page',
		simplify: simpleBoard,
	}),
	operation('GET /boards/{board_id}/pins', {
		value: 'getPins',
		name: 'Get Pins',
		action: 'Get pins of board',
		description: 'List the Pins saved to a board',
		fields: [BOARD],
		collections: {
			filters: [
				choices({
					name: 'creativeTypes',
					apiName: 'creative_types',
					in: 'query',
					label: 'Creative Types',
					description: 'Only Pins of these kinds',
					options: CREATIVE_TYPES,
					repeated: true,
				}),
			],
			options: [AD_ACCOUNT, pinMetrics('boardPinMetrics')],
		},
		answer: 'page',
		simplify: simplePin,
	}),
	operation('PATCH /boards/{board_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update board',
		description: 'Change the name, description or privacy of a board',
		fields: [BOARD],
		collections: {
			updateFields: [
				DESCRIPTION,
				clearFields([DESCRIPTION], ['description']),
				text({
					name: 'newName',
					apiName: 'name',
					in: 'body',
					label: 'Name',
					description: 'The new name of the board',
				}),
				choice({
					name: 'newPrivacy',
					apiName: 'privacy',
					in: 'body',
					label: 'Privacy',
					description: 'Who can see the board',
					options: [PUBLIC, SECRET],
					default: 'PUBLIC',
				}),
			],
			options: [AD_ACCOUNT],
		},
		check: needsChange,
		simplify: simpleBoard,
	}),
];

/** An update without a change is a mistake, not a request. */
export function needsChange({ body }: { body: IDataObject }): void {
	if (Object.keys(body).length === 0) throw new Error('Nothing to update: set at least one of the Update Fields');
}

export const boards: Resource = { value: 'board', name: 'Board', operations };
