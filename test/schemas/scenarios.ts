import { basename, dirname, join } from 'node:path';

import type { IDataObject, INodeExecutionData, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import manifest from '../../package.json';
import { ACCOUNT_NAME } from '../harness/site';
import { callListSearch, runNode, type RunNodeOptions } from '../engine';
import { type SimulatedPinterest, startPinterest } from '../pinterest';
import { pinterestAds, unfilled as unfilledOfAds } from './ads';
import { pinterestAudiences, unfilled as unfilledOfAudiences } from './audiences';
import { pinterestBusiness } from './business';
import { pinterestCatalogs, unfilled as unfilledOfCatalogs } from './catalogs';
import { pinterestConversions, unfilled as unfilledOfConversions } from './conversions';
import { type Ids, runDerived } from './derived';
import { pinterest as organic, prepare, UNFILLED } from './pinterest';
import { pinterestWarehouse } from './warehouse';
import { type OutputSchema, outputSchemaOf } from './schema';

/** What a scenario works with: a simulated Pinterest as it is at its start, and the node of the scenario on n8n's engine. */
export interface Site {
	pinterest: SimulatedPinterest;
	/**
	 * Runs an operation with default parameters beside the given ones; gives the items as JSON.
	 *
	 * @param operation `resource.operation`, when it is another than the scenario's own
	 * @throws Error when the run fails or gives nothing: a schema of that would say nothing
	 */
	run(parameters: INodeParameters, items?: INodeExecutionData[], operation?: string): Promise<IDataObject[]>;
}

/** By `resource.operation`: runs it on every kind of thing there is, gives all items it puts out. */
export type Scenarios = Record<string, (site: Site) => Promise<IDataObject[]>>;

/** By the name of a node's folder and class. */
const SCENARIOS: Record<string, Scenarios> = {
	Pinterest: organic,
	PinterestAds: pinterestAds,
	PinterestAudiences: pinterestAudiences,
	PinterestBusiness: pinterestBusiness,
	PinterestCatalogs: pinterestCatalogs,
	PinterestConversions: pinterestConversions,
	PinterestWarehouse: pinterestWarehouse,
};

/** Ways to run that schemas of a node tell nothing of: its whole objects have keys of the same name and another type. */
const LEFT_OUT: Record<string, string[]> = { Pinterest: ['raw'] };

/** A node of the package. */
export interface PackageNode {
	name: string;
	/** The folder its sources lie in. */
	folder: string;
	type: INodeType;
}

/** Every node that package.json names. */
export async function packageNodes(): Promise<PackageNode[]> {
	return await Promise.all(
		manifest.n8n.nodes.map(async (file) => {
			const name = basename(file, '.node.js');
			const folder = join(__dirname, '../..', dirname(file).replace(/^dist\//, ''));
			// With its ending, since without one the codex file `X.node.json` may be found.
			const module = (await import(join(folder, `${name}.node.ts`))) as Record<string, new () => INodeType>;
			return { name, folder, type: new module[name]() };
		}),
	);
}

/** The operations that a node offers, as `resource.operation`, in the order of its description. */
export function operationsOf({ description }: INodeType): string[] {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			((displayOptions?.show?.resource ?? []) as string[]).flatMap((resource) =>
				(options ?? []).map((option) => `${resource}.${'value' in option ? String(option.value) : ''}`),
			),
		);
}

/** The folder of a schema inside a node's folder, as n8n looks for it: `__schema__/v1.0.0/board/getAll.json`. */
export function schemaPath(operation: string): string {
	return `__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}

/** What makes something that can be there already. */
const CREATION =
	/\/(ads|ad_groups|audiences|boards|campaigns|conversion_tags|customer_lists|feeds|labels|lead_forms|pins|product_groups|sections)$/;

/** Whether an operation offers to look first what is there. */
function looksFirst({ description }: INodeType, operation: string): boolean {
	const [resource, name] = operation.split('.');
	return description.properties
		.filter(({ options = [] }) => options.some((option) => option.name === 'ifExists'))
		.some(({ displayOptions: { show = {} } = {} }) => {
			const { resource: resources = [], operation: names = [] } = show as Record<string, unknown[]>;
			return resources.includes(resource) && names.includes(name);
		});
}

/** Runs one operation's scenario against a simulated Pinterest: its own, or one derived from its parameters. */
export async function outputsOf(node: PackageNode, operation: string, at: SimulatedPinterest): Promise<IDataObject[]> {
	at.reset();
	at.limits.off();
	prepare(at);
	const credentials = accessTokenFor(at);
	let isLost = looksFirst(node.type, operation);
	return await play({ node, operation, pinterest: at, credentials }, async (given, items, other) => {
		let parameters = given;
		if (isLost && other === operation) {
			// The first of them says besides what was done, and that its answer was lost and found.
			isLost = false;
			parameters = { ...given, options: { ...(given.options as INodeParameters | undefined), ifExists: 'use' } };
			at.faults.add({ match: { method: 'POST', path: CREATION }, fault: { kind: 'reset', afterExecuting: true } });
		}
		const { error, items: output } = await runNode({ node: node.type, parameters, items, ...credentials });
		if (error) throw new Error(`${other} failed: ${error.message}`, { cause: error });
		if (output.length === 0) throw new Error(`${other} gave no items`);
		return output.map(({ json }) => JSON.parse(JSON.stringify(json)) as IDataObject);
	});
}

/** A scenario and where it plays. */
export interface Play {
	node: PackageNode;
	/** `resource.operation` */
	operation: string;
	pinterest: SimulatedPinterest;
	/** What the editor's lists are read with. */
	credentials: Pick<RunNodeOptions, 'credentials' | 'credentialTypes'>;
	/** Which of them it is, by the node's parameter. */
	authentication?: string;
}

/** @param run runs an operation with these parameters, as {@link Site.run} does */
export async function play(
	{ node: { name, type }, operation, pinterest: at, credentials, authentication = 'accessToken' }: Play,
	run: (
		parameters: INodeParameters,
		items: INodeExecutionData[] | undefined,
		operation: string,
	) => Promise<IDataObject[]>,
): Promise<IDataObject[]> {
	const selecting = selectingWith(authentication);
	const site: Site = {
		pinterest: at,
		run: (parameters, items, other = operation) => run({ ...selecting(other), ...parameters }, items, other),
	};
	const scenario = SCENARIOS[name]?.[operation] ?? derived(name, type, selecting(operation), credentials);
	return await scenario(site);
}

export function accessTokenFor(at: SimulatedPinterest): Play['credentials'] {
	const { accessToken } = at.issueToken();
	return {
		credentials: { pinterestAccessTokenApi: { environment: 'custom', baseUrl: at.apiUrl, accessToken } },
		credentialTypes: [new PinterestAccessTokenApi()],
	};
}

const selectingWith =
	(authentication: string) =>
	(operation: string): INodeParameters => {
		const [resource, name] = operation.split('.');
		return { authentication, resource, operation: name };
	};

const derived =
	(node: string, type: INodeType, selected: INodeParameters, credentials: Play['credentials']): Scenarios[string] =>
	async ({ pinterest, run }) =>
		await runDerived(type.description, selected, {
			run,
			// What a write would send is another thing than what it gives.
			leftOut: ['preview', ...(LEFT_OUT[node] ?? [])],
			ids: idsIn(type, pinterest, credentials),
		});

/** The ids that a parameter can have beside those before it: of the list that the editor offers, or what it is called after. */
const idsIn =
	(type: INodeType, pinterest: SimulatedPinterest, credentials: Play['credentials']): Ids =>
	async (property, parameters) => {
		const method = property.modes?.find((mode) => mode.type === 'list')?.typeOptions?.searchListMethod;
		if (!method) return idsByName(pinterest, property);
		const panel = { parameters, path: `parameters.${property.name}`, ...credentials };
		// What can't be listed beside what was chosen before has nothing to offer.
		const { results } = await callListSearch(type, method, panel).catch(() => ({ results: [] }));
		const isRich = ({ name }: { name: string }) => name.startsWith(ACCOUNT_NAME);
		return [...results.filter(isRich), ...results.filter((one) => !isRich(one))].map(({ value }) => String(value));
	};

/** What a parameter is called after: `adGroupIds` are of ad groups, which the simulated Pinterest keeps. */
function idsByName(pinterest: SimulatedPinterest, { name, type }: INodeProperties): string[] {
	const [, thing] = /^(.*?)(?:Ids?)$/.exec(name) ?? (type === 'resourceLocator' ? [name, name] : []);
	if (thing === undefined) return [];
	if (/^pin$/i.test(thing)) return [...pinterest.pins.keys()];
	const kind = thing.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return [...pinterest.worlds.production.store<IDataObject>(kind).keys()];
}

/** The schema of an operation's outputs. */
export const schemaOfOutputs = (outputs: IDataObject[]): OutputSchema =>
	outputSchemaOf(outputs, {
		...UNFILLED,
		...unfilledOfAds,
		...unfilledOfConversions,
		...unfilledOfAudiences,
		...unfilledOfCatalogs,
	});

/** The simulated Pinterest that scenarios run on: videos are ready at once. */
export const startForSchemas = (): Promise<SimulatedPinterest> => startPinterest({ processingMs: 0 });
