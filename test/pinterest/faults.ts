import type { Alteration } from './alterations';
import type { Environment } from './row';

/** What goes wrong. Unless said otherwise the request is not executed. */
export type Fault =
	/** An error answer; with `afterExecuting` the request has done its work all the same. */
	| {
			kind: 'status';
			status: number;
			code?: number;
			message?: string;
			headers?: Record<string, string>;
			afterExecuting?: boolean;
	  }
	/** Any answer at all, such as one that says what was sent back. */
	| { kind: 'answer'; status?: number; body: unknown }
	/** An answer to the letter, without what Pinterest adds to its own; nothing where there is no text. */
	| { kind: 'raw'; status: number; text?: string; headers?: Record<string, string>; afterExecuting?: boolean }
	/** Executes; what it answers is changed. */
	| { kind: 'altered'; how: Alteration }
	/** Everything of the request, headers too, in an error's body, or (with a status of 2xx) in the answer it would have had. */
	| { kind: 'echo'; status: number }
	/** No answer, and no end of it until the sender gives up. Without `afterExecuting` it is not executed. */
	| { kind: 'silence'; afterExecuting?: boolean }
	/** A page of somebody on the way: a firewall, a login. */
	| { kind: 'page'; status?: number; text: string }
	/** Over a rate limit; `retryAfter` in seconds (none by default), `resetSeconds` for `x-ratelimit-reset` (1 by default). */
	| { kind: '429'; retryAfter?: number | false; resetSeconds?: number }
	/** The connection is reset without an answer. */
	| { kind: 'reset'; afterExecuting?: boolean }
	/** Executes, then keeps silent for so long before it answers. */
	| { kind: 'stall'; ms: number }
	/** Executes; half of the JSON, perhaps compressed, arrives, as a whole answer or (with `abort`) with the connection cut. */
	| { kind: 'truncate'; abort?: boolean; encoding?: 'gzip' | 'br' | 'deflate' }
	/** 401 code 2, and the access token of the request is dead from then on. */
	| { kind: 'expireToken' }
	/** A page whose bookmark is the one that was asked for. */
	| { kind: 'repeatBookmark' }
	/** A page without elements whose bookmark leads to what was asked for: nothing is lost. */
	| { kind: 'emptyPage' }
	/** A page that always has a new bookmark; after the last element the list begins again. */
	| { kind: 'endless' }
	| { kind: 'redirect'; to: string; status?: number }
	/** Waits before executing. */
	| { kind: 'latency'; ms: number };

export interface FaultRule {
	match?: {
		host?: Environment | 'upload';
		method?: string;
		/** A template (`/boards/{board_id}`), a path as received below `/v5`, or an expression tried on the latter. */
		path?: string | RegExp;
		/** From which matching request on, 1 being the next one. */
		nth?: number;
		/** For how many requests, 1 unless said; `Infinity` for ever. */
		times?: number;
	};
	fault: Fault;
}

export interface FaultTarget {
	host: Environment | 'upload';
	method: string;
	path: string;
	route: string | null;
}

export class Faults {
	private rules: Array<FaultRule & { seen: number; fired: number }> = [];

	/** Puts a rule in force; answers a function that takes it back. */
	add(rule: FaultRule): () => void {
		const counted = { ...rule, seen: 0, fired: 0 };
		this.rules.push(counted);
		return () => {
			this.rules = this.rules.filter((other) => other !== counted);
		};
	}

	clear(): void {
		this.rules = [];
	}

	/** How many rules still have something to do. */
	get pending(): number {
		return this.rules.filter((rule) => rule.fired < (rule.match?.times ?? 1)).length;
	}

	/** The fault for this request: the first rule that is due. Every matching rule counts the request. */
	take(target: FaultTarget): Fault | undefined {
		let due: Fault | undefined;
		for (const rule of this.rules) {
			if (!matches(rule, target)) continue;
			rule.seen += 1;
			if (due || rule.seen < (rule.match?.nth ?? 1) || rule.fired >= (rule.match?.times ?? 1)) continue;
			rule.fired += 1;
			due = rule.fault;
		}
		return due;
	}
}

function matches({ match = {} }: FaultRule, target: FaultTarget): boolean {
	if (match.host && match.host !== target.host) return false;
	if (match.method && match.method.toUpperCase() !== target.method) return false;
	if (match.path === undefined) return true;
	if (match.path instanceof RegExp) return match.path.test(target.path);
	return match.path === target.route || match.path === target.path;
}
