/** Every operation that writes: what keeps it from writing, be it the credential or the item. */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { effectOf, isRead } from '../../../../nodes/shared/api/effect';
import { type CredentialData, type NodeRun, runNode } from '../../../engine';
import { type Named, namedOperations } from '../../../matrix/derived';
import type { SimulatedPinterest } from '../../../pinterest';
import { prepare } from '../../../schemas/pinterest';
import { accessTokenFor, packageNodes, play, startForSchemas } from '../../../schemas/scenarios';
import type { PackageNode, Play } from '../../../schemas/scenarios';

/** What keeps a run from writing: changes of its parameters or of its credential. */
interface Held {
	options?: IDataObject;
	permission?: string;
	items?: IDataObject;
}

/** How a run of an operation ended, and what it sent that is no GET. */
interface Outcome extends Pick<NodeRun, 'error' | 'items'> {
	written: string[];
}

describe('what writes', () => {
	let nodes: Map<string, PackageNode>;
	let writes: Named[];
	let pinterest: SimulatedPinterest;
	beforeAll(async () => {
		nodes = new Map((await packageNodes()).map((node) => [node.name, node]));
		const named = namedOperations(new Map([...nodes].map(([name, node]) => [name, { ...node, operations: [] }])));
		writes = named.filter(({ row }) => !isRead(row));
		pinterest = await startForSchemas();
	});
	afterAll(() => pinterest.close());

	/** Runs each write as its scenario first does, but held; gives those that some expectation does not hold for. */
	async function unlike(held: (write: Named) => Held, isAsMeant: (outcome: Outcome, write: Named) => boolean) {
		const others: IDataObject = {};
		for (const write of writes) {
			const outcome = await heldRun(write, held(write));
			if (isAsMeant(outcome, write)) continue;
			const { error, items, written } = outcome;
			others[`${write.node} ${write.operation}`] = [error?.message ?? JSON.stringify(items[0]?.json), ...written];
		}
		return others;
	}

	async function heldRun(
		{ node: name, operation }: Named,
		{ options = { preview: false }, permission, items: input }: Held,
	) {
		const node = nodes.get(name);
		if (!node) throw new Error(`There is no node ${name}`);
		pinterest.reset();
		pinterest.limits.off();
		prepare(pinterest);
		const credentials = accessTokenFor(pinterest);
		let outcome: Outcome | undefined;
		const run = async (parameters: INodeParameters, items: INodeExecutionData[] | undefined, other: string) => {
			if (outcome) throw new Error('It has played');
			const isMeant = other === operation;
			const given = isMeant
				? { ...parameters, options: { ...(parameters.options as IDataObject), ...options } }
				: parameters;
			const filled = input && (items ?? [{ json: {} }]).map((item) => ({ ...item, json: { ...item.json, ...input } }));
			pinterest.clearRequests();
			const ran = await runNode({
				...{ node: node.type, parameters: given as INodeParameters, items: isMeant ? (filled ?? items) : items },
				...(isMeant && permission ? restricted(credentials, permission) : credentials),
			});
			if (isMeant) {
				const written = pinterest.requests
					.filter(({ method }) => method !== 'GET')
					.map((one) => `${one.method} ${one.path}`);
				outcome = { error: ran.error, items: ran.items, written };
				throw new Error('It has played');
			}
			return ran.items.map(({ json }) => json);
		};
		const failure = await play({ node, operation, pinterest, credentials }, run).catch((error: unknown) => error);
		if (!outcome) throw new Error(`${name} ${operation} was not run: ${String(failure)}`);
		return outcome;
	}

	it('is all of it', () => {
		expect(writes.length).toBeGreaterThan(125);
	});

	it('is refused with a credential that may only read', async () => {
		const refused = ({ error, written }: Outcome) =>
			error?.message.startsWith('The credential is set to read only, so nothing was sent') === true &&
			written.length === 0;
		expect(await unlike(() => ({ permission: 'readOnly' }), refused)).toEqual({});
	});

	it('is refused with a credential that may not spend and delete where it does that, and nothing else is', async () => {
		const asMeant = ({ error, written }: Outcome, { row }: Named) => {
			const isRefused = /^The credential is set to no (spending|deleting), and this can/.test(error?.message ?? '');
			return isRefused === (effectOf(row) !== 'write') && (!isRefused || written.length === 0);
		};
		expect(await unlike(() => ({ permission: 'noSpending' }), asMeant)).toEqual({});
	});

	it('is shown and not sent where Preview is on', async () => {
		expect(await unlike(() => ({ options: { preview: true } }), isShown)).toEqual({});
	});

	it('is shown and not sent where a model is to say so and says anything but false', async () => {
		const answers: IDataObject[] = [{}, { answer: null }, { answer: '' }, { answer: 'nope' }, { answer: 0 }];
		const held = (write: Named) => ({
			options: { preview: '={{ $json.answer }}' },
			items: answers[writes.indexOf(write) % answers.length],
		});
		expect(await unlike(held, isShown)).toEqual({});
	});
});

function isShown({ error, items, written }: Outcome): boolean {
	return (
		error === undefined && items.length > 0 && items.every(({ json }) => json.preview === true) && written.length === 0
	);
}

function restricted(
	{ credentials = {}, credentialTypes }: Play['credentials'],
	permission: string,
): Play['credentials'] {
	const all = credentials as CredentialData;
	const pinterestAccessTokenApi = { ...all.pinterestAccessTokenApi, permission };
	return { credentialTypes, credentials: { ...all, pinterestAccessTokenApi } };
}
