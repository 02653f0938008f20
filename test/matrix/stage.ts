import type { INodeExecutionData } from 'n8n-workflow';
import { inspect } from 'node:util';

import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { createCredentialStore, type CredentialStore, type runNode } from '../engine';
import type { FaultRule, LoggedRequest, SimulatedPinterest } from '../pinterest';
import type { PackageNode } from '../schemas/scenarios';
import type { Clock } from './clock';

/** Whether a node goes on behind a failed item, or ends with it; what is no run of a node has no such choice. */
export type Mode = 'continue' | 'stop';

/** What came of a run: items by n8n's outputs, or an error. */
export interface Told {
	/** Everything that came out, of all outputs. */
	items: INodeExecutionData[];
	error?: unknown;
	/** How many input items there were. */
	count: number;
	/** For each input item a text that its write has in its path or body, and no other item's. */
	marks?: string[];
	/** What was told on the way to an end that is a good one. */
	earlier?: unknown;
	/** More that n8n would show or keep: searched for secrets. */
	more?: unknown;
}

/** What came of a node's run. */
export function toldOf(
	{ outputs, error, staticData }: Awaited<ReturnType<typeof runNode>>,
	count: number,
	marks?: string[],
): Told {
	const given = outputs.flat();
	// What a run says of itself is another thing in each.
	const isResult = ({ json }: INodeExecutionData) => json.confirmation === undefined;
	return {
		items: given.filter(isResult),
		error,
		count,
		marks,
		more: [given.filter((one) => !isResult(one)), staticData],
	};
}

/** A run and what the simulated Pinterest saw of it. */
export interface Observed extends Told {
	requests: LoggedRequest[];
	/** On the simulated clock. */
	elapsedMs: number;
	/** It was ended, because it took too long of the machine's time. */
	isEndless: boolean;
	secrets: string[];
}

/** A simulated Pinterest at its start, for one run. */
export interface Stage {
	pinterest: SimulatedPinterest;
	isContinuing: boolean;
	authentication: 'oAuth2';
	credentials: CredentialStore;
	credentialTypes: PinterestOAuth2Api[];
	/** From now on things go wrong, and requests count. */
	arm(): void;
	/** What comes after the run is none of it: nothing goes wrong any more, and requests do not count. */
	disarm(): void;
	/** Ends a run that takes too long. */
	abortSignal: AbortSignal;
}

/** A kind of operation, and how it is run. */
export interface Kind {
	/** `board.create`; for what is no operation, what it is: `picker searchBoards`. */
	name: string;
	modes: readonly Mode[];
	/** It only reads, whatever its methods are; it may be sent again. */
	isRepeatable?: boolean;
	/** How long it waits for Pinterest's work besides, by an option of its own. */
	ownWaitMs?: number;
	/** Somebody waits for its answer: it sends few requests. How often n8n calls the node for it, also to clean up. */
	hurriedCalls?: number;
	carryOut(stage: Stage): Promise<Told>;
}

/** What kinds are made with. */
export type Nodes = ReadonlyMap<string, PackageNode>;

/** Longest real time of one run, on the busiest machine: what never ends. */
const LONGEST_MS = 300_000;

/** Runs a kind of operation once, with these faults. */
export async function observe(
	kind: Kind,
	mode: Mode,
	rules: readonly FaultRule[],
	pinterest: SimulatedPinterest,
	clock: Clock,
): Promise<Observed> {
	pinterest.reset();
	pinterest.limits.off();
	clock.reset();
	const { accessToken, refreshToken = '' } = pinterest.issueToken({ refreshToken: true });
	const credentials = createCredentialStore({
		pinterestOAuth2Api: {
			...{ grantType: 'authorizationCode', environment: 'custom', baseUrl: pinterest.apiUrl },
			...{ clientId: pinterest.appId, clientSecret: pinterest.appSecret },
			oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' },
		},
	});
	let began = Date.now();
	let end: Pick<Observed, 'requests' | 'elapsedMs'> | undefined;
	const aborting = new AbortController();
	const takeBack = clock.really(LONGEST_MS, () => aborting.abort());
	const stage: Stage = {
		...{
			pinterest,
			isContinuing: mode === 'continue',
			credentials,
			authentication: 'oAuth2',
			abortSignal: aborting.signal,
		},
		credentialTypes: [new PinterestOAuth2Api()],
		arm() {
			pinterest.clearRequests();
			for (const rule of rules) pinterest.faults.add(rule);
			began = Date.now();
		},
		disarm() {
			pinterest.faults.clear();
			end ??= { requests: [...pinterest.requests], elapsedMs: Date.now() - began };
		},
	};
	try {
		const told = await kind.carryOut(stage);
		stage.disarm();
		const after = credentials.read('pinterestOAuth2Api').oauthTokenData as Record<string, unknown>;
		const secrets = [accessToken, refreshToken, pinterest.appSecret, after.access_token, after.refresh_token];
		return {
			...told,
			...{ requests: [], elapsedMs: 0, ...end },
			isEndless: aborting.signal.aborted,
			secrets: secrets.filter((secret): secret is string => typeof secret === 'string'),
		};
	} finally {
		takeBack();
		pinterest.faults.clear();
	}
}

/** All that is told, hidden fields and causes of errors too, as one text. */
export function textOf({ items, error, earlier, more }: Told): string {
	const all = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, showHidden: true };
	return inspect({ items, error, earlier, more }, all);
}
