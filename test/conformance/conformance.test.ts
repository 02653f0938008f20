import { readFileSync } from 'node:fs';

import { FACTS } from '../facts';
import { conform } from './conformance';
import { ApiDescription, mended, readDescription } from './description';
import { loadNodes } from './nodes';
import type { Detail, DetailKind } from './report';

// It loads an ES module, which jest can't on Node 20; a description that is parsed already has no need of it.
jest.mock('openapi-backend/refparser', () => ({ parse: async (document: object) => document }));

/** The package's nodes against the facts of Pinterest's API description; PINTEREST_OPENAPI is the path of another version to try. */
const file = process.env.PINTEREST_OPENAPI ?? FACTS;
describe('against the API description', () => againstDescription(file));

it('the nodes of package.json are found with their operations', async () => {
	const nodes = await loadNodes();
	expect(nodes.map(({ name }) => name)).toContain('Pinterest');
	expect(nodes.flatMap(({ operations }) => operations.map(({ name }) => name))).toEqual(
		expect.arrayContaining(['board.create', 'pin.create']),
	);
	await expect(loadNodes('Pintrest')).rejects.toThrow('The package has no node Pintrest');
});

/** The warehouse node asks for the columns of its tables only, and the triggers have no operations. */
const WHOLE = [
	'Pinterest',
	'PinterestAds',
	'PinterestAudiences',
	'PinterestBusiness',
	'PinterestCatalogs',
	'PinterestConversions',
];

function againstDescription(path: string): void {
	let details: Detail[];
	beforeAll(async () => {
		({ details } = await conform(readDescription(path), { seeds: 1, seedsOf: { PinterestCatalogs: 3 } }));
	}, 2_400_000);

	it('every operation of every node sends what is described', () => {
		expect(details.filter(({ kind }) => kind === 'violation')).toEqual([]);
	});

	it('every field is reached and every enum value offered', () => {
		const gaps: DetailKind[] = ['unreachable field', 'JSON-only field', 'missing enum value'];
		const found = details.filter(({ kind, node = '' }) => gaps.includes(kind) && WHOLE.includes(node));
		expect(found).toEqual([]);
	});

	it('a description that is another one is reported', async () => {
		const changed = JSON.parse(readFileSync(path, 'utf8')) as {
			paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { $ref: string } }> } } }>;
			components: { schemas: Record<string, { properties: Record<string, object> }> };
		};
		const { $ref } = changed.paths['/boards'].post.requestBody.content['application/json'].schema;
		const { properties } = changed.components.schemas[$ref.split('/').pop() ?? ''];
		delete properties.is_ads_only;
		properties.planted = { type: 'string' };
		const report = await conform(new ApiDescription(mended(changed)), { operation: 'board.create', seeds: 1 });
		const found = report.details.map(({ kind, field, message }) => [kind, field ?? message]);
		expect(found).toEqual(
			expect.arrayContaining([
				['violation', 'unknown body key: The body holds is_ads_only, which is not described'],
				['unreachable field', 'body planted'],
			]),
		);
	}, 120_000);
}
