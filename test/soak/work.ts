/** What the soak does over and over: writes that are given again until all is written, and reads; each is held against Pinterest. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { type CredentialStore, runNode, type RunNodeOptions } from '../engine';
import { byId } from '../harness/items';
import { accountsOf, idsOf, itemsOf, type Kind, KINDS } from '../histories/kinds';
import { holdAgainst, toldOf } from '../histories/told';
import { typeOf } from '../matrix/operations';
import type { Nodes } from '../matrix/stage';
import type { SimulatedPinterest } from '../pinterest';

/** What became of one piece of work. */
export interface Done {
	/** Things written, or read. */
	things: number;
	runs: number;
	/** Runs in which an item failed. */
	failed: number;
	lost: number;
	doubled: number;
	/** What a run said that was not so. */
	untrue: string[];
}

/** A kind of work. */
export interface Work {
	name: string;
	/** How often it is done beside the others. */
	weight: number;
	/** @param name of this piece: no other has it */
	carryOut: (name: string) => Promise<Done>;
}

export interface Parts {
	pinterest: SimulatedPinterest;
	nodes: Nodes;
	credentials: CredentialStore;
	/** A number from 0 up to 1. */
	random: () => number;
}

/** How many input items a run of a kind has, and how often it is done. */
const SIZES: Record<string, { items: number; weight: number }> = {
	Pins: { items: 25, weight: 12 },
	boards: { items: 12, weight: 6 },
	campaigns: { items: 90, weight: 14 },
	'customer lists': { items: 4, weight: 14 },
	'people of a customer list': { items: 40, weight: 10 },
	'catalog items': { items: 60, weight: 14 },
	'conversion events': { items: 120, weight: 20 },
};

/** Where a person would look what is wrong, and give up. */
const MOST_RUNS = 30;

/** No answer is waited for longer, in milliseconds. */
const TIMEOUT_MS = 20_000;

export function worksOf(parts: Parts): Work[] {
	const writes = KINDS.map((kind): Work => {
		const { items, weight } = SIZES[kind.name];
		return { name: kind.name, weight, carryOut: async (name) => await write(kind, items, name, parts) };
	});
	return [...writes, ...reads(parts)];
}

async function run(
	{ credentials, nodes }: Parts,
	{
		node,
		items,
		parameters,
		continueOnFail,
	}: Pick<RunNodeOptions, 'items' | 'parameters'> & {
		node: string;
		continueOnFail: boolean;
	},
) {
	return await runNode({
		...{ node: typeOf(nodes, node), items, continueOnFail, credentials, credentialTypes: [new PinterestOAuth2Api()] },
		parameters: { authentication: 'oAuth2', requestOptions: { timeout: TIMEOUT_MS }, ...parameters },
	});
}

/** Gives a run's failed items, or all of a run that was stopped, again until all is written; then looks what is there. */
async function write(kind: Kind, count: number, name: string, parts: Parts): Promise<Done> {
	const { pinterest, random } = parts;
	const keys = Array.from({ length: count }, (_, at) => `${name} ${at}`);
	const done: Done = { things: count, runs: 0, failed: 0, lost: 0, doubled: 0, untrue: [] };
	const lostAnswers = (['again', 'ignore', 'say'] as const)[Math.floor(random() * 3)];
	const choices = kind.isOneByItself ? {} : { ifExists: 'use', lostAnswers };
	const { options, ...parameters } = kind.parameters(pinterest);
	let open = keys;
	while (open.length > 0 && done.runs < MOST_RUNS) {
		const before = kind.there(pinterest);
		const outcome = await run(parts, {
			...{ node: kind.node, items: itemsOf(kind, open, pinterest), continueOnFail: random() < 0.7 },
			parameters: { ...parameters, options: { ...(options as object), ...choices } },
		});
		done.runs++;
		const hasFailed = outcome.error !== undefined || outcome.items.some(({ json }) => json.error !== undefined);
		if (hasFailed) done.failed++;
		if (kind.isGathered) {
			open = hasFailed ? open : [];
			continue;
		}
		try {
			const told = toldOf(outcome, open);
			holdAgainst(told, { kind, keys: open, before, after: kind.there(pinterest), isAll: true });
			open = open.filter((_, item) => told[item].fate !== 'written');
		} catch (error) {
			done.untrue.push(error instanceof Error ? error.message : String(error));
		}
	}
	const there = kind.there(pinterest);
	for (const key of keys) {
		const ids = idsOf(kind, there, key);
		if (ids.length === 0) done.lost++;
		done.doubled += Math.max(0, ids.length - 1);
		for (const id of ids) kind.forget(pinterest, id);
	}
	return done;
}

/** Takes out of the simulated Pinterest's memory what nobody asks for any more. */
export function tidy(pinterest: SimulatedPinterest): void {
	pinterest.clearRequests();
	const batches = pinterest.worlds.production.store('catalog items batch');
	for (const id of [...batches.keys()].slice(0, -100)) batches.delete(id);
}

/** Lists that nothing is added to: each of their elements comes, and comes once. */
function reads(parts: Parts): Work[] {
	const { pinterest, random } = parts;
	const { boardIds } = pinterest.seedBoards({ boards: 20, pinsPerBoard: 130 });
	const boards: INodeExecutionData[] = boardIds.map((board) => ({ json: { board } }));
	const pinsOf = new Map(boardIds.map((id) => [id, pinterest.boards.get(id)?.pins.map((pin) => pin.id) ?? []]));
	const campaigns = [...pinterest.worlds.production.store<Record<string, string>>('campaign').values()];
	const accounts = accountsOf(pinterest);
	// Those that the list gives where no status is asked for.
	const isListed = (status: string) => status === 'ACTIVE' || status === 'PAUSED';
	const campaignsOf = new Map(
		accounts.map((account) => [
			account,
			campaigns.filter((one) => one.ad_account_id === account && isListed(one.status)).map(({ id }) => id),
		]),
	);
	const read = async (
		node: string,
		parameters: INodeParameters,
		items: INodeExecutionData[],
		wanted: string[][],
	): Promise<Done> => {
		const outcome = await run(parts, { node, parameters, items, continueOnFail: random() < 0.8 });
		const done: Done = { things: 0, runs: 1, failed: 0, lost: 0, doubled: 0, untrue: [] };
		if (outcome.error) return { ...done, failed: 1 };
		for (const [item, ids] of wanted.entries()) {
			const own = outcome.items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
			const given = own.map(({ json }) => json.id).filter((id) => ids.includes(id as string));
			if (own.some(({ json }) => json.error !== undefined)) {
				done.failed = 1;
				continue;
			}
			done.things += ids.length;
			done.lost += ids.length - new Set(given).size;
			done.doubled += given.length - new Set(given).size;
		}
		return done;
	};
	return [
		{
			...{ name: 'Pins, read', weight: 6 },
			carryOut: async () =>
				await read(
					'Pinterest',
					{
						...{ resource: 'board', operation: 'getPins', board: byId('={{ $json.board }}'), returnAll: true },
						options: { pageSize: 25 },
					},
					boards,
					boardIds.map((id) => pinsOf.get(id) ?? []),
				),
		},
		{
			...{ name: 'campaigns, read', weight: 12 },
			carryOut: async () =>
				await read(
					'PinterestAds',
					{
						...{ resource: 'campaign', operation: 'getAll', adAccount: byId('={{ $json.account }}'), returnAll: true },
						options: { pageSize: 10 },
					},
					accounts.map((account) => ({ json: { account } })),
					accounts.map((id) => campaignsOf.get(id) ?? []),
				),
		},
	];
}
