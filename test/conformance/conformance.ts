/**
 * Holds the package's nodes against Pinterest's API description: runs every operation on n8n's engine with values made from the
 * description's schemas, validates what arrives at a recording server, and lists what of the description nothing can send.
 */
import { Checker } from './check';
import { Chooser } from './chooser';
import { Coverage } from './coverage';
import type { ApiDescription } from './description';
import { Maker } from './make';
import { loadCredentials, loadNodes, type PackageCredentials, type PackageNode } from './nodes';
import { OperationRuns } from './operation';
import { Recorder } from './recorder';
import { type Measured, type Report, reportOf } from './report';

export interface ConformanceOptions {
	/** Only this node, by the name of its class. The reverse check is then about the tags it has to do with. */
	node?: string;
	/** Only this operation, such as `pin.create`. */
	operation?: string;
	/** Runs with every parameter set, for each branch; default 3. More follow while new options turn up. */
	seeds?: number;
	/** Another number of them for a node, by its name. */
	seedsOf?: Record<string, number>;
	/** Another number gives other values. */
	seed?: number;
}

/** Checks the nodes that package.json names. Throws when there is no such node or operation. */
export async function conform(api: ApiDescription, options: ConformanceOptions = {}): Promise<Report> {
	return await conformNodes(api, await loadNodes(options.node), loadCredentials, options);
}

/** @param credentialsFor makes credentials that lead to a base URL */
export async function conformNodes(
	api: ApiDescription,
	nodes: PackageNode[],
	credentialsFor: (baseUrl: string) => Promise<PackageCredentials>,
	{ node, operation, seeds = 3, seedsOf = {}, seed = 1 }: ConformanceOptions = {},
): Promise<Report> {
	const recorder = await Recorder.start(api, new Maker(api.schemas, new Chooser(seed)));
	try {
		const checker = new Checker(api);
		await checker.ready();
		const credentials = await credentialsFor(recorder.url);
		const measured: Measured[] = [];
		for (const one of nodes) {
			// Of its own, so that a node is run the same way alone and beside others.
			const maker = new Maker(api.schemas, new Chooser(seed));
			const coverage = new Coverage(api);
			const site = { api, maker, recorder, checker, credentials, coverage, seeds: seedsOf[one.name] ?? seeds };
			const wanted = one.operations.filter(({ name }) => operation === undefined || name === operation);
			const results = wanted.map((each) => new OperationRuns(one, each, site));
			for (const result of results) await result.run();
			measured.push({ node: one, results, coverage });
		}
		const ran = measured.some(({ results }) => results.length > 0);
		if (!ran) throw new Error(operation ? `No node has an operation ${operation}` : 'No node has an operation');
		return reportOf(api, measured, node !== undefined || operation !== undefined);
	} finally {
		await recorder.close();
	}
}
