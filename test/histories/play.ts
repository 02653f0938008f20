/** Plays a history of runs on n8n's engine against a simulated Pinterest, and holds each run against what it leaves there. */
import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { createCredentialStore, type NodeRun, runNode } from '../engine';
import { FAULTS } from '../matrix/faults';
import type { Fault, SimulatedPinterest } from '../pinterest';
import { itemsOf, keysOf, type Kind } from './kinds';

/** A fault at some request of its kind, counted from 0. */
export interface Strike {
	at: number;
	/** Its name in the matrix. */
	fault: string;
}

/** How a run ends before its time: by n8n's stop button, or with the machine, so that nothing more is sent or heard. */
export interface Ending {
	how: 'crash' | 'stop';
	/** With which of its requests, counted from 0. */
	at: number;
	/** Whether Pinterest executes what is under way at that moment. */
	isExecuted: boolean;
}

export interface Run {
	/** Numbers of wanted things, in the order of the input. */
	wanted: number[];
	ifExists: 'another' | 'update' | 'use';
	lostAnswers: 'again' | 'ignore' | 'say';
	continueOnFail: boolean;
	atOnce: number;
	/** n8n's Retry On Fail. */
	retries: boolean;
	/** What goes wrong with requests that write, and with those that read. */
	writes: Strike[];
	reads: Strike[];
	ending?: Ending;
}

/** What a run says of one input item. */
interface Told {
	fate: 'notSent' | 'refused' | 'unknown' | 'written';
	id?: string;
}

const FAULT_OF = new Map(FAULTS.map(({ name, fault }) => [name, fault]));

/**
 * Plays runs one after the other, then all that they wanted once more without faults.
 *
 * @throws Error where a wanted thing is there twice or not at all, or where a run says what is not so
 */
export async function play(kind: Kind, runs: readonly Run[], pinterest: SimulatedPinterest): Promise<void> {
	const mayDouble = runs.some(({ ifExists }) => ifExists === 'another') && !kind.isOneByItself;
	const credentials = connected(pinterest);
	const before = kind.there(pinterest);
	for (const [at, run] of runs.entries()) {
		await carryOut(kind, run, pinterest, credentials).catch((error: unknown) => {
			throw new Error(`Run ${at}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
		});
		if (!mayDouble) heldOnce(kind, pinterest, `after run ${at}`);
	}
	const wanted = [...new Set(runs.flatMap((run) => run.wanted))];
	await carryOut(kind, { ...GOOD, wanted }, pinterest, credentials);
	if (mayDouble) return;
	heldOnce(kind, pinterest, 'at the end');
	const keys = wanted.flatMap((one) => keysOf(kind, one));
	const there = kind.there(pinterest);
	const made = [...there].filter(([key]) => !before.has(key));
	if (made.length !== keys.length)
		throw new Error(`${keys.length} things were wanted, and ${made.length} are there at the end`);
}

const GOOD: Omit<Run, 'wanted'> = {
	...{ ifExists: 'use', lostAnswers: 'say', continueOnFail: false, atOnce: 10, retries: false },
	...{ writes: [], reads: [] },
};

function connected(pinterest: SimulatedPinterest) {
	const { accessToken, refreshToken = '' } = pinterest.issueToken({ refreshToken: true });
	return createCredentialStore({
		pinterestOAuth2Api: {
			...{ grantType: 'authorizationCode', environment: 'custom', baseUrl: pinterest.apiUrl },
			...{ clientId: pinterest.appId, clientSecret: pinterest.appSecret },
			oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' },
		},
	});
}

async function carryOut(
	kind: Kind,
	run: Run,
	pinterest: SimulatedPinterest,
	credentials: ReturnType<typeof connected>,
): Promise<void> {
	const keys = run.wanted.flatMap((one) => keysOf(kind, one));
	const before = kind.there(pinterest);
	const ending = new AbortController();
	strike(pinterest, run, () => ending.abort());
	const { parameters, options } = parametersOf(kind, run, pinterest);
	const outcome = await runNode({
		...{ node: kind.node, credentials, credentialTypes: [new PinterestOAuth2Api()], abortSignal: ending.signal },
		parameters: { authentication: 'oAuth2', ...parameters, options },
		items: itemsOf(kind, keys, pinterest),
		continueOnFail: run.continueOnFail,
		settings: run.retries ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } : {},
	});
	Reflect.deleteProperty(pinterest.faults, 'take');
	if (ending.signal.aborted) await quiet(pinterest);
	else if (!kind.isGathered) holdAgainst(toldOf(outcome, keys), { kind, run, keys, before, pinterest });
}

function parametersOf(kind: Kind, run: Run, pinterest: SimulatedPinterest) {
	const { options: own, ...parameters } = kind.parameters(pinterest);
	const { ifExists: wanted, lostAnswers, atOnce } = run;
	const isBoard = kind.name === 'boards';
	const isList = kind.name === 'customer lists';
	// Not every kind has every choice.
	const ifExists = (isBoard && wanted === 'another') || (isList && wanted === 'update') ? 'use' : wanted;
	const choices = kind.isOneByItself ? {} : { ifExists, lostAnswers };
	return { parameters, options: { ...(own as IDataObject), requestsAtOnce: atOnce, ...choices } as never };
}

/** Makes things go wrong at requests of the run, and ends it. */
function strike(pinterest: SimulatedPinterest, { writes, reads, ending }: Run, end: () => void): void {
	const counts = { all: 0, reads: 0, writes: 0 };
	pinterest.faults.take = ({ method, path }): Fault | undefined => {
		if (path.startsWith('/oauth/')) return undefined;
		const all = counts.all++;
		if (ending && all >= ending.at) {
			// What is sent in the same moment is under way as well.
			if (all === ending.at) setTimeout(end, ending.how === 'crash' ? 10 : 0);
			if (ending.how === 'crash') return { kind: 'silence', afterExecuting: ending.isExecuted && all === ending.at };
		}
		const [kind, strikes] = method === 'GET' ? (['reads', reads] as const) : (['writes', writes] as const);
		const at = counts[kind]++;
		const name = strikes.find((one) => one.at === at)?.fault;
		return name === undefined ? undefined : FAULT_OF.get(name);
	};
}

/** Until Pinterest has nothing more to do for a run that is no more. */
async function quiet({ flight }: SimulatedPinterest): Promise<void> {
	do await delay(5);
	while (flight.now + flight.silent > 0);
}

function heldOnce(kind: Kind, pinterest: SimulatedPinterest, when: string): void {
	for (const [key, ids] of kind.there(pinterest))
		if (key.startsWith('Wanted') && ids.length > 1) throw new Error(`${key} is there ${ids.length} times ${when}`);
}

/** What a run says of each of its input items. */
function toldOf({ items, error }: NodeRun, keys: string[]): Told[] {
	if (!error) return keys.map((_, item) => toldOfItem(items, item));
	const { context = {} } = error as unknown as { context?: IDataObject };
	if (keys.length === 1) return [{ fate: context.mayHaveBeenExecuted === true ? 'unknown' : 'refused' }];
	const written = new Map((context.written as IDataObject[]).map(({ item, id }) => [item, id]));
	const lists = ['refused', 'perhapsWritten', 'begun', 'notSent'].map((name) => (context[name] ?? []) as number[]);
	const [refused, unknown, begun, notSent] = lists;
	return keys.map((_, item): Told => {
		const fates: Told[] = [
			...(written.has(item) ? [{ fate: 'written' as const, id: idOf(written.get(item)) }] : []),
			...(refused.includes(item) ? [{ fate: 'refused' as const }] : []),
			...(unknown.includes(item) || begun.includes(item) ? [{ fate: 'unknown' as const }] : []),
			...(notSent.includes(item) ? [{ fate: 'notSent' as const }] : []),
		];
		const [fate] = fates;
		if (!fate || fates.length > 1) throw new Error(`The account names item ${item} ${fates.length} times`);
		return fate;
	});
}

const idOf = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id));

function toldOfItem(items: INodeExecutionData[], item: number): Told {
	const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
	const [only] = own;
	if (!only || own.length > 1) throw new Error(`Item ${item} has ${own.length} results`);
	const { error, details, id, item_id } = only.json;
	if (error === undefined) return { fate: 'written', id: idOf(id ?? item_id) };
	return { fate: (details as IDataObject).mayHaveBeenExecuted === true ? 'unknown' : 'refused' };
}

interface Seen {
	kind: Kind;
	run: Run;
	keys: string[];
	before: Map<string, string[]>;
	pinterest: SimulatedPinterest;
}

/** What is said to be written is there, and what is there and was not is said to be written, or perhaps. */
function holdAgainst(told: Told[], { kind, run, keys, before, pinterest }: Seen): void {
	const after = kind.there(pinterest);
	for (const key of new Set(keys)) {
		const own = told.filter((_, item) => keys[item] === key);
		const there = after.get(key) ?? [];
		const written = own.flatMap(({ fate, id }) => (fate === 'written' ? [id] : []));
		if (kind.isOneByItself) {
			if (written.length > 0 && there.length === 0) throw new Error(`${key} is said to be written, and is not there`);
			continue;
		}
		const wrong = written.find((id) => id === undefined || !there.includes(id));
		if (wrong !== undefined)
			throw new Error(`${key} is said to be ${wrong}, and there is ${there.join() || 'nothing'}`);
		// Tries before the last one are not told of.
		if (run.retries) continue;
		const untold = there.filter((id) => !before.get(key)?.includes(id) && !written.includes(id));
		const perhaps = own.filter(({ fate }) => fate === 'unknown').length;
		if (untold.length > perhaps)
			throw new Error(`${key} was made ${untold.length} times without a word (${perhaps} perhaps)`);
	}
}
