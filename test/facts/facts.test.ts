import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FACTS, generated, ROOT } from './index';
import { factsOf } from './facts';

const facts = JSON.parse(readFileSync(FACTS, 'utf8')) as object;

describe('the generated files', () => {
	it.each(Object.entries(generated(facts)))('%s is what the generator makes of the facts', (path, text) => {
		// Compared as a whole: a difference of 400,000 characters would say nothing.
		expect(readFileSync(join(ROOT, path), 'utf8') === text).toBe(true);
	});
});

const DESCRIPTION = {
	openapi: '3.0.3',
	info: { version: '1', title: 'Things', description: 'All about things.' },
	servers: [{ url: 'https://things.example.com/v1', description: 'The one server' }],
	paths: {
		'/things': {
			post: {
				operationId: 'things/create',
				summary: 'Make a thing',
				description: 'Makes a thing of your own.',
				requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
				responses: { 201: { description: 'It is made.' } },
				security: [{ oauth: ['things:write'] }],
			},
		},
	},
	components: {
		schemas: {
			Thing: {
				type: 'object',
				description: 'A thing.',
				example: { title: 'Chair' },
				properties: {
					title: { type: 'string', description: 'How it is called', maxLength: 9 },
					description: { type: 'string' },
				},
			},
			Forgotten: { type: 'string' },
		},
		securitySchemes: { oauth: { type: 'oauth2', flows: { implicit: { scopes: { 'things:write': 'Make things' } } } } },
	},
};

describe('the facts of a description', () => {
	it('have no sentence and no example of it', () => {
		const text = JSON.stringify(factsOf(DESCRIPTION));
		for (const prose of ['All about', 'The one server', 'Make', 'A thing.', 'Chair', 'How it is called', 'It is made'])
			expect(text).not.toContain(prose);
	});

	it('keep properties that are called like what is left out, with their bounds', () => {
		expect(factsOf(DESCRIPTION)).toMatchObject({
			components: {
				schemas: {
					Thing: { properties: { title: { type: 'string', maxLength: 9 }, description: { type: 'string' } } },
				},
			},
		});
	});

	it('have no component that nothing refers to', () => {
		expect(factsOf(DESCRIPTION)).not.toHaveProperty('components.schemas.Forgotten');
	});

	it('are the facts of themselves', () => {
		expect(factsOf(factsOf(DESCRIPTION))).toEqual(factsOf(DESCRIPTION));
	});
});
