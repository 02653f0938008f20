import type { Row } from './row';

interface Branch {
	literals: Map<string, Branch>;
	/** One name for each row is in the row's own template; here only the branch counts. */
	parameter?: Branch;
	rows: Map<string, Row>;
}

export interface Match {
	row: Row;
	/** Path parameters as received, still percent-encoded. */
	raw: Record<string, string>;
}

/** Finds rows by method and path; a literal segment wins over a parameter (`/pins/analytics` over `/pins/{pin_id}`). */
export class Router {
	private readonly root: Branch = newBranch();

	constructor(rows: readonly Row[]) {
		for (const row of rows) this.add(row);
	}

	/** The match, or the methods the path does have (empty: no such path). */
	find(method: string, path: string): Match | { allowed: string[] } {
		const segments = path.split('/').slice(1);
		const branch = this.walk(this.root, segments, 0);
		const row = branch?.rows.get(method);
		if (!branch || !row) return { allowed: branch ? [...branch.rows.keys()] : [] };
		const raw: Record<string, string> = {};
		row.path
			.split('/')
			.slice(1)
			.forEach((name, index) => {
				if (name.startsWith('{')) raw[name.slice(1, -1)] = segments[index];
			});
		return { row, raw };
	}

	private walk(branch: Branch, segments: string[], at: number): Branch | undefined {
		if (at === segments.length) return branch.rows.size > 0 ? branch : undefined;
		const literal = branch.literals.get(segments[at]);
		const found = literal && this.walk(literal, segments, at + 1);
		if (found) return found;
		return branch.parameter && segments[at] !== '' ? this.walk(branch.parameter, segments, at + 1) : undefined;
	}

	private add(row: Row): void {
		let branch = this.root;
		for (const segment of row.path.split('/').slice(1)) {
			if (segment.startsWith('{')) {
				branch = branch.parameter ??= newBranch();
			} else {
				let next = branch.literals.get(segment);
				if (!next) branch.literals.set(segment, (next = newBranch()));
				branch = next;
			}
		}
		if (branch.rows.has(row.method)) throw new Error(`${row.method} ${row.path} stands in the table twice`);
		branch.rows.set(row.method, row);
	}
}

function newBranch(): Branch {
	return { literals: new Map(), rows: new Map() };
}
