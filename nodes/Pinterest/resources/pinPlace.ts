/** Where a new Pin goes: a board and a section by their names, made where they are missing and the item says so. */
import type { IDataObject } from 'n8n-workflow';

import { findCalled, idOfCalled } from '../../shared/api/addresses';
import { errorForItem, unlessStatus } from '../../shared/api/errors';
import { asObject, asText, isObject } from '../../shared/api/json';
import type { Call, Caller } from '../../shared/api/request';
import type { Field, Values } from '../../shared/rows/field';
import type { Match } from '../../shared/rows/match';
import { written } from '../../shared/run/lost';
import { BOARD_MATCH, SECTION_MATCH } from './placeMatch';

type Resolve = NonNullable<Field['resolve']>;

/** A board that is found by its name, or by `board/section`; or is made. */
export function boardMade<One extends Field>(one: One): One {
	const resolve: Resolve = async (caller, parsed, values) => {
		const called = calledIn(parsed);
		if (called === undefined) return await one.resolve?.(caller, parsed, values);
		const { board, section } = await placeCalled(caller, called, values);
		if (section !== undefined) values.body.board_section_id = section;
		return board;
	};
	return { ...one, resolve };
}

/** A section of the board beside it. */
export function sectionMade<One extends Field>(one: One): One {
	const resolve: Resolve = async (caller, parsed, values) => {
		if (values.body.board_section_id !== undefined) throw new Error('is given twice: the name of the board has it too');
		const [called, board] = [calledIn(parsed), asText(values.body.board_id)];
		if (called === undefined || board === undefined) return await one.resolve?.(caller, parsed, values);
		return await sectionOf(caller, board, called, values);
	};
	return { ...one, resolve };
}

function calledIn(parsed: unknown): string | undefined {
	return isObject(parsed) && 'called' in parsed ? asText(parsed.called)?.trim() : undefined;
}

/** A board may have a slash in its name; only where none has, the slash parts board and section. */
async function placeCalled(
	caller: Caller,
	called: string,
	values: Values,
): Promise<{ board: string; section?: string }> {
	const call: Call = { request: 'GET /boards', query: accountOf(values) };
	const found = await findCalled(caller, call, 'board', called);
	if (found !== undefined) return { board: found };
	const [boardName = '', sectionName = ''] = /^(.*\S)\s*\/\s*(\S[^/]*)$/.exec(called)?.slice(1) ?? [called];
	const board = await foundOrMade(caller, boardName, values, {
		call,
		kind: 'board',
		make: { request: 'POST /boards', query: call.query, body: { name: boardName, privacy: values.local.missingBoard } },
		match: BOARD_MATCH,
	});
	return sectionName === '' ? { board } : { board, section: await sectionOf(caller, board, sectionName, values) };
}

async function sectionOf(caller: Caller, board: string, name: string, values: Values): Promise<string> {
	const place = { ids: { board_id: board }, query: accountOf(values) };
	return await foundOrMade(caller, name, values, {
		call: { request: 'GET /boards/{board_id}/sections', ...place },
		kind: 'section',
		make: { request: 'POST /boards/{board_id}/sections', ...place, body: { name } },
		match: SECTION_MATCH,
	});
}

interface Making {
	/** The list that it would be in. */
	call: Call;
	kind: string;
	make: Call & { body: IDataObject };
	match: Match;
}

async function foundOrMade(caller: Caller, name: string, values: Values, making: Making): Promise<string> {
	const { call, kind } = making;
	const { missingBoard = 'fail' } = values.local;
	if (missingBoard === 'fail') return await idOfCalled(caller, call, kind, name);
	return (await findCalled(caller, call, kind, name)) ?? (await madeOnce(caller, name, values, making));
}

/** However many items name it, it is made once. */
async function madeOnce(caller: Caller, name: string, values: Values, making: Making): Promise<string> {
	const { lookups } = caller.run;
	const key = JSON.stringify(['made', making.call, name.normalize('NFC').toLowerCase()]);
	let id = lookups.get(key);
	if (!id) lookups.set(key, (id = made(caller, name, values, making)));
	return await id.catch((error: unknown) => {
		throw caller.itemIndex === undefined ? error : errorForItem(error, caller.itemIndex);
	});
}

async function made({ context, run }: Caller, name: string, values: Values, making: Making): Promise<string> {
	// It is made for the run: no item is written by it.
	const caller = { context, run };
	const { call, kind, make, match } = making;
	const { request, ids = {}, query = {}, body } = make;
	const own = { ids, query, body, local: { lostAnswers: values.local.lostAnswers } };
	return await unlessStatus(
		[409],
		async () => asText(asObject((await written(caller, { request, match }, own as Values, make)).body).id) ?? '',
		async () => {
			// Somebody else has made it since the list was read.
			run.lists.clear();
			return await idOfCalled(caller, call, kind, name);
		},
	);
}

function accountOf({ query }: Values): IDataObject {
	const id = query.ad_account_id;
	return id === undefined ? {} : { ad_account_id: id };
}
