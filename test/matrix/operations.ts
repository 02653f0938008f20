/** Kinds of operations with several input items, each of which can be told from the others in what is sent. */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { binaryItem, callListSearch, callLoadOptions, createPoller, openWebhooks, runNode } from '../engine';
import { ACCOUNT_NAME } from '../harness/site';
import { mp4File, pngFile } from '../harness/files';
import { byId } from '../harness/items';
import type { SimulatedPinterest } from '../pinterest';
import { boardNamed } from '../pinterest/client';
import { namedOperations, ownWaitMsOf } from './derived';
import { type Kind, type Nodes, type Stage, type Told, toldOf } from './stage';

type Given = { parameters: INodeParameters; items: INodeExecutionData[]; marks?: string[] };

/** What an operation is given, of a simulated Pinterest at its start. */
interface Case extends Pick<Kind, 'isRepeatable'> {
	node: string;
	given: (pinterest: SimulatedPinterest) => Given;
}

const BOTH = ['continue', 'stop'] as const;
const EDITOR = ['stop'] as const;

const accounts = ({ worlds }: SimulatedPinterest): string[] =>
	[...worlds.production.adAccounts.values()]
		.filter(({ name }) => name.startsWith('Hearth'))
		.sort(({ name }) => (name === ACCOUNT_NAME ? -1 : 1))
		.map(({ id }) => id);
const ofAccount = (pinterest: SimulatedPinterest, kind: string): string[] =>
	[...pinterest.worlds.production.store<IDataObject>(kind).values()]
		.filter((one) => one.ad_account_id === accounts(pinterest)[0])
		.map(({ id }) => id as string);
const jsons = (values: IDataObject[]): INodeExecutionData[] => values.map((json) => ({ json }));
const ids = (values: string[]) => jsons(values.map((id) => ({ id })));
const marked = (count: number, what: string) =>
	Array.from({ length: count }, (_, at) => `${what} ${'abcde'[at]}-matrix`);
const named = (names: string[]) => jsons(names.map((name) => ({ name })));
const byItem = byId('={{ $json.id }}');
const NAME = '={{ $json.name }}';

const CASES: Record<string, Case> = {
	'board.get': {
		node: 'Pinterest',
		given: ({ boards }) => ({ parameters: { board: byItem }, items: ids([...boards.keys()].slice(0, 4)) }),
	},
	'board.getPins': {
		node: 'Pinterest',
		given: (pinterest) => ({
			parameters: { board: byItem, returnAll: true, options: { pageSize: 2 } },
			items: ids(['Ceramics', 'Linen bedding', 'Living room ideas'].map((name) => boardNamed(pinterest, name))),
		}),
	},
	'board.create': {
		node: 'Pinterest',
		given: () => {
			const marks = marked(4, 'Board');
			return { parameters: { boardName: NAME }, items: named(marks), marks };
		},
	},
	'board.update': {
		node: 'Pinterest',
		given: ({ boards }) => {
			const marks = [...boards.keys()].slice(0, 3);
			return { parameters: { board: byItem, updateFields: { description: 'Linen' } }, items: ids(marks), marks };
		},
	},
	'board.delete': {
		node: 'Pinterest',
		given: ({ boards }) => {
			const marks = [...boards.keys()].slice(0, 3);
			return { parameters: { board: byItem }, items: ids(marks), marks };
		},
	},
	'pin.create': {
		node: 'Pinterest',
		given: (pinterest) => {
			const marks = marked(3, 'Pin');
			return {
				parameters: { pinBoard: byId(boardNamed(pinterest, 'Ceramics')), mediaSource: 'image', image: 'data', title: NAME },
				items: marks.map((name) => binaryItem(pngFile, { fileName: 'a.png', mimeType: 'image/png', json: { name } })),
				marks,
			};
		},
	},
	'pin.create of videos': {
		node: 'Pinterest',
		given: (pinterest) => {
			const marks = marked(3, 'Video');
			return {
				parameters: { pinBoard: byId(boardNamed(pinterest, 'Ceramics')), mediaSource: 'video', video: 'data', title: NAME },
				items: marks.map((name) => binaryItem(mp4File, { fileName: 'a.mp4', mimeType: 'video/mp4', json: { name } })),
				marks,
			};
		},
	},
	'campaign.create': {
		node: 'PinterestAds',
		given: (pinterest) => {
			const marks = marked(5, 'Campaign');
			const [first, second] = accounts(pinterest);
			return {
				parameters: { adAccount: byId('={{ $json.account }}'), name: NAME, objective: 'CONSIDERATION' },
				items: jsons(marks.map((name, at) => ({ name, account: at % 2 ? second : first }))),
				marks,
			};
		},
	},
	'campaign.setStatus': {
		node: 'PinterestAds',
		given: (pinterest) => {
			const marks = ofAccount(pinterest, 'campaign').slice(0, 3);
			return {
				parameters: { adAccount: byId(accounts(pinterest)[0]), campaignIds: '={{ $json.id }}', setStatus: 'PAUSED' },
				items: ids(marks),
				marks,
			};
		},
	},
	'keyword.create': {
		node: 'PinterestAds',
		given: (pinterest) => {
			const marks = ['alpine linen', 'baltic linen', 'coastal linen'];
			return {
				parameters: {
					...{ adAccount: byId(accounts(pinterest)[0]), keywords: NAME },
					keywordAdGroup: byId(ofAccount(pinterest, 'ad group')[0]),
				},
				items: named(marks),
				marks,
			};
		},
	},
	'report.run': {
		node: 'PinterestAds',
		isRepeatable: true,
		given: (pinterest) => ({
			parameters: {
				...{ adAccount: byId('={{ $json.id }}'), level: 'CAMPAIGN', granularity: 'DAY', period: 'last7Days' },
				columnSet: 'performance',
			},
			items: ids(accounts(pinterest).slice(0, 1)),
		}),
	},
	'item.create': {
		node: 'PinterestCatalogs',
		given: () => {
			const marks = marked(4, 'NEW').map((mark) => mark.replace(' ', '-'));
			const shop = 'https://hearthandlinen.example';
			return {
				parameters: {
					...{ country: 'DE', itemLanguage: 'de', itemId: NAME, itemTitle: 'Bowl', itemDescription: 'A bowl' },
					...{ itemLink: `${shop}/bowl`, itemImageLink: `${shop}/bowl.jpg`, itemPrice: '12.00 EUR' },
				},
				items: named(marks),
				marks,
			};
		},
	},
	'customerList.create': {
		node: 'PinterestAudiences',
		given: (pinterest) => {
			const people = ['ada', 'ben', 'cem', 'dia'].map((name) => ({ name: `${name}@mail.example` }));
			return {
				parameters: { adAccount: byId(accounts(pinterest)[0]), name: 'Matrix people', records: NAME },
				items: jsons(people),
			};
		},
	},
	'customerListUpload.upload': {
		node: 'PinterestAudiences',
		given: (pinterest) => ({
			parameters: {
				...{ adAccount: byId(accounts(pinterest)[0]), records: NAME },
				customerList: byId(ofAccount(pinterest, 'customer list')[0]),
			},
			items: named(['ada@mail.example', 'ben@mail.example', 'cem@mail.example']),
		}),
	},
	'conversionEvent.send': {
		node: 'PinterestConversions',
		given: (pinterest) => {
			const marks = marked(4, 'order').map((mark) => mark.replace(' ', '-'));
			const [first, second] = accounts(pinterest);
			return {
				parameters: {
					...{ adAccount: byId('={{ $json.account }}'), eventId: NAME },
					userData: { email: 'ada@linen.example' },
				},
				items: jsons(marks.map((name, at) => ({ name, account: at % 2 ? second : first }))),
				marks,
			};
		},
	},
	'pin.getManyAnalytics': {
		node: 'Pinterest',
		given: ({ pins }) => ({
			parameters: { pinIds: '={{ $json.id }}', period: 'last7Days' },
			items: ids([...pins.keys()].slice(0, 3)),
		}),
	},
	'adAccount.getAnalytics': {
		node: 'PinterestAds',
		given: (pinterest) => ({
			parameters: { adAccount: byItem, granularity: 'DAY', period: 'last7Days', columnSet: 'performance' },
			items: ids([accounts(pinterest)[0], accounts(pinterest)[0], accounts(pinterest)[0]]),
		}),
	},
	'adAccount.getTargetingAnalytics': {
		node: 'PinterestAds',
		given: (pinterest) => ({
			parameters: {
				...{ adAccount: byItem, granularity: 'DAY', period: 'last7Days', columnSet: 'performance' },
				targetingTypes: ['GENDER', 'COUNTRY'],
			},
			items: ids([accounts(pinterest)[0], accounts(pinterest)[0], accounts(pinterest)[0]]),
		}),
	},
	'adGroup.getRows': {
		node: 'PinterestWarehouse',
		given: () => ({ parameters: {}, items: jsons([{}]) }),
	},
	'adAnalytics.getRows': {
		node: 'PinterestWarehouse',
		given: () => ({ parameters: { period: 'last7Days' }, items: jsons([{}]) }),
	},
};

/** All of them, and what is no operation: pickers, a trigger's poll, the subscription of the lead trigger. */
export function writtenKinds(nodes: Nodes): Kind[] {
	const rows = new Map(namedOperations(nodes).map(({ operation, row }) => [operation, row]));
	const operations = Object.entries(CASES).map(([name, { node, given, ...facts }]): Kind => {
		const ofRow = name.replace(/ .*/, '');
		const row = rows.get(ofRow);
		return {
			...{ name, modes: BOTH, ownWaitMs: row && ownWaitMsOf(row), ...facts },
			async carryOut(stage) {
				const { parameters, items, marks } = given(stage.pinterest);
				stage.arm();
				const [resource, operation] = ofRow.split('.');
				return await run(nodes, node, { resource, operation, ...parameters }, items, stage, marks);
			},
		};
	});
	return [...operations, ...pickers(nodes), poll(nodes), subscription(nodes)];
}

async function run(
	nodes: Nodes,
	node: string,
	parameters: INodeParameters,
	items: INodeExecutionData[],
	stage: Stage,
	marks?: string[],
): Promise<Told> {
	const outcome = await runNode({
		...stage,
		...{ node: typeOf(nodes, node), items, continueOnFail: stage.isContinuing },
		parameters: { authentication: stage.authentication, ...parameters },
	});
	return toldOf(outcome, items.length, marks);
}

/** @throws Error where the package has no such node */
export function typeOf(nodes: Nodes, name: string) {
	const found = nodes.get(name);
	if (!found) throw new Error(`The package has no node ${name}`);
	return found.type;
}

function pickers(nodes: Nodes): Kind[] {
	const given = (stage: Stage, parameters: INodeParameters) => ({
		...stage,
		parameters: { authentication: stage.authentication, ...parameters },
	});
	return [
		{
			...{ name: 'picker searchBoards', modes: EDITOR, isRepeatable: true, hurriedCalls: 1 },
			async carryOut(stage) {
				stage.arm();
				return await asTold(async () => {
					const panel = { ...given(stage, { resource: 'board', operation: 'get' }), path: 'parameters.board' };
					const found: object[] = [];
					let paginationToken: string | undefined;
					for (let pages = 0; pages < 10; pages++) {
						const page = await callListSearch(typeOf(nodes, 'Pinterest'), 'searchBoards', {
							...panel,
							paginationToken,
						});
						found.push(...page.results);
						paginationToken = page.paginationToken;
						if (paginationToken === undefined) return found;
					}
					throw new Error('The list goes on');
				});
			},
		},
		{
			...{ name: 'picker getAdAccounts', modes: EDITOR, isRepeatable: true, hurriedCalls: 1 },
			async carryOut(stage) {
				stage.arm();
				const panel = given(stage, { resource: 'adGroup', operation: 'getRows' });
				return await asTold(() => callLoadOptions(typeOf(nodes, 'PinterestWarehouse'), 'getAdAccounts', panel));
			},
		},
	];
}

async function asTold(ask: () => Promise<object[]>): Promise<Told> {
	try {
		const found = await ask();
		return { items: found.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } })), count: 1 };
	} catch (error) {
		return { items: [], error, count: 1 };
	}
}

/** Two Pins are published; a tick under the fault and one after it give each of them once. */
function poll(nodes: Nodes): Kind {
	return {
		...{ name: 'trigger newPin', modes: EDITOR, isRepeatable: true },
		async carryOut(stage) {
			const { pinterest, credentials, credentialTypes, authentication } = stage;
			const parameters = { authentication, event: 'newPin' };
			const poller = createPoller({
				node: typeOf(nodes, 'PinterestTrigger'),
				parameters,
				credentials,
				credentialTypes,
			});
			await poller.tick();
			pinterest.seedPins(boardNamed(pinterest, 'Ceramics'), 2);
			stage.arm();
			const given: INodeExecutionData[] = [];
			let error: unknown;
			for (const isFaulty of [true, false, false]) {
				if (!isFaulty) pinterest.faults.clear();
				try {
					given.push(...((await poller.tick()) ?? []));
				} catch (thrown) {
					error ??= thrown;
					if (!isFaulty) throw thrown;
				}
			}
			// What failed once comes with the next tick: each Pin is there, and once.
			const items = given.map(({ json }) => ({ json, pairedItem: { item: 0 } }));
			return { items, count: 1, earlier: error, more: poller.stored() };
		},
	};
}

/** A subscription that could not be made leaves nothing behind. */
function subscription(nodes: Nodes): Kind {
	return {
		...{ name: 'lead trigger subscription', modes: EDITOR, hurriedCalls: 2 },
		async carryOut(stage) {
			const { pinterest, credentials, credentialTypes, authentication } = stage;
			const account = accounts(pinterest)[0];
			const kept = () =>
				[...pinterest.worlds.production.store<IDataObject>('lead subscription').values()].filter((one) =>
					(one.webhook_url as string).includes('n8n.example'),
				);
			const workflow = await openWebhooks({
				...{
					node: typeOf(nodes, 'PinterestLeadTrigger'),
					webhookUrl: 'https://n8n.example/',
					credentials,
					credentialTypes,
				},
				parameters: { authentication, adAccount: byId(account) },
			});
			stage.arm();
			try {
				await workflow.activate().finally(() => stage.disarm());
				return {
					items: kept().map(() => ({ json: { subscribed: true }, pairedItem: { item: 0 } })),
					count: 1,
					more: workflow.log,
				};
			} catch (error) {
				return { items: [], error, count: 1, more: [workflow.log, workflow.staticData] };
			} finally {
				await workflow.close();
			}
		},
	};
}
