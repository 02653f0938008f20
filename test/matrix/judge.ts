/** Holds what a run told against what the simulated Pinterest did, without knowing how the nodes work. */
import type { IDataObject } from 'n8n-workflow';

import type { LoggedRequest } from '../pinterest';
import type { Promised } from '../../nodes/shared/api/promised';
import { isErrorItem } from './derived';
import type { MatrixFault } from './faults';
import { type Kind, type Mode, type Observed, textOf } from './stage';

/** What can be wrong with a cell. */
export const COLUMNS = {
	lost: 'an input item without an outcome',
	doubled: 'a write executed twice',
	unaccounted: 'a write that was executed, told as refused or not sent',
	'wrong error': 'an error that says what is not so, or points at nothing',
	silent: 'a success, or nothing at all, where the answer held nothing of what was promised',
	'no id': 'a result without its id',
	'raw error': 'words of the code instead of an error',
	hang: 'a wait beyond Maximum Wait, or requests without end',
	secret: 'a token or a secret in what is told',
} as const;

export type Column = keyof typeof COLUMNS;

export interface Finding {
	column: Column;
	what: string;
}

/** A run without a fault. */
export interface Good extends Observed {
	/** Another one gives the same; tokens of what is made just now are others each time. */
	isSteady?: boolean;
}

/** One run under a fault, and what it is held against. */
export interface Cell {
	kind: Kind;
	mode: Mode;
	fault: MatrixFault;
	/** The requests that the fault strikes are Pinterest's own, and not those to a store of files. */
	isApi: boolean;
	/** What the answer to them must hold. */
	promised?: Promised;
	/** The same run without a fault. */
	good: Good;
	seen: Observed;
}

/** Beyond this many requests more than without a fault there is no end in sight. */
const MOST_REQUESTS = 400;
/** The default of the option Maximum Wait, and what requests themselves may take beside. */
const LONGEST_WAIT_MS = 300_000;
const SLACK_MS = 60_000;
/** n8n's time limit of a request. */
const REQUEST_MS = 300_000;
const MOST_RENEWALS = 3;
/** Besides the usual: the request that n8n renews the token by, the renewal, a request with the new token, and one by a stored one. */
const MOST_HURRIED = 4;

const RAW =
	/TypeError|RangeError|SyntaxError|Cannot (read|set) propert|\[object |\bundefined\b|is not (a function|iterable|defined)|Unexpected (token|end of|non-whitespace)|in JSON at position|\bNaN\b|Converting circular/;

/** Everything that is wrong with a cell; nothing where all is well. */
export function judge(cell: Cell): Finding[] {
	// What is wrong with the input is told with and without a fault.
	const usual = new Set(errorsOf({ ...cell, seen: cell.good }).map(({ text }) => text));
	const errors = errorsOf(cell).filter(({ text }) => !usual.has(text));
	return [
		...lost(cell),
		...doubled(cell),
		...unaccounted(cell),
		...errors.flatMap((error) => wrongError(cell, error)),
		...successes(cell),
		...errors.flatMap((error) => rawError(error)),
		...hang(cell),
		...secrets(cell.seen),
	];
}

interface ToldError {
	text: string;
	itemIndex?: number;
	details: IDataObject;
}

function errorsOf({ seen }: Cell): ToldError[] {
	const ofItems = seen.items.flatMap(({ json, pairedItem }) => {
		if (!isErrorItem(json)) return [];
		const details = (json.details ?? {}) as IDataObject;
		return [{ text: `${plain(json.error)} ${plain(details.advice)}`, itemIndex: indexOf(pairedItem), details }];
	});
	return [...ofItems, ...[seen.error, seen.earlier].flatMap(toldBy)];
}

function toldBy(error: unknown): ToldError[] {
	if (error === undefined) return [];
	const { message, description, context } = error as { message: string; description?: string; context?: IDataObject };
	return [{ text: `${message} ${plain(description)}`, details: context ?? {} }];
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');

function indexOf(paired: unknown): number | undefined {
	if (typeof paired === 'number') return paired;
	return typeof paired === 'object' && paired !== null && 'item' in paired ? Number(paired.item) : undefined;
}

/** The outcomes of each input item: its results, and whether it has an error. */
function outcomesOf({ items, count }: Observed): Array<{ results: IDataObject[]; isFailed: boolean }> {
	return Array.from({ length: count }, (_, at) => {
		const own = items.filter(({ pairedItem }) => (indexOf(pairedItem) ?? 0) === at).map(({ json }) => json);
		return { results: own.filter((json) => !isErrorItem(json)), isFailed: own.some(isErrorItem) };
	});
}

function lost({ mode, good, seen }: Cell): Finding[] {
	if (mode === 'continue' && seen.error !== undefined)
		return [{ column: 'lost', what: `the run ended: ${(seen.error as Error).message}` }];
	if (seen.error !== undefined) return [];
	const before = outcomesOf(good);
	return outcomesOf(seen).flatMap(({ results, isFailed }, at) =>
		results.length === 0 && !isFailed && before[at].results.length > 0
			? [{ column: 'lost' as const, what: `item ${at} has no outcome` }]
			: [],
	);
}

const isWrite = ({ method, host }: LoggedRequest) => method !== 'GET' && host !== 'upload';
const keyOf = ({ method, path, body }: LoggedRequest) => JSON.stringify([method, path, body]);
const isToken = ({ path }: LoggedRequest) => path.endsWith('/oauth/token');

/** Writes that did their work. */
const executed = ({ requests }: Observed): LoggedRequest[] =>
	requests.filter((request) => request.isExecuted && isWrite(request) && !isToken(request));

/** The requests that make what the operation is for: the last kind of write that it sends. */
function mainWrites(good: Observed, seen: Observed): LoggedRequest[] {
	const main = executed(good).at(-1);
	return executed(seen).filter(({ method, route }) => method === main?.method && route === main.route);
}

const holds = ({ path, query, body }: LoggedRequest, mark: string) =>
	JSON.stringify([path, query, body]).includes(JSON.stringify(mark).slice(1, -1));

function doubled({ kind, good, seen }: Cell): Finding[] {
	if (kind.isRepeatable) return [];
	const usual = countBy(executed(good).map(keyOf));
	const same = [...countBy(executed(seen).map(keyOf))]
		.filter(([key, count]) => count > Math.max(1, usual.get(key) ?? 0))
		.map(([key, count]) => `${count} times ${key.slice(0, 200)}`);
	const byMark = (seen.marks ?? []).flatMap((mark) => {
		const count = mainWrites(good, seen).filter((request) => holds(request, mark)).length;
		return count > 1 ? [`${mark}: ${count} times`] : [];
	});
	return [...same, ...byMark].map((what) => ({ column: 'doubled', what }));
}

function countBy(keys: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

function unaccounted(cell: Cell): Finding[] {
	const { kind, mode, good, seen } = cell;
	if (kind.isRepeatable || executed(good).length === 0) return [];
	if (mode === 'stop') return seen.error === undefined ? [] : unnamed(cell);
	const errors = errorsOf(cell);
	return outcomesOf(seen).flatMap(({ results, isFailed }, at) => {
		if (!isFailed || results.length > 0 || !isExecutedFor(cell, at)) return [];
		const own = errors.filter(({ itemIndex }) => itemIndex === at);
		const isSaid = own.some(({ details }) => tellsOfWrite(details, seen));
		return isSaid ? [] : [{ column: 'unaccounted' as const, what: `item ${at}: ${own[0]?.text}` }];
	});
}

/**
 * That it may be written, how far it came, by what it is found (an id that was not known before the write), or what Pinterest itself says
 * has become of what has an id.
 */
function tellsOfWrite({ mayHaveBeenExecuted, begun, ...details }: IDataObject, { requests }: Observed): boolean {
	const first = requests.findIndex((request) => request.isExecuted && isWrite(request) && !isToken(request));
	const known = JSON.stringify(requests.slice(0, first + 1).map(({ path, query, body }) => [path, query, body]));
	const handles = Object.entries(details)
		.filter(([name]) => /^(id|token|\w+_id|\w+Id)$/.test(name))
		.map(([, value]) => (typeof value === 'string' ? value : ''));
	const isVerdict = typeof details.status === 'string' && handles.some((one) => one !== '');
	const isNew = handles.some((one) => one !== '' && !known.includes(one));
	return mayHaveBeenExecuted === true || begun !== undefined || isVerdict || isNew;
}

function isExecutedFor({ good, seen }: Cell, item: number): boolean {
	const mark = seen.marks?.[item];
	const writes = mainWrites(good, seen);
	// Where items can't be told apart, one of them was executed.
	return mark === undefined ? writes.length > 0 : writes.some((request) => holds(request, mark));
}

/** What was executed in a run that ended, and is not named by its error. */
function unnamed(cell: Cell): Finding[] {
	const { seen } = cell;
	const { details } = errorsOf(cell)[0];
	const {
		written = [],
		perhapsWritten = [],
		begun = [],
	} = details as {
		written?: Array<{ item: number }>;
		perhapsWritten?: number[];
		begun?: number[];
	};
	if (seen.count === 1 && tellsOfWrite(details, seen)) return [];
	const named = new Set([...written.map(({ item }) => item), ...perhapsWritten, ...begun]);
	// What gathers its items into one write tells of it once.
	if (seen.marks === undefined && named.size > 0) return [];
	return Array.from({ length: seen.count }, (_, at) => at)
		.filter((at) => isExecutedFor(cell, at) && !named.has(at))
		.map((at) => ({ column: 'unaccounted', what: `the error does not name item ${at}` }));
}

/** Nothing of the kind is at fault where a store of files answers. */
const NOT_OF_FILES = /\bscope\b|\bTrial\b|Reconnect/;

function wrongError({ fault, isApi }: Cell, { text }: ToldError): Finding[] {
	if (!isApi) {
		const wrong = NOT_OF_FILES.exec(text);
		return wrong ? [{ column: 'wrong error', what: `says "${wrong[0]}" of a file: ${text}` }] : [];
	}
	if (fault.must && !fault.must.test(text))
		return [{ column: 'wrong error', what: `says nothing of ${fault.must}: ${text}` }];
	const wrong = fault.mustNot?.exec(text);
	return wrong ? [{ column: 'wrong error', what: `says "${wrong[0]}": ${text}` }] : [];
}

function rawError({ text }: ToldError): Finding[] {
	const raw = RAW.exec(text);
	return raw ? [{ column: 'raw error', what: `says "${raw[0]}": ${text}` }] : [];
}

/** Results that are not those of a good run, where nothing says so. */
function successes(cell: Cell): Finding[] {
	const { seen, good } = cell;
	if (seen.error !== undefined) return [];
	const before = outcomesOf(good);
	return outcomesOf(seen).flatMap(({ results, isFailed }, at): Finding[] => {
		const missingIds = results.flatMap((result) => idsMissing(before[at].results, result));
		const mark = seen.marks?.[at];
		if (mark && isToldIn(mark, before[at].results) && results.length > 0 && !isToldIn(mark, results))
			return [{ column: 'silent', what: `item ${at} has a result that says nothing of ${mark}` }];
		if (missingIds.length > 0 && !mayBeEmpty(cell)) return [{ column: 'no id', what: `item ${at}: ${missingIds[0]}` }];
		const difference = isFailed
			? strangeIn(cell, before[at].results, results)
			: differenceOf(cell, at, before[at].results, results);
		return difference === undefined ? [] : [{ column: 'silent', what: `item ${at}: ${difference}` }];
	});
}

/** The names of ids that a good result has and this one not. */
function idsMissing(good: IDataObject[], result: IDataObject): string[] {
	const isId = (value: unknown) => typeof value === 'string' && value !== '';
	return Object.entries(good[0] ?? {})
		.filter(([name]) => /^(id|\w+_id|token)$/.test(name) && good.every((one) => isId(one[name])))
		.filter(([name]) => name === 'id' || !(name in result) || result[name] === null)
		.filter(([name]) => !isId(result[name]))
		.map(([name]) => `${name} is ${JSON.stringify(result[name])}`);
}

const isToldIn = (mark: string, results: IDataObject[]) => JSON.stringify(results).includes(mark);

/** A result beside an error that a good run does not give. */
function strangeIn({ kind, good }: Cell, before: IDataObject[], results: IDataObject[]): string | undefined {
	if (good.isSteady === false || (!kind.isRepeatable && executed(good).length > 0)) return undefined;
	const usual = new Set(before.map(steady));
	const strange = results.map(steady).find((one) => !usual.has(one));
	return strange === undefined ? undefined : `beside its error it has ${strange.slice(0, 200)}`;
}

function differenceOf(cell: Cell, item: number, before: IDataObject[], results: IDataObject[]): string | undefined {
	const { kind, good } = cell;
	if (results.length !== before.length) return `${results.length} results instead of ${before.length}`;
	if (!kind.isRepeatable && executed(good).length > 0) {
		if (!isExecutedFor(cell, item) && !mayBeEmpty(cell)) return 'a success, and nothing was executed';
		const missing = [...keysOf(before)].filter((name) => !keysOf(results).has(name));
		if (mayBeEmpty(cell)) return undefined;
		return missing.length === 0 ? undefined : `lacks ${missing.join()}`;
	}
	if (good.isSteady === false) {
		const missing = [...keysOf(before)].filter((name) => !keysOf(results).has(name));
		return missing.length === 0 ? undefined : `lacks ${missing.join()}`;
	}
	const at = before.findIndex((one, index) => steady(one) !== steady(results[index]));
	return at < 0 ? undefined : `${steady(results[at]).slice(0, 200)} instead of ${steady(before[at]).slice(0, 200)}`;
}

const keysOf = (results: IDataObject[]) => new Set(results.flatMap((one) => Object.keys(one)));

/**
 * An empty answer is as good as any where nothing is promised, or where Pinterest may answer 204: whoever is told nothing can't know that
 * nothing was done. A page or a failure is none.
 */
function mayBeEmpty({ promised, fault }: Cell): boolean {
	if (promised === undefined) return false;
	const isEmpty = /^(empty|null)\b/.test(fault.name);
	return (
		(promised.orNothing === true && isEmpty) ||
		(Object.keys(promised).length === 1 && !/page|code|failure/.test(fault.name))
	);
}

/** JSON without what is another one in each run: times, and addresses that are signed. */
export function steady(json: IDataObject): string {
	return JSON.stringify(json, (_name, value: unknown) => {
		if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT|^https?:/.test(value) ? '…' : value;
		return typeof value === 'number' && value > 1e9 && value < 1e14 ? 0 : value;
	});
}

function hang(cell: Cell): Finding[] {
	const { kind, fault, good, seen } = cell;
	if (seen.isEndless) return [{ column: 'hang', what: 'it had to be ended' }];
	const more = seen.requests.length - good.requests.length;
	// Each item reads lists of its own, and each list has a bound.
	if (more > MOST_REQUESTS * seen.count) return [{ column: 'hang', what: `${seen.requests.length} requests` }];
	const waited = seen.elapsedMs - good.elapsedMs - silencesOf(cell);
	if (waited > LONGEST_WAIT_MS + (kind.ownWaitMs ?? 0) + SLACK_MS)
		return [{ column: 'hang', what: `${Math.round(waited / 1000)} s` }];
	const renewals = seen.requests.filter(isToken).length;
	const calls = kind.hurriedCalls ?? 1;
	if (renewals > MOST_RENEWALS * calls) return [{ column: 'hang', what: `${renewals} renewals of the token` }];
	const isRefused = /^401 always|^401, renewal refused/.test(fault.name);
	if (kind.hurriedCalls && isRefused && more > MOST_HURRIED * calls)
		return [{ column: 'hang', what: `${more} more requests with a token that is refused` }];
	return [];
}

/** The time limit of a request is none of Maximum Wait's. */
function silencesOf({ fault, seen }: Cell): number {
	if (fault.fault.kind !== 'silence') return 0;
	return seen.requests.filter(({ status }) => status === 0).length * REQUEST_MS;
}

/** Secrets in what is told, as they are, encoded for a URL and in base64 wherever in it they begin. */
export function secrets(seen: Observed): Finding[] {
	const text = textOf(seen);
	return seen.secrets
		.flatMap(writings)
		.filter((writing) => text.includes(writing))
		.map((writing) => ({
			column: 'secret',
			what: text.slice(Math.max(0, text.indexOf(writing) - 80), text.indexOf(writing) + 8),
		}));
}

function writings(secret: string): string[] {
	const inBase64 = [0, 1, 2].map((offset) => {
		const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString('base64');
		return text.replace(/=+$/, '').slice(4, -2);
	});
	return [secret, encodeURIComponent(secret), ...inBase64];
}
