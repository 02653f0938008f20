import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { branchesOf } from './branches';

const choice = (name: string, values: string[], show?: Record<string, string[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'options',
	options: values.map((value) => ({ name: value, value })),
	default: values[0],
	...(show && { displayOptions: { show } }),
});

describe('the branches of an operation', () => {
	it('have no value that is offered for another choice only', () => {
		const properties = [
			choice('catalog', ['RETAIL', 'HOTEL']),
			choice('about', ['FEED', 'ALL'], { catalog: ['RETAIL'] }),
			choice('about', ['FEED'], { catalog: ['HOTEL'] }),
			choice('group', ['ANY'], { catalog: ['RETAIL'], about: ['ALL'] }),
		];
		const branches = branchesOf({ version: 1, properties } as INodeTypeDescription, {});
		const pairs = branches.map(({ catalog, about }) => `${String(catalog)} ${String(about)}`);
		expect(pairs.sort()).toEqual(['HOTEL FEED', 'RETAIL ALL', 'RETAIL FEED']);
	});
});
