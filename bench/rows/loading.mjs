/** What the package costs n8n when it starts, and the editor when it opens. */
import { interleaved, median } from '../statistics.mjs';

const MOST_MILLISECONDS = 150;
const MOST_PROPERTIES = 1000;

/** @param {import('../site.mjs').Site} site */
export async function loading(site, { rounds, log }) {
	const { packageFolder, runtime, n8n } = site;
	const { load } = await interleaved(
		rounds,
		{ load: () => site.measureOutside('load.cjs', [packageFolder, runtime.folder]) },
		log,
	);
	const ours = (await n8n.rest.nodeTypes()).filter(({ name }) => name.startsWith('n8n-nodes-pinterest-api.'));
	const milliseconds = load.map((one) => one.milliseconds);
	const sizes = ours.map((node) => ({
		subject: node.name.replace(/^.*\./, ''),
		metric: 'description, as the editor gets it',
		unit: 'kB',
		values: [JSON.stringify(node).length / 1000],
	}));
	const properties = ours.map((node) => ({
		subject: node.name.replace(/^.*\./, ''),
		metric: 'top-level properties',
		unit: '',
		values: [node.properties.length],
	}));
	const total = sizes.reduce((sum, { values }) => sum + values[0], 0);
	return {
		title: 'Loading the package',
		samples: [
			{ subject: `All nodes (${load[0].nodes}) and credentials`, metric: 'load', unit: 'ms', values: milliseconds },
			{ subject: 'All descriptions', metric: 'size, as the editor gets them', unit: 'kB', values: [total] },
			...sizes,
			...properties,
		],
		goals: [
			{ what: 'time to load', value: median(milliseconds), most: MOST_MILLISECONDS, unit: 'ms' },
			{
				what: 'top-level properties of the largest node',
				value: Math.max(...properties.map(({ values }) => values[0])),
				most: MOST_PROPERTIES,
				unit: '',
			},
		],
		notes: ['Sizes are of JSON before compression; the editor also gets each node as a tool for AI agents.'],
	};
}
