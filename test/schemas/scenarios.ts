import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { runNode } from '../engine';
import { type SimulatedPinterest, startPinterest } from '../pinterest';
import { type OutputSchema, outputSchemaOf } from './schema';
import { pinterest as organic } from './pinterest';

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

/** Every node of the package whose output depends on an operation, by the folder of its class. */
export const NODES: Record<string, { type: INodeType; scenarios: Scenarios }> = {
	Pinterest: { type: new Pinterest(), scenarios: organic },
};

/** The operations that a node offers, as `resource.operation`, in the order of its description. */
export function operationsOf({ description }: INodeType): string[] {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(options ?? []).map((option) => `${String(resource)}.${'value' in option ? String(option.value) : ''}`),
			),
		);
}

/** The folder of a schema inside a node's folder, as n8n looks for it: `__schema__/v1.0.0/board/getAll.json`. */
export function schemaPath(operation: string): string {
	return `__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}

/** Runs one operation's scenario against a simulated Pinterest. */
export async function outputsOf(
	node: keyof typeof NODES,
	operation: string,
	at: SimulatedPinterest,
): Promise<IDataObject[]> {
	const { type, scenarios } = NODES[node];
	if (!(operation in scenarios))
		throw new Error(`No scenario runs ${node} ${operation}: add one, so that it gets a schema`);
	at.reset();
	at.limits.off();
	const { accessToken } = at.issueToken();
	return await scenarios[operation]({
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

/** The schema of one operation as runs give it now. */
export async function schemaNow(
	node: keyof typeof NODES,
	operation: string,
	at: SimulatedPinterest,
): Promise<OutputSchema> {
	return outputSchemaOf(await outputsOf(node, operation, at));
}

/** The simulated Pinterest that scenarios run on: videos are ready at once. */
export const startForSchemas = (): Promise<SimulatedPinterest> => startPinterest({ processingMs: 0 });
