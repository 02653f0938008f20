/** What the number of the node's properties costs an item. */
import { ratio } from '../statistics.mjs';

const MOST_TIMES_SMALL = 1.25;

/** @param {import('../site.mjs').Site} site */
export async function engine(site, { items, rounds, log }) {
	const { shipped, small, properties } = await site.measureOutside('engine.ts', [items, rounds], { typescript: true });
	log(`  ${rounds} rounds of ${items} items`);
	const line = (subject, values) => ({
		subject,
		metric: 'processor time for an item',
		unit: 'ms',
		values,
		over: ratio(values, small),
	});
	return {
		title: 'The engine’s cost for an item, without a network',
		samples: [
			line(`Pinterest node, ${properties.shipped} properties`, shipped),
			line(`The same seam, ${properties.small} properties`, small),
		],
		goals: [
			{
				what: `times a node of ${properties.small} properties`,
				value: ratio(shipped, small),
				most: MOST_TIMES_SMALL,
				unit: '×',
			},
		],
		notes: ['In one process through n8n-core, with one expression; requests are answered inside the process.'],
	};
}
