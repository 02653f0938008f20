import type { INodeProperties, INodeType } from 'n8n-workflow';
import { Expression } from 'n8n-workflow';

import { createBoard, getBoard, itemsOf, readPins, simulated } from '../harness/simulated';
import { loadNodes } from '../conformance/nodes';

/** What n8n evaluates of the credential for each request, at most: fields that follow its environment, and the header. */
const EVALUATIONS_OF_CREDENTIAL = { pinterestOAuth2Api: 3, pinterestAccessTokenApi: 1 };

/** The editor gets every description of every package when it opens. */
const MOST_BYTES_OF_A_NODE = 405_000;
const MOST_BYTES_OF_ALL = 1_130_000;

/** n8n's workflow builder, and agents that build workflows, read what each operation shows, whole collections among it. */
const MOST_BYTES_OF_AN_OPERATION = 50_000;
const MOST_BYTES_OF_ALL_OPERATIONS = 2_090_000;

/** More of them make every item slower, shown or not. */
const MOST_PROPERTIES = 500;

const sum = (counts: number[]) => counts.reduce((total, one) => total + one, 0);

describe('what an item costs', () => {
	const at = simulated();

	/** Runs a node for so many items and gives the expressions that n8n evaluated meanwhile, with how often. */
	async function evaluated(run: () => Promise<{ error?: unknown }>): Promise<Record<string, number>> {
		const spy = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		try {
			expect((await run()).error).toBeUndefined();
			const counts: Record<string, number> = {};
			for (const [value] of spy.mock.calls) {
				if (typeof value === 'string' && value.startsWith('=')) counts[value] = (counts[value] ?? 0) + 1;
			}
			return counts;
		} finally {
			spy.mockRestore();
		}
	}

	const boardItems = (count: number) => itemsOf('board', Array<string>(count).fill([...at.pinterest.boards.keys()][0]));

	/** What each further item evaluates, beside what a run evaluates once. */
	async function perItem(run: (count: number) => Promise<{ error?: unknown }>): Promise<Record<string, number>> {
		const [few, many] = [await evaluated(() => run(2)), await evaluated(() => run(12))];
		const counts = Object.entries(many).map(([text, count]): [string, number] => [
			text,
			(count - (few[text] ?? 0)) / 10,
		]);
		return Object.fromEntries(counts.filter(([, count]) => count > 0));
	}

	const COMPUTED = '={{ $json.board.trim() }}';
	const getComputed = { ...getBoard(), board: { __rl: true, mode: 'id', value: COMPUTED } };

	it('is one evaluation of the expression it has', async () => {
		const counts = await perItem((count) => at.run(getComputed, { items: boardItems(count) }));
		const { [COMPUTED]: own, ...credential } = counts;
		expect(own).toBe(1);
		expect(sum(Object.values(credential))).toBeLessThanOrEqual(EVALUATIONS_OF_CREDENTIAL.pinterestAccessTokenApi);
	});

	it('is none of an expression that is a field of the item', async () => {
		const counts = await perItem((count) => at.run(getBoard(), { items: boardItems(count) }));
		expect(sum(Object.values(counts))).toBeLessThanOrEqual(EVALUATIONS_OF_CREDENTIAL.pinterestAccessTokenApi);
	});

	it('is the same with OAuth2, but for what n8n reads of the credential', async () => {
		const store = at.oAuth2();
		const counts = await perItem((count) => at.runOAuth2(store, getComputed, { items: boardItems(count) }));
		const { [COMPUTED]: own, ...credential } = counts;
		expect(own).toBe(1);
		expect(sum(Object.values(credential))).toBeLessThanOrEqual(EVALUATIONS_OF_CREDENTIAL.pinterestOAuth2Api);
	});

	it('is no evaluation but the credential’s where it has no expression', async () => {
		const [board] = at.pinterest.boards.keys();
		const parameters = { ...getBoard(), board: { __rl: true, mode: 'id', value: board } };
		const counts = await perItem((count) =>
			at.run(parameters, { items: itemsOf('any', Array<number>(count).fill(1)) }),
		);
		expect(Object.keys(counts).filter((text) => !text.includes('$credentials'))).toEqual([]);
	});

	it('is one request for an operation on one thing', async () => {
		await at.run(getBoard(), { items: boardItems(7) });
		await at.run(createBoard(), { items: itemsOf('name', ['Balcony', 'Garden', 'Kitchen']) });
		const methods = at.sent().map((request) => request.split(' ')[0]);
		expect(methods).toEqual([...Array<string>(7).fill('GET'), ...Array<string>(3).fill('POST')]);
	});

	it('is the fewest requests that give the limit', async () => {
		const { boardId } = at.boardWith(700);
		const limited = { returnAll: false, limit: 600 };
		const { items } = await at.run(readPins(boardId, limited));
		expect(items).toHaveLength(600);
		expect(at.pageSizes()).toEqual([250, 250, 100]);
	});

	it('is the fewest requests that give everything', async () => {
		const { boardId } = at.boardWith(700);
		const { items } = await at.run(readPins(boardId));
		expect(items).toHaveLength(700);
		expect(at.pageSizes()).toEqual([250, 250, 250]);
	});
});

describe('what the nodes of the package cost n8n', () => {
	let nodes: Array<{ name: string; type: INodeType }>;
	beforeAll(async () => {
		nodes = await loadNodes();
	});
	const eachNode = (look: (type: INodeType) => unknown) =>
		Object.fromEntries(nodes.map(({ name, type }) => [name, look(type)]));
	const none = (value: unknown) => eachNode(() => value);

	it('is never two definitions of a parameter for one operation', () => {
		const doubled = eachNode(({ description: { properties } }) => {
			const shown = properties.filter(({ name }) => name !== 'operation').flatMap(usesOf);
			const seen = new Set<string>();
			return shown.filter((use) => seen.size === seen.add(use).size);
		});
		expect(doubled).toEqual(none([]));
	});

	it('is no expression in what they tell n8n to send', () => {
		const expressions = eachNode(({ description: { properties, requestDefaults, requestOperations } }) =>
			textsIn([...properties.flatMap(routingsOf), requestDefaults, requestOperations]).filter((text) =>
				/^=|\{\{/.test(text),
			),
		);
		expect(expressions).toEqual(none([]));
	});

	it(`is fewer than ${MOST_PROPERTIES} parameters`, () => {
		const counts = eachNode(({ description: { properties } }) => properties.length < MOST_PROPERTIES);
		expect(counts).toEqual(none(true));
	});

	it('is a description that an editor loads in no time', () => {
		const sizes = Object.values(eachNode(({ description }) => JSON.stringify(description).length)) as number[];
		expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES_OF_A_NODE);
		expect(sum(sizes)).toBeLessThan(MOST_BYTES_OF_ALL);
	});

	it('is little to read for whoever builds a workflow', () => {
		const sizes = nodes.flatMap(({ type }) => readByBuilder(type).map(({ length }) => length));
		expect(sizes.length).toBeGreaterThan(300);
		expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES_OF_AN_OPERATION);
		expect(sum(sizes)).toBeLessThan(MOST_BYTES_OF_ALL_OPERATIONS);
	});
});

/** The parameters that n8n's workflow builder reads for each operation, as JSON: what resource and operation alone would hide is not among it. */
function readByBuilder({ description: { properties } }: INodeType): string[] {
	const others = properties.filter(({ name }) => !['operation', 'resource'].includes(name));
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.map((option) => {
				const chosen = { ...displayOptions?.show, operation: 'value' in option ? [option.value] : [] };
				const isShown = ({ displayOptions: { show = {} } = {} }: INodeProperties) =>
					Object.entries(chosen).every(([name, [value]]) => show[name]?.includes(value) ?? true);
				return JSON.stringify(others.filter(isShown));
			}),
		);
}

/** Name, operation and other conditions of a parameter, once for each operation it is shown for. */
function usesOf({ name, displayOptions: { show = {} } = {} }: INodeProperties): string[] {
	const { resource = [], operation = [], ...others } = show;
	return resource.flatMap((one) =>
		operation.map((other) => `${name} ${String(one)}.${String(other)} ${JSON.stringify(others)}`),
	);
}

/** Every routing of a property, at any depth: options of a list, fields of a collection. */
function routingsOf(property: unknown): unknown[] {
	const { routing, options, values } = property as Partial<INodeProperties> & { values?: unknown[] };
	return [routing, ...[...((options ?? []) as unknown[]), ...(values ?? [])].flatMap(routingsOf)];
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
