/** Plays a history of runs on n8n's engine against a simulated Pinterest, and holds each run against what it leaves there. */
import { setTimeout as delay } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { createCredentialStore, runNode } from '../engine';
import { inCollections } from '../harness/items';
import { FAULTS } from '../matrix/faults';
import { typeOf } from '../matrix/operations';
import type { Nodes } from '../matrix/stage';
import type { Fault, SimulatedPinterest } from '../pinterest';
import { idsOf, itemsOf, keysOf, type Kind } from './kinds';
import { holdAgainst, toldOf } from './told';

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

/** What histories are played on. */
export interface Site {
	pinterest: SimulatedPinterest;
	nodes: Nodes;
}

const FAULT_OF = new Map(FAULTS.map(({ name, fault }) => [name, fault]));

/**
 * Plays runs one after the other, then all that they wanted once more without faults.
 *
 * @throws Error where a wanted thing is there twice or not at all, or where a run says what is not so
 */
export async function play(kind: Kind, runs: readonly Run[], { pinterest, nodes }: Site): Promise<void> {
	const mayDouble = runs.some(({ ifExists }) => ifExists === 'another') && !kind.isOneByItself;
	const credentials = connected(pinterest);
	const before = kind.there(pinterest);
	for (const [at, run] of runs.entries()) {
		await carryOut(kind, run, { pinterest, nodes }, credentials).catch((error: unknown) => {
			throw new Error(`Run ${at}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
		});
		if (!mayDouble) heldOnce(kind, pinterest, `after run ${at}`);
	}
	const wanted = [...new Set(runs.flatMap((run) => run.wanted))];
	await carryOut(kind, { ...GOOD, wanted }, { pinterest, nodes }, credentials);
	if (mayDouble) return;
	heldOnce(kind, pinterest, 'at the end');
	const keys = wanted.flatMap((one) => keysOf(kind, one));
	const there = kind.there(pinterest);
	const missing = keys.filter((key) => idsOf(kind, there, key).length !== 1);
	if (missing.length > 0) throw new Error(`${missing.join()} was wanted, and is not there at the end`);
	if (there.size !== before.size + keys.length) throw new Error('There are things that nobody wanted');
}

const GOOD: Omit<Run, 'wanted'> = {
	...{ ifExists: 'use', lostAnswers: 'say', continueOnFail: false, atOnce: 10, retries: false },
	...{ writes: [], reads: [] },
};

/** A credential of a user of its own. */
export function connected(pinterest: SimulatedPinterest) {
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
	{ pinterest, nodes }: Site,
	credentials: ReturnType<typeof connected>,
): Promise<void> {
	const keys = run.wanted.flatMap((one) => keysOf(kind, one));
	const before = kind.there(pinterest);
	const ending = new AbortController();
	strike(pinterest, run, () => ending.abort());
	const outcome = await runNode({
		...{
			node: typeOf(nodes, kind.node),
			credentials,
			credentialTypes: [new PinterestOAuth2Api()],
			abortSignal: ending.signal,
		},
		parameters: { authentication: 'oAuth2', ...parametersOf(kind, run, pinterest) },
		items: itemsOf(kind, keys, pinterest),
		continueOnFail: run.continueOnFail,
		settings: run.retries ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } : {},
	});
	Reflect.deleteProperty(pinterest.faults, 'take');
	if (ending.signal.aborted) return await quiet(pinterest);
	// What several items share is not told of each; tries before the last one are not told of at all.
	if (!kind.isGathered)
		holdAgainst(toldOf(outcome, keys), { kind, keys, before, after: kind.there(pinterest), isAll: !run.retries });
}

function parametersOf(kind: Kind, run: Run, pinterest: SimulatedPinterest): INodeParameters {
	const { options: own, ...parameters } = kind.parameters(pinterest);
	const { ifExists: wanted, lostAnswers, atOnce } = run;
	const isBoard = kind.name === 'boards';
	const isList = kind.name === 'customer lists';
	// Not every kind has every choice.
	const ifExists = (isBoard && wanted === 'another') || (isList && wanted === 'update') ? 'use' : wanted;
	const choices = kind.isOneByItself ? {} : { ifExists, lostAnswers };
	return { ...parameters, ...inCollections({ ...(own as INodeParameters), requestsAtOnce: atOnce, ...choices }) };
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
