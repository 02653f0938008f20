/**
 * Mistakes planted in rows, each of which the compiler must refuse: `tsc` fails where one is not caught any more. Nothing here is run.
 */
import { AD_ACCOUNT as OF_ADS, campaign, changeOfEach, updateBatch } from '../../../../nodes/shared/fields/ads';
import { clearFields } from '../../../../nodes/shared/fields/clear';
import { choice, choices, flag, id, ids, integer, mostly, text } from '../../../../nodes/shared/fields/kinds';
import { adAccount, board, pin } from '../../../../nodes/shared/fields/locators';
import { changedBy } from '../../../../nodes/shared/rows/match';
import { operation } from '../../../../nodes/shared/rows/operation';
import type { Call } from '../../../../nodes/shared/api/request';

const row = { value: 'x', name: 'X', action: 'X', description: 'X' };
const write = { ...row, effect: 'write' } as const;
const BOARD = board({ name: 'board', apiName: 'board_id', in: 'path', label: 'Board', required: true });
const NAME = text({ name: 'boardName', apiName: 'name', in: 'body', label: 'Name', required: true });
const AD_ACCOUNT = adAccount({ name: 'adAccountId', apiName: 'ad_account_id', in: 'query', label: 'Ad Account' });

// What is right is taken.
operation('POST /boards', { ...write, fields: [NAME], collections: { options: [AD_ACCOUNT] } });
operation('DELETE /boards/{board_id}', { ...row, fields: [BOARD], answer: 'nothing' });
operation('POST /boards', { ...write, makes: ['name'] });
operation('GET /ad_accounts/{ad_account_id}/campaigns', {
	...row,
	fields: [OF_ADS],
	answer: 'page',
	collections: {
		filters: [
			{ ...ids({ name: 'campaignIds', apiName: 'campaign_ids', in: 'query', label: 'Campaigns' }), repeated: false },
		],
	},
});

// @ts-expect-error nothing says whether it only reads, spends or can't be undone
operation('POST /boards', { ...row, makes: ['name'] });
// @ts-expect-error no such effect
operation('POST /boards', { ...row, makes: ['name'], effect: 'deletes' });
// @ts-expect-error a GET reads, whatever is said of it
operation('GET /boards/{board_id}', { ...row, fields: [BOARD], effect: 'write' });
// @ts-expect-error a DELETE can't be undone, whatever is said of it
operation('DELETE /boards/{board_id}', { ...row, fields: [BOARD], effect: 'write' });
// @ts-expect-error no such request
operation('POST /board', { ...write, fields: [NAME] });
// @ts-expect-error no such method for this path
operation('PUT /boards', { ...write, fields: [NAME] });
// @ts-expect-error the id in the path is written in another way
operation('GET /boards/{boardId}', { ...row, fields: [BOARD] });
// @ts-expect-error the request is said once, not in the row as well
operation('POST /boards', { ...write, fields: [NAME], request: 'GET /boards' });
// @ts-expect-error the id in the path is missing
operation('GET /boards/{board_id}', { ...row });
// @ts-expect-error what the body requires is missing
operation('POST /boards', { ...write });
// @ts-expect-error what the query requires is missing
operation('GET /pins/{pin_id}/analytics', {
	...row,
	fields: [pin({ name: 'pin', apiName: 'pin_id', in: 'path', label: 'Pin' })],
});
// @ts-expect-error the operation makes something that the body does not take
operation('POST /boards', { ...write, makes: ['title'] });
// @ts-expect-error a list in pages is no batch
operation('GET /boards', { ...row, answer: 'page', batch: { maxItems: 1, noun: 'board' } });
// @ts-expect-error a batch has no body of its own
operation('POST /boards', { ...write, fields: [NAME], batch: { maxItems: 1, noun: 'board' }, run: async () => [] });
// @ts-expect-error what comes in one answer has no page size
operation('GET /boards/{board_id}', { ...row, fields: [BOARD], answer: 'object', page: { largest: 9 } });
// @ts-expect-error a body of its own is for an item or for all of them
operation('POST /boards', { ...write, fields: [NAME], run: async () => [], runAll: async () => undefined });

operation('POST /boards', {
	...write,
	fields: [
		NAME,
		// @ts-expect-error the API's name is misspelled
		choice({
			name: 'privacy',
			apiName: 'privcy',
			in: 'body',
			label: 'P',
			options: [{ name: 'A', value: 'SECRET' }],
			default: '',
		}),
	],
});
operation('POST /boards', {
	...write,
	fields: [
		NAME,
		// @ts-expect-error the query does not take it, the body does
		text({ name: 'description', in: 'query', label: 'Description' }),
		// @ts-expect-error the path has no such id
		id({ name: 'board_id', in: 'path', label: 'Board' }),
	],
});
operation('POST /boards', {
	...write,
	fields: [NAME],
	collections: {
		additionalFields: [
			// @ts-expect-error a value that is not in the enum
			choice({ name: 'privacy', in: 'body', label: 'P', options: [{ name: 'A', value: 'HIDDEN' }], default: '' }),
			// @ts-expect-error a switch where the API takes text
			flag({ name: 'description', in: 'body', label: 'Description' }),
			// @ts-expect-error a number where the API takes true or false
			integer({ name: 'isAdsOnly', apiName: 'is_ads_only', in: 'body', label: 'Only for Ads' }),
		],
		// @ts-expect-error the body's field is none of the query's
		options: [text({ name: 'name', in: 'query', label: 'Name' })],
	},
});
operation('POST /boards', {
	...write,
	fields: [
		NAME,
		// @ts-expect-error one of several fields that are made in a loop is misspelled
		...(['description', 'discription'] as const).map((name) => text({ name, in: 'body', label: 'Description' })),
	],
});
operation('GET /boards/{board_id}/pins', {
	...row,
	fields: [BOARD],
	answer: 'page',
	collections: {
		filters: [
			// @ts-expect-error one of several values that is not in the enum
			choices({
				name: 'types',
				apiName: 'creative_types',
				in: 'query',
				label: 'T',
				options: [{ name: 'A', value: 'PICTURE' }],
			}),
		],
	},
});
operation('POST /boards', {
	...write,
	fields: [NAME],
	// @ts-expect-error there is no collection of this name
	collections: { extras: [AD_ACCOUNT] },
});
// @ts-expect-error a bound that texts do not have: it would do nothing
text({ name: 'name', in: 'body', label: 'Name', maximum: 180 });
// @ts-expect-error a misspelled fact would do nothing
ids({ name: 'ids', in: 'query', label: 'IDs', repeat: true });
// @ts-expect-error a place that there is not
text({ name: 'name', in: 'header', label: 'Name' });

operation('POST /boards', {
	...write,
	fields: [NAME, flag({ name: 'isDry', in: 'local', label: 'Dry' })],
	check({ local }) {
		const isDry: boolean | undefined = local.isDry;
		// @ts-expect-error no field has this name
		const isWet: unknown = local.isWet;
		// @ts-expect-error a switch is no text
		const text: string | undefined = local.isDry;
		return void [isDry, isWet, text];
	},
});

const privacy = mostly({ name: 'privacy', label: 'Privacy' }, (facts) =>
	choice({ ...facts, options: [{ name: 'A', value: 'SECRET' }], default: 'SECRET' }),
);
operation('POST /boards', { ...write, fields: [NAME, privacy({ in: 'body', name: 'shownTo', apiName: 'privacy' })] });
operation('POST /boards', {
	...write,
	fields: [
		NAME,
		// @ts-expect-error what a caller says comes before what is usual
		privacy({ in: 'body', apiName: 'privcy' }),
		// @ts-expect-error the query does not take it, wherever the maker's other fields are
		privacy({ in: 'query' }),
	],
});
const hidden = mostly({ name: 'privacy', label: 'Privacy' }, (facts) =>
	choice({ ...facts, options: [{ name: 'A', value: 'HIDDEN' }], default: 'HIDDEN' }),
);
// @ts-expect-error the maker's value is not in the enum
operation('GET /boards', { ...row, answer: 'page', collections: { filters: [hidden({ in: 'query' })] } });
// @ts-expect-error a misspelled fact would do nothing
privacy({ in: 'body', requird: true });
operation('GET /ad_accounts/{ad_account_id}/campaigns/{campaign_id}', {
	...row,
	fields: [OF_ADS, campaign({ in: 'path' })],
});
operation('GET /ad_accounts/{ad_account_id}', {
	...row,
	fields: [
		OF_ADS,
		// @ts-expect-error a picker of something that the path does not have
		campaign({ in: 'path' }),
	],
});
// @ts-expect-error a misspelled fact of a picker would do nothing
campaign({ in: 'path', requird: true });
operation('PATCH /ad_accounts/{ad_account_id}/campaigns', {
	...write,
	fields: [OF_ADS],
	makes: ['id'],
	// @ts-expect-error a batch of ids that no field gives
	batch: updateBatch('campaign', { elements: changeOfEach('campaignIds', () => ({ status: 'PAUSED' })) }),
});

// A request that is no operation has a name as well, also where it is put together.
const sent = (what: 'pins' | 'sections'): Call => ({
	request: `GET /boards/{board_id}/${what}`,
	ids: { board_id: '7' },
});
// @ts-expect-error no such request
const noPath: Call = { request: 'GET /board' };
// @ts-expect-error no such method for this path
const noMethod: Call = { request: 'PUT /boards' };
// @ts-expect-error one of the names that come of it is none
const noName = (what: 'pins' | 'items'): Call => ({ request: `GET /boards/{board_id}/${what}` });
// @ts-expect-error nobody knows what comes of any text
const anyName = (what: string): Call => ({ request: `GET /boards/{board_id}/${what}` });
// @ts-expect-error the category is the request's
const noCategory: Call = { request: 'GET /boards', category: 'org_read' };
export const CALLS = [sent, noPath, noMethod, noName, anyName, noCategory];
// @ts-expect-error an update clears what none of its fields is
clearFields([NAME], ['title']);
operation('PATCH /boards/{board_id}', {
	...write,
	fields: [BOARD],
	collections: { updateFields: [NAME, clearFields([NAME], ['name'])] },
});

const BY_NAME = { value: 'name', name: 'Name', names: ['name'] } as const;
operation('POST /boards', { ...write, fields: [NAME], match: { list: 'GET /boards', by: [BY_NAME] } });
// @ts-expect-error what is there is not listed by a write
operation('POST /boards', { ...write, fields: [NAME], match: { list: 'POST /boards', by: [BY_NAME] } });
operation('POST /boards', {
	...write,
	fields: [NAME],
	// @ts-expect-error a board has no title to be known by
	match: { list: 'GET /boards', by: [{ value: 'title', name: 'Title', names: ['title'] }] },
});
changedBy('POST /boards', 'PATCH /boards/{board_id}', { id: 'board_id', keeps: ['is_ads_only'] });
// @ts-expect-error an update does not take is_ads_only, which is not said to stay
changedBy('POST /boards', 'PATCH /boards/{board_id}', { id: 'board_id' });
// @ts-expect-error a creation has no such name that could stay
changedBy('POST /boards', 'PATCH /boards/{board_id}', { id: 'board_id', keeps: ['is_ads_only', 'title'] });
