import { basename, dirname, join } from 'node:path';

import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import manifest from '../../package.json';
import { runNode } from '../engine';
import { type SimulatedPinterest, startPinterest } from '../pinterest';
import { pinterestAds, unfilled as unfilledOfAds } from './ads';
import { pinterestAudiences, unfilled as unfilledOfAudiences } from './audiences';
import { pinterestBusiness } from './business';
import { pinterestCatalogs, unfilled as unfilledOfCatalogs } from './catalogs';
import { pinterestConversions, unfilled as unfilledOfConversions } from './conversions';
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

/** Runs one operation's scenario against a simulated Pinterest. */
export async function outputsOf(
	{ name: node, type }: PackageNode,
	operation: string,
	at: SimulatedPinterest,
): Promise<IDataObject[]> {
	const scenario = SCENARIOS[node]?.[operation];
	if (!scenario) throw new Error(`No scenario runs ${node} ${operation}: add one, so that it gets a schema`);
	at.reset();
	at.limits.off();
	prepare(at);
	const { accessToken } = at.issueToken();
	return await scenario({
		pinterest: at,
		async run(parameters, items, other = operation) {
			const [resource, name] = other.split('.');
			const { error, items: output } = await runNode({
				node: type,
				parameters: { authentication: 'accessToken', resource, operation: name, ...parameters },
				items,
				credentials: { pinterestAccessTokenApi: { environment: 'custom', baseUrl: at.apiUrl, accessToken } },
				credentialTypes: [new PinterestAccessTokenApi()],
			});
			if (error) throw new Error(`${other} failed: ${error.message}`, { cause: error });
			if (output.length === 0) throw new Error(`${other} gave no items`);
			return output.map(({ json }) => JSON.parse(JSON.stringify(json)) as IDataObject);
		},
	});
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
