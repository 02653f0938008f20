import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { FACTS } from '../facts';
import { client } from './client';
import { rows, startPinterest, type Row, type SimulatedPinterest } from './index';
import { samples } from './resources/catalogs';

/**
 * Holds every answer about catalogs against Pinterest's own API description. The schemas of catalogs say by a `discriminator` which of
 * their variants is meant; without it, many answers fit several variants that are told apart by nothing else.
 */
compare(process.env.PINTEREST_OPENAPI ?? FACTS);

interface Schema extends Record<string, unknown> {
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
	oneOf?: unknown[];
	anyOf?: unknown[];
}

function compare(path: string): void {
	describe('the answers about catalogs', () => {
		const description = discriminated(JSON.parse(readFileSync(path, 'utf8'))) as Record<string, unknown>;
		const ajv = new Ajv({ strict: false, allErrors: true });
		addFormats(ajv);
		let pinterest: SimulatedPinterest;

		beforeAll(async () => {
			ajv.addSchema(description, 'api');
			pinterest = await startPinterest({ processingMs: 0 });
			pinterest.limits.off();
		});
		afterAll(() => pinterest.close());

		const wrong = (row: Row, status: number, body: unknown): unknown[] => {
			const pointer = ['paths', row.path, row.method.toLowerCase(), 'responses', String(status)];
			const whole = [...pointer, 'content', 'application/json', 'schema'];
			const escaped = whole.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
			const validate = ajv.getSchema(`api#/${escaped.join('/')}`);
			if (!validate) return [`no schema for ${status}`];
			return validate(body) ? [] : (validate.errors ?? []);
		};

		it('fit the variants that they say they are', async () => {
			const answered = new Set<string>();
			await samples(async (id, ids, query, data) => {
				const row = rows.find((each) => each.facts.id === id);
				if (!row) throw new Error(`No row ${id}`);
				const url = row.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]) + query;
				const { status, data: body } = await client(pinterest).request({ method: row.method, url, data });
				const misfits = status === 204 ? [] : wrong(row, status, body);
				const isDone = status >= 200 && status < 300;
				expect({ id, isDone, misfits, body: misfits.length > 0 || !isDone ? body : null }).toEqual({
					id,
					isDone: true,
					misfits: [],
					body: null,
				});
				answered.add(id);
				return body as Record<string, unknown>;
			}, pinterest);
			const ours = rows
				.filter(({ path }) => /^\/(catalogs|advanced_auction)\b/.test(path))
				.map(({ facts }) => facts.id);
			expect([...answered].sort()).toEqual(ours.sort());
		}, 30_000);
	});
}

/** The schema with "if the tag says so, then this variant" in place of lists of variants that have a discriminator. */
function discriminated(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(discriminated);
	if (typeof schema !== 'object' || schema === null) return schema;
	const { discriminator, oneOf, anyOf, ...rest } = schema as Schema;
	const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, discriminated(value)]));
	const mapping = discriminator?.mapping;
	if (!mapping) {
		return { ...plain, ...(oneOf && { oneOf: discriminated(oneOf) }), ...(anyOf && { anyOf: discriminated(anyOf) }) };
	}
	const { propertyName: tag } = discriminator;
	const cases = Object.entries(mapping).map(([value, $ref]) => ({
		if: { properties: { [tag]: { const: value } } },
		then: { $ref },
	}));
	const known = { properties: { [tag]: { enum: Object.keys(mapping) } }, required: [tag] };
	return { allOf: [plain, known, ...cases] };
}
