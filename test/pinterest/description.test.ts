import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { FACTS } from '../facts';
import { boardNamed, client } from './client';
import { groups, rows, startPinterest, type Row, type SimulatedPinterest } from './index';

/**
 * Holds the simulation against the facts of Pinterest's API description: those in the rows, and every answer. `PINTEREST_OPENAPI` is the
 * path of another version to try.
 */
compare(process.env.PINTEREST_OPENAPI ?? FACTS);

interface Schema {
	type?: string;
	enum?: string[];
	pattern?: string;
	format?: string;
	minimum?: number;
	maximum?: number;
	minItems?: number;
	maxItems?: number;
	maxLength?: number;
	default?: unknown;
	items?: Schema & { oneOf?: Schema[] };
	properties?: Record<string, Schema>;
	required?: string[];
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
	readOnly?: boolean;
	additionalProperties?: unknown;
	$ref?: string;
}

interface Operation {
	operationId: string;
	parameters?: Array<{
		name: string;
		in: string;
		required?: boolean;
		explode?: boolean;
		style?: string;
		schema: Schema;
		$ref?: string;
	}>;
	requestBody?: { content: Record<string, { schema: Schema }> };
	security?: Array<Record<string, string[]>>;
	'x-ratelimit-category': string;
	'x-sandbox': string;
	responses: Record<string, unknown>;
}

function compare(path: string): void {
	const description = JSON.parse(readFileSync(path, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
	const resolve = <T extends { $ref?: string }>(value: T): T => {
		if (!value.$ref) return value;
		const found = value.$ref
			.slice(2)
			.split('/')
			.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], description);
		return resolve(found as T);
	};
	const operationOf = (row: Row): Operation => description.paths[row.path]?.[row.method.toLowerCase()];

	describe.each(rows.map((row) => [row.id, row] as const))('the row %s', (_id, row) => {
		const operation = operationOf(row);

		it('has the id, scopes, category, sandbox support and grants of the description', () => {
			const oauth = operation.security?.find((each) => 'pinterest_oauth2' in each)?.pinterest_oauth2 ?? [];
			expect({
				id: row.id,
				scopes: [...row.scopes].sort(),
				category: row.category,
				sandbox: row.sandbox,
				clientCredentials: row.clientCredentials ?? false,
			}).toEqual({
				id: operation.operationId,
				scopes: [...oauth].sort(),
				category: operation['x-ratelimit-category'],
				sandbox: operation['x-sandbox'] === 'enabled',
				clientCredentials: operation.security?.some((each) => 'client_credentials' in each) ?? false,
			});
		});

		it('takes the query parameters of the description, with their types, values and bounds', () => {
			const described: Record<string, unknown> = {};
			for (const parameter of (operation.parameters ?? []).map(resolve)) {
				if (parameter.in !== 'query') continue;
				const given = resolve(parameter.schema);
				const schema = Object.assign({}, ...(given.allOf ?? []).map(resolve), given) as Schema;
				if (parameter.style === 'deepObject') {
					Object.assign(described, deepFacts(schema, parameter.name, parameter.required ?? false, resolve));
					continue;
				}
				const items = schema.items && resolve(schema.items);
				described[parameter.name] = facts({
					type: schema.type,
					required: parameter.required ?? false,
					explode: schema.type === 'array' ? (parameter.explode ?? true) : undefined,
					enum: schema.enum,
					pattern: schema.pattern,
					format: schema.format,
					minimum: schema.minimum,
					maximum: schema.maximum,
					maxLength: schema.type === 'array' ? undefined : schema.maxLength,
					minItems: schema.minItems,
					maxItems: schema.maxItems,
					default: schema.default,
					itemEnum: items?.oneOf ? items.oneOf.flatMap((each) => each.enum ?? []) : items?.enum,
					itemPattern: items?.pattern,
				});
			}
			const simulated: Record<string, unknown> = {};
			for (const [name, { items, required = false, explode, minItems, ...rest }] of Object.entries(row.query ?? {})) {
				const isArray = rest.type === 'array';
				simulated[name] = facts({
					...rest,
					required,
					explode: isArray ? (explode ?? true) : undefined,
					// A required list that is given has at least one element anyway.
					minItems: minItems === 1 && name === 'metric_types' ? undefined : minItems,
					itemEnum: items?.enum,
					itemPattern: items?.pattern,
				});
			}
			expect(simulated).toEqual(described);
		});

		it('takes the body keys of the description', () => {
			const content = Object.values(operation.requestBody?.content ?? {})[0];
			if (!content) return void expect(row.body).toBeUndefined();
			// The token endpoint's fields stand in one schema for each grant.
			if (row.id === 'oauth/token') return void expect(row.bodyType).toBe('form');
			const described = keysOf(content.schema, resolve);
			const simulated = keysOf(row.body as Schema, resolve);
			expect(simulated).toEqual(described);
			return undefined;
		});
	});

	describe('the answers', () => {
		let pinterest: SimulatedPinterest;
		const ajv = new Ajv({ strict: false, allErrors: true });
		addFormats(ajv);
		const answered = new Set<string>();

		beforeAll(async () => {
			pinterest = await startPinterest({ processingMs: 0 });
			pinterest.limits.off();
			ajv.addSchema(discriminated(description) as object, 'api');
		});
		afterAll(() => pinterest.close());

		/** What is wrong with an answer, by the schema of its status. */
		const misfits = (row: Row, status: number, body: unknown): unknown[] => {
			const { responses } = operationOf(row);
			const described = String(status) in responses ? String(status) : 'default';
			// Some operations answer with something that no schema is written for.
			if (!('content' in (resolve(responses[described] as { $ref?: string }) ?? {}))) return [];
			const pointer = [
				'paths',
				row.path,
				row.method.toLowerCase(),
				'responses',
				described,
				'content',
				'application/json',
				'schema',
			];
			const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
			const validate = ajv.getSchema(`api#/${escaped.join('/')}`);
			if (!validate) throw new Error(`No schema for ${row.id} ${status}`);
			return validate(body) ? [] : (validate.errors ?? []);
		};

		/** Sends what the row says and holds the answer against the schema of its status. */
		const check = async (
			id: string,
			ids: Record<string, string>,
			query: string,
			body?: unknown,
		): Promise<Record<string, unknown>> => {
			const row = rowOf(id);
			const url = row.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]) + query;
			const answer = await client(pinterest).request({ method: row.method, url, data: body });
			// The body is in the comparison so that a refusal is seen in full.
			const wentWell = answer.status >= 200 && answer.status < 300;
			expect({ id, wentWell, refusal: wentWell ? null : (answer.data as unknown) }).toEqual({
				id,
				wentWell: true,
				refusal: null,
			});
			if (answer.status === 204) {
				expect(answer.data).toBe('');
			} else {
				expect({ id, wrong: misfits(row, answer.status, answer.data) }).toEqual({ id, wrong: [] });
			}
			answered.add(id);
			return answer.data as Record<string, unknown>;
		};

		it('fit the response schemas, for every operation and every kind of Pin', async () => {
			const board_id = boardNamed(pinterest, 'Ceramics');
			const other = boardNamed(pinterest, 'Linen bedding');
			const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
			await check('user_account/get', {}, '');
			await check('ad_accounts/list', {}, '');
			const board = String((await check('boards/create', {}, '', { name: 'New', description: 'Board' })).id);
			await check('boards/list', {}, '?page_size=3');
			await check('boards/get', { board_id }, '');
			await check('boards/update', { board_id: board }, '', { description: null, privacy: 'SECRET' });
			await check('boards/list_pins', { board_id }, '?pin_metrics=true');
			const section_id = String((await check('board_sections/create', { board_id }, '', { name: 'New' })).id);
			await check('board_sections/list', { board_id }, '');
			await check('board_sections/update', { board_id, section_id }, '', { name: 'Newer' });
			await check('board_sections/list_pins', { board_id, section_id }, '');
			const url = 'https://a.example/b.png';
			const items = [{ url, title: 'One' }, { url }];
			const { media_id } = await check('media/create', {}, '', { media_type: 'video' });
			const media = pinterest.media.get(String(media_id));
			if (media) media.upload = { size: 9, sha256: '', head: Buffer.from('0000ftyp'), at: 0 };
			await check('media/get', { media_id: String(media_id) }, '');
			await check('media/list', {}, '');
			const pins: string[] = [];
			for (const media_source of [
				{ source_type: 'image_url', url },
				{ source_type: 'multiple_image_urls', items },
				{ source_type: 'video_id', media_id, cover_image_key_frame_time: 1 },
				{ source_type: 'pin_url' },
			]) {
				const body = { board_id, board_section_id: section_id, link: 'https://hearthandlinen.example/', media_source };
				pins.push(String((await check('pins/create', {}, '', body)).id));
			}
			const [pin_id, carousel] = pins;
			for (const id of pins) await check('pins/get', { pin_id: id }, '?pin_metrics=true');
			await check('pins/list', {}, '?page_size=250&include_product_tag_obj=true&pin_metrics=true');
			await check('pins/update', { pin_id: carousel }, '', {
				title: 'T',
				carousel_slots: [{ title: 'a' }, { link: url }],
			});
			await check('pins/save', { pin_id }, '', { board_id: other });
			await check('pins/save', { pin_id }, '', {});
			const dates = `start_date=${day(20)}&end_date=${day(0)}&metric_types=IMPRESSION,SAVE_RATE,TOTAL_REACTIONS`;
			const seeded = [...pinterest.pins.keys()].slice(0, 3);
			await check('pins/analytics', { pin_id: seeded[2] }, `?${dates}&split_field=APP_TYPE`);
			await check('multi_pins/analytics', {}, `?${dates}&${seeded.map((id) => `pin_ids=${id}`).join('&')}`);
			const period = `?start_date=${day(20)}&end_date=${day(0)}`;
			await check('user_account/analytics', {}, `${period}&split_field=PIN_FORMAT`);
			await check('user_account/analytics/top_pins', {}, `${period}&sort_by=SAVE`);
			await check('user_account/analytics/top_video_pins', {}, `${period}&sort_by=VIDEO_START&num_of_pins=50`);
			await check('linked_business_accounts/get', {}, '');
			await check('followers/list', {}, '');
			await check('user_following/get', {}, '?feed_type=RANKED');
			await check('boards_user_follows/list', {}, '');
			await check('follow_user/update', { username: 'northlighthotel' }, '', { auto_follow: true });
			await check('user_account/followed_interests', { username: 'northlighthotel' }, '');
			await check('user_websites/get', {}, '');
			await check('website_verification/get', {}, '');
			await check('verify_website/update', {}, '', { website: 'linen.example', verification_method: 'DNSTXT' });
			await check('unverify_website/delete', {}, '?website=linen.example');
			const product_tags = [{ pin_id: seeded[0] }];
			await check('product_tags/bulk_add', { pin_id }, '', { product_tags });
			await check('product_tags/list', { pin_id }, '');
			await check('product_tags/bulk_delete', { pin_id }, '', { product_tags });
			await check('pins/delete', { pin_id }, '');
			await check('board_sections/delete', { board_id, section_id }, '');
			await check('boards/delete', { board_id: board }, '');
			await check('search_user_boards/get', {}, '?query=linen');
			await check('search_user_pins/list', {}, '?query=linen');
			await check('search_partner_pins', {}, '?term=photographed&country_code=US&limit=50');
			await check('terms_related/list', {}, '?terms=yoga&terms=linen');
			await check('terms_suggested/list', {}, '?term=yoga');
			const trend = { region: 'DE%2BAT%2BCH', trend_type: 'growing' };
			await check('trending_keywords/list', trend, '?include_demographics=true');
			await check('trends_featured_topics/list', {}, '?region=GB%2BIE');
			const categories = 'product_categories=T_SHIRTS&product_categories=RUGS&lookback_window=180';
			await check('trends_product_categories_details/list', {}, `?region=US&${categories}`);
			await check('trends_product_categories_trending/list', {}, '?region=US');
			await check('trends_editorial_articles/list', {}, '?region=CA');
			for (const group of groups) await group.samples(check, pinterest);
			const { data: token } = await client(pinterest, null).post(
				'/oauth/token',
				'grant_type=client_credentials&scope=boards:read',
				{
					auth: { username: pinterest.appId, password: pinterest.appSecret },
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
				},
			);
			expect(misfits(rowOf('oauth/token'), 200, token)).toEqual([]);
			answered.add('oauth/token');
			expect(rows.map((row) => row.id).filter((id) => !answered.has(id))).toEqual([]);
		}, 60_000);

		it('fit the error schema when something is refused', async () => {
			for (const url of ['/boards/1', '/boards?x=1', '/boards/x']) {
				const { status, data } = await client(pinterest).get(url);
				expect(misfits(rowOf('boards/get'), status, data)).toEqual([]);
			}
		});
	});
}

/**
 * What may stand in a body, and what must: keys at every level, through lists, parts (`allOf`) and variants (`oneOf`, whose keys are
 * joined; required is what every variant requires). Lists carry their bounds.
 */
function keysOf(schema: Schema, resolve: <T extends { $ref?: string }>(value: T) => T): Record<string, unknown> {
	const paths: Record<string, unknown> = {};
	const visit = (given: Schema, path: string, seen: Schema[]): string[] => {
		const one = resolve(given);
		if (seen.includes(one)) return [];
		const deeper = [...seen, one];
		if (one.type === 'array' || one.items) {
			if (path === '') paths['[]'] = { minItems: one.minItems, maxItems: one.maxItems };
			if (one.items) visit(one.items, `${path}[]`, deeper);
		}
		const required = new Set(one.required ?? []);
		for (const part of one.allOf ?? []) for (const name of visit(part, path, deeper)) required.add(name);
		const variants = (one.oneOf ?? one.anyOf ?? []).map((variant) => visit(variant, path, deeper));
		for (const name of variants[0] ?? []) if (variants.every((names) => names.includes(name))) required.add(name);
		const open = typeof one.additionalProperties === 'object';
		for (const [name, value] of Object.entries(open ? {} : (one.properties ?? {}))) {
			if (resolve(value).readOnly || value.readOnly) continue;
			const at = path === '' ? name : `${path}.${name}`;
			paths[at] ??= 'optional';
			visit(value, at, deeper);
		}
		for (const name of required) {
			const at = path === '' ? name : `${path}.${name}`;
			if (at in paths && (!one.oneOf || variants.every((names) => names.includes(name)))) paths[at] = 'required';
		}
		return [...required];
	};
	visit(schema, '', []);
	return paths;
}

/** A deep object in a query: the facts of each of its keys, `parameters[report][feed_id]`, joined over its variants. */
function deepFacts(
	schema: Schema,
	name: string,
	isRequired: boolean,
	resolve: <T extends { $ref?: string }>(value: T) => T,
): Record<string, Record<string, unknown>> {
	const found: Record<string, Record<string, unknown>> = {};
	const whole = resolve(schema);
	const variants = (whole.oneOf ?? [whole]).map(resolve);
	const keys = [...new Set(variants.flatMap((variant) => Object.keys(variant.properties ?? {})))];
	for (const key of keys) {
		const required = isRequired && variants.every((variant) => variant.required?.includes(key));
		const at = `${name}[${key}]`;
		for (const variant of variants) {
			const value = variant.properties?.[key];
			if (!value) continue;
			const { type, pattern, enum: values, properties, oneOf } = resolve(value);
			if (properties || oneOf) {
				Object.assign(found, deepFacts(value, at, required, resolve));
				continue;
			}
			const known = (found[at]?.enum as string[] | undefined) ?? [];
			found[at] = facts({ type, required, pattern, enum: values && [...known, ...values] });
		}
	}
	return found;
}

/** The schema with "if the tag says so, then this variant" in place of variants that nothing but a discriminator tells apart. */
function discriminated(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(discriminated);
	if (typeof schema !== 'object' || schema === null) return schema;
	const { discriminator, oneOf, anyOf, ...rest } = schema as Schema;
	const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, discriminated(value)]));
	const mapping = discriminator?.mapping;
	if (!mapping)
		return { ...plain, ...(oneOf && { oneOf: discriminated(oneOf) }), ...(anyOf && { anyOf: discriminated(anyOf) }) };
	const { propertyName: tag } = discriminator;
	const cases = Object.entries(mapping).map(([value, $ref]) => ({
		if: { properties: { [tag]: { const: value } } },
		then: { $ref },
	}));
	const known = { properties: { [tag]: { enum: Object.keys(mapping) } }, required: [tag] };
	return { allOf: [plain, known, ...cases] };
}

function rowOf(id: string): Row {
	const row = rows.find((each) => each.id === id);
	if (!row) throw new Error(`No row ${id}`);
	return row;
}

/** Without what is not said; values of an enum in any order. */
function facts(given: Record<string, unknown>): Record<string, unknown> {
	const said = Object.entries(given).filter(([, value]) => value !== undefined);
	return Object.fromEntries(
		said.map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value as string[])].sort() : value]),
	);
}
