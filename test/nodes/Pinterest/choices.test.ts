import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { byId, useSite } from './site';

/** Every value that the node offers is one that Pinterest takes; the simulated one refuses others. */
describe('the values to choose from', () => {
	const site = useSite();
	const { properties } = new Pinterest().description;
	/** The values of a parameter, alone or in a collection. */
	const valuesOf = (name: string): string[] => {
		const nested = properties.flatMap(({ type, options }) =>
			type === 'collection' ? (options as INodeProperties[]) : [],
		);
		const found = [...properties, ...nested].find((property) => property.name === name);
		return (found?.options as INodePropertyOptions[]).map(({ value }) => String(value));
	};
	const analytics = () => ({ operation: 'getAnalytics', pin: byId(site.pinsOn('Ceramics')[0]) });
	const cases: Array<[name: string, count: number, parameters: (value: string) => object]> = [
		['boardPrivacy', 5, (boardPrivacy) => ({ resource: 'board', operation: 'getAll', filters: { boardPrivacy } })],
		[
			'newPrivacy',
			2,
			(newPrivacy) => ({
				resource: 'board',
				operation: 'update',
				board: byId(site.board('Ceramics')),
				updateFields: { newPrivacy },
			}),
		],
		[
			'privacy',
			3,
			(privacy) => ({
				resource: 'board',
				operation: 'create',
				boardName: `A ${privacy} board`,
				additionalFields: { privacy },
			}),
		],
		[
			'creativeTypes',
			14,
			(type) => ({
				resource: 'board',
				operation: 'getPins',
				board: byId(site.board('Ceramics')),
				filters: { creativeTypes: [type] },
			}),
		],
		['pinCreativeTypes', 14, (type) => ({ operation: 'getAll', filters: { pinCreativeTypes: [type] } })],
		['pinFilter', 3, (pinFilter) => ({ operation: 'getAll', filters: { pinFilter } })],
		['pinType', 1, (pinType) => ({ operation: 'getAll', filters: { pinType } })],
		['metricTypes', 15, (metric) => ({ ...analytics(), metricTypes: [metric] })],
		['appTypes', 4, (appTypes) => ({ ...analytics(), options: { appTypes } })],
		['splitField', 2, (splitField) => ({ ...analytics(), options: { splitField } })],
	];

	it.each(cases)('of %s (%i) are all taken, and sent as they are', async (name, count, parameters) => {
		const values = valuesOf(name);
		expect(values).toHaveLength(count);
		for (const value of values) {
			site.pinterest.clearRequests();
			const { error } = await site.run({ resource: 'pin', ...parameters(value) });
			expect([value, error?.message]).toEqual([value, undefined]);
			expect(JSON.stringify(site.sent())).toContain(value);
		}
	});
});
