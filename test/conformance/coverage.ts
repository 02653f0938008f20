import type { Seen } from './check';
import type { ApiDescription, Described } from './description';
import type { FieldPath } from './fields';
import { MOST_TURNS } from './make';
import { plain as withoutArray } from './target';

/** What nothing reached of a described operation. */
export interface Gaps {
	unreachable: FieldPath[];
	jsonOnly: FieldPath[];
	missing: Array<{ path: FieldPath; values: unknown[] }>;
}

/** Whether parameters of their own gave a value, or JSON for the whole body did. */
type Way = 'fields' | 'json';
type Values = Map<string, Record<Way, Set<unknown>>>;

/** What requests have reached of a description. */
export class Coverage {
	private readonly reached = new Map<Described, { byPath: Values; byPlainPath: Values; passedOn: Set<string> }>();

	constructor(private readonly api: ApiDescription) {}

	/**
	 * @param wholeBody the body was given as JSON
	 * @param passedOn fields whose whole value was given as JSON
	 */
	add(described: Described, seen: Seen[], wholeBody: boolean, passedOn: Iterable<string> = []): void {
		let reached = this.reached.get(described);
		if (!reached)
			this.reached.set(described, (reached = { byPath: new Map(), byPlainPath: new Map(), passedOn: new Set() }));
		for (const apiName of passedOn) reached.passedOn.add(apiName);
		for (const { place, path, value } of seen) {
			if (isEmpty(value)) continue;
			const way = wholeBody && place === 'body' ? 'json' : 'fields';
			note(reached.byPath, `${place} ${path}`, way, value);
			note(reached.byPlainPath, plain(`${place} ${path}`), way, value);
		}
	}

	/** Operations that were sent at least once. */
	get operations(): Described[] {
		return this.api.operations.filter((one) => this.reached.has(one));
	}

	/** Fields count for each variant, the values of an enum for all variants that have a field of that name. */
	gapsOf(described: Described): Gaps {
		const { byPath, byPlainPath, passedOn = new Set<string>() } = this.reached.get(described) ?? {};
		const gaps: Gaps = { unreachable: [], jsonOnly: [], missing: [] };
		const { query, body } = this.api.fieldsOf(described);
		for (const [place, fields] of [['query', query] as const, ['body', body] as const]) {
			for (const { path, values = [], isElement } of fields) {
				const named = `${place} ${path}`;
				const ways = byPath?.get(named);
				const way: Way = ways && ways.fields.size > 0 ? 'fields' : 'json';
				if (!isElement && !ways) gaps.unreachable.push(named);
				if (!ways) continue;
				if (!isElement && way === 'json') gaps.jsonOnly.push(named);
				// JSON can hold each of them, so not each has its turn.
				if (values.length > MOST_TURNS && (way === 'json' || isInside(passedOn, path))) continue;
				const given = byPlainPath?.get(plain(named))?.[way];
				const missing = values.filter((value) => !given?.has(value));
				if (missing.length > 0) gaps.missing.push({ path: named, values: missing });
			}
		}
		return gaps;
	}
}

function note(values: Values, key: string, way: Way, value: unknown): void {
	let ways = values.get(key);
	if (!ways) values.set(key, (ways = { fields: new Set(), json: new Set() }));
	ways[way].add(value);
}

function isInside(wires: Set<string>, path: FieldPath): boolean {
	return [...wires].some((apiName) => withoutArray(path).startsWith(apiName));
}

function plain(path: string): string {
	return path.replace(/<[^>]*>/g, '');
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
