import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { FACTS } from '../facts';
import { boardNamed, client } from './client';
import { groups, rows, type Row, type SimulatedPinterest } from './index';
import { usePinterest } from './usePinterest';

/**
 * Holds every answer of the simulation against Pinterest's API description. `PINTEREST_OPENAPI` is the path of another version to try.
 */
compare(process.env.PINTEREST_OPENAPI ?? FACTS);

interface Schema extends Record<string, unknown> {
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
	oneOf?: unknown[];
	anyOf?: unknown[];
}

interface Operation {
	operationId: string;
	responses: Record<string, { $ref?: string }>;
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

	it('has every operation of the description, and no other', () => {
		const described = Object.entries(description.paths).flatMap(([path, item]) =>
			Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
		);
		const left = described.filter((key) => !rows.some(({ method, path: own }) => `${method} ${own}` === key));
		expect(left).toEqual(['POST /oauth/token/revoke']);
		expect(rows.map((row) => row.facts.id)).toEqual(rows.map((row) => operationOf(row).operationId));
	});

	describe('the answers', () => {
		const pinterest = usePinterest({ processingMs: 0 });
		const ajv = new Ajv({ strict: false, allErrors: true });
		addFormats(ajv);
		const answered = new Set<string>();

		beforeAll(() => {
			pinterest.limits.off();
			ajv.addSchema(discriminated(description) as object, 'api');
		});

		/** What is wrong with an answer, by the schema of its status. */
		const misfits = (row: Row, status: number, body: unknown): unknown[] => {
			const { responses } = operationOf(row);
			const described = String(status) in responses ? String(status) : 'default';
			// Some operations answer with something that no schema is written for.
			if (!('content' in (resolve(responses[described]) ?? {}))) return [];
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
			if (!validate) throw new Error(`No schema for ${row.facts.id} ${status}`);
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

		it('fit the response schemas, for every operation and every kind of Pin; without a sample for the least it takes', async () => {
			const board_id = boardNamed(pinterest, 'Ceramics');
			const other = boardNamed(pinterest, 'Linen bedding');
			const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
			const board = String((await check('boards/create', {}, '', { name: 'New', description: 'Board' })).id);
			await check('boards/list', {}, '?page_size=3');
			await check('boards/get', { board_id }, '');
			await check('boards/update', { board_id: board }, '', { description: null, privacy: 'SECRET' });
			await check('boards/list_pins', { board_id }, '?pin_metrics=true');
			const section_id = String((await check('board_sections/create', { board_id }, '', { name: 'New' })).id);
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
			await check('user_following/get', {}, '?feed_type=RANKED');
			await check('follow_user/update', { username: 'northlighthotel' }, '', { auto_follow: true });
			await check('user_account/followed_interests', { username: 'northlighthotel' }, '');
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
			for (const row of rows.filter(({ facts }) => !answered.has(facts.id))) {
				const names = [...row.path.matchAll(/\{(\w+)_id\}/g)].map(([, name]) => name);
				const ids = names.map((name) => [`${name}_id`, seededId(pinterest, name)] as const);
				await check(row.facts.id, Object.fromEntries(ids), '', row.facts.body && {});
			}
		}, 60_000);

		it('fit the error schema when something is refused', async () => {
			for (const url of ['/boards/1', '/boards?x=1', '/boards/x']) {
				const { status, data } = await client(pinterest).get(url);
				expect(misfits(rowOf('boards/get'), status, data)).toEqual([]);
			}
		});
	});
}

/** A thing of the seed, of the kind that a path parameter names: `ad_group`. */
function seededId({ boards, pins, worlds: { production } }: SimulatedPinterest, name: string): string {
	const known: Record<string, Map<string, unknown>> = { board: boards, pin: pins, ad_account: production.adAccounts };
	const [id] = (known[name] ?? production.store(name.replaceAll('_', ' '))).keys();
	if (id === undefined) throw new Error(`The seed has no ${name}: write a sample`);
	return id;
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
	const row = rows.find((each) => each.facts.id === id);
	if (!row) throw new Error(`No row ${id}`);
	return row;
}
