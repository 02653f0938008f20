/** The cells of the matrix: kinds of operations by their requests, faults, and what happens to a run with a failed item. */
import { createHash } from 'node:crypto';

import type { FaultRule, LoggedRequest, SimulatedPinterest } from '../pinterest';
import type { Clock } from './clock';
import { FAULTS, type MatrixFault } from './faults';
import { isErrorItem } from './derived';
import { type Finding, type Good, judge, steady } from './judge';
import { ANSWERS } from '../../nodes/shared/api/answers';
import type { Promised } from '../../nodes/shared/api/promised';
import { type Kind, type Mode, observe, type Observed } from './stage';

/** Which cells are meant; all, where nothing is said. */
export interface Choice {
	operation?: string;
	fault?: string;
	/** Which of the operation's kinds of requests, 1 being the first. */
	request?: number;
	mode?: Mode;
	seed: number;
	/** One of so many cells, chosen by the seed. */
	oneOf: number;
}

/** A cell, and what was found wrong with it. */
export interface Judged {
	operation: string;
	fault: string;
	request: number;
	mode: Mode;
	findings: Finding[];
}

/** The run beside it. */
export type Ran = Judged & { seen: Observed };

/** A kind of request that an operation sends, and how often. */
interface Step {
	match: NonNullable<FaultRule['match']>;
	isApi: boolean;
	isPage: boolean;
	isRead: boolean;
	promised?: Promised;
	count: number;
}

interface Parts {
	pinterest: SimulatedPinterest;
	clock: Clock;
}

/** Runs the cells of a kind that are meant, and gives each as it is judged. */
export async function* cellsOf(kind: Kind, choice: Choice, { pinterest, clock }: Parts): AsyncGenerator<Ran> {
	const wanted = FAULTS.filter((fault) => (choice.fault ?? fault.name) === fault.name);
	for (const mode of kind.modes) {
		if ((choice.mode ?? mode) !== mode) continue;
		const good = await goodRun(kind, mode, pinterest, clock);
		for (const [at, step] of stepsOf(good.requests).entries()) {
			for (const fault of wanted) {
				if (!canStrike(fault, step, kind) || !isMeant(choice, { kind, mode, step: at + 1, fault })) continue;
				const rules = rulesFor(step, fault, `${choice.seed} ${kind.name} ${at}`);
				const seen = await observe(kind, mode, rules, pinterest, clock);
				const findings = judge({ kind, mode, fault, ...step, good, seen });
				yield { operation: kind.name, fault: fault.name, request: at + 1, mode, findings, seen };
			}
		}
	}
}

/** @throws Error where a run without faults fails: nothing can be held against it */
async function goodRun(kind: Kind, mode: Mode, pinterest: SimulatedPinterest, clock: Clock): Promise<Good> {
	const first = await observe(kind, mode, [], pinterest, clock);
	const good = await observe(kind, mode, [], pinterest, clock);
	if (good.error) throw new Error(`${kind.name} fails without a fault`, { cause: good.error });
	if (good.items.every(({ json }) => isErrorItem(json)))
		throw new Error(`${kind.name} gives nothing without a fault: ${JSON.stringify(good.items[0]?.json ?? '')}`);
	const texts = [first, good].map(({ items }) => items.map(({ json }) => steady(json)).join('\n'));
	return { ...good, isSteady: texts[0] === texts[1] };
}

function stepsOf(requests: readonly LoggedRequest[]): Step[] {
	const steps = new Map<string, Step>();
	for (const { host, method, route, query } of requests) {
		const key = `${host} ${method} ${route}`;
		const step = steps.get(key);
		if (step) step.count++;
		else
			steps.set(key, {
				match: { host, method, ...(route !== null && { path: route }) },
				isApi: host !== 'upload',
				isRead: method === 'GET',
				promised: (ANSWERS as Partial<Record<string, Promised>>)[`${method} ${route}`],
				isPage: query.some(([name]) => name === 'page_size'),
				count: 1,
			});
	}
	return [...steps.values()];
}

/** Whether the answer is a wrong one there. */
export function canStrike(
	{ name, onlyPages }: MatrixFault,
	step: Pick<Step, 'isPage' | 'isRead' | 'promised'>,
	{ isRepeatable }: Pick<Kind, 'isRepeatable'>,
): boolean {
	const { isPage, isRead, promised } = step;
	if (onlyPages) return isPage;
	// Where texts are promised, one more is as good as the others.
	if (name === 'text element' && promised?.each === 'text') return false;
	if (/ elements?$/.test(name)) return promised?.list !== undefined;
	// What is only asked for is given with whatever else is in the answer.
	if (/ lists$/.test(name)) return promised?.list !== undefined;
	// A list that is read may be as short as any.
	if (name === 'one less') return promised?.list !== undefined && !isRead && !isRepeatable;
	if (name === 'errors as text') return !isRead && !isRepeatable;
	// Where the description lets an id be null, it is given as it came.
	if (name === 'id null') return !isRead || promised?.id !== undefined || promised?.eachId !== undefined;
	// A list may be empty; so may be what nobody described.
	if (!name.startsWith('[]')) return true;
	return promised === undefined ? isRead : promised.list !== '' && !(isRead && Object.keys(promised).length === 1);
}

function rulesFor({ match, count }: Step, { fault, times, beside = [] }: MatrixFault, seed: string): FaultRule[] {
	const place = times === 'always' ? { times: Infinity } : { nth: 1 + (numberOf(seed) % count) };
	return [{ match: { ...match, ...place }, fault }, ...beside];
}

function isMeant(
	{ request, seed, oneOf }: Choice,
	{ kind, mode, step, fault }: { kind: Kind; mode: Mode; step: number; fault: MatrixFault },
): boolean {
	if ((request ?? step) !== step) return false;
	return numberOf(`${kind.name} ${mode} ${step} ${fault.name}`) % oneOf === seed % oneOf;
}

/** A number of a text, always the same. */
export function numberOf(text: string): number {
	return createHash('md5').update(text).digest().readUInt32BE();
}
