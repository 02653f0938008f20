import type { Seen } from './check';
import type { ApiDescription, Described } from './description';
import type { FieldPath } from './fields';

/** Fields of a described operation that nothing reached, by why. */
export interface Gaps {
	unreachable: FieldPath[];
	jsonOnly: FieldPath[];
	missing: Array<{ path: FieldPath; values: unknown[] }>;
}

type Way = 'fields' | 'json';

/** What requests have reached of a description. */
export class Coverage {
	private readonly reached = new Map<Described, Map<string, Record<Way, Set<unknown>>>>();

	constructor(private readonly api: ApiDescription) {}

	/** @param wholeBody the body was given as JSON */
	add(described: Described, seen: Seen[], wholeBody: boolean): void {
		let fields = this.reached.get(described);
		if (!fields) this.reached.set(described, (fields = new Map()));
		for (const { place, path, value } of seen) {
			if (isEmpty(value)) continue;
			const key = `${place} ${path}`;
			let ways = fields.get(key);
			if (!ways) fields.set(key, (ways = { fields: new Set(), json: new Set() }));
			ways[wholeBody && place === 'body' ? 'json' : 'fields'].add(value);
		}
	}

	/** Operations that were sent at least once. */
	get operations(): Described[] {
		return this.api.operations.filter((one) => this.reached.has(one));
	}

	gapsOf(described: Described): Gaps {
		const reached = this.reached.get(described);
		const gaps: Gaps = { unreachable: [], jsonOnly: [], missing: [] };
		const { query, body } = this.api.fieldsOf(described);
		for (const [place, fields] of [['query', query] as const, ['body', body] as const]) {
			for (const { path, values, isElement } of fields) {
				const named = `${place} ${path}`;
				const ways = reached?.get(named);
				const byFields = ways && ways.fields.size > 0;
				if (!ways) {
					if (!isElement) gaps.unreachable.push(named);
					continue;
				}
				if (!byFields && !isElement) gaps.jsonOnly.push(named);
				const given = byFields ? ways.fields : ways.json;
				const missing = (values ?? []).filter((value) => !given.has(value));
				if (missing.length > 0) gaps.missing.push({ path: named, values: missing });
			}
		}
		return gaps;
	}
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
