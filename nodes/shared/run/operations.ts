import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

import { effectOf, isRead } from '../api/effect';
import { apiError, isLost } from '../api/errors';
import { asObject, isObject } from '../api/json';
import { UnreadableError, objectsIn } from '../api/parts';
import { readPages } from '../api/pages';
import { plural, promiseOf } from '../api/promise';
import type { Page } from '../api/pages';
import type { Call } from '../api/request';
import { request } from '../api/request';
import { isRepeatable, requestOf } from '../api/requestName';
import type { Run } from '../api/run';
import { startRun } from '../api/run';
import type { Redactor } from '../api/secrets';
import { CancelledError } from '../api/wait';
import type { Compiled } from '../fields/compiled';
import type { Read, Values } from '../rows/field';
import type { ItemCaller, Operation, ReadItem } from '../rows/operation';
import type { OnPartial, Result } from '../rows/result';
import { inBatches } from './batch';
import { callOf, simplified } from './call';
import { unknownFields, splitOf } from './form';
import type { Entry, Words } from './account';
import { withAccount } from './account';
import { hasMatch, unlessThere } from './existing';
import { entryOf, failedItem, forEachItem, inItemOrder, nodeError, paired, safely } from './items';
import type { Outcomes } from './items';
import type { Written } from './lost';
import { written } from './lost';
import { parametersOf } from './parameters';
import { isPreview, previewOf } from './preview';
import { forModels, oneForModels, toolError } from './tool';
import { readValues } from './values';

type CustomOperations = NonNullable<INodeType['customOperations']>;
/** What a person says of how much of a list is given. */
interface PageLocals {
	returnAll?: boolean;
	limit?: number;
	pageSize?: number;
	rawPages?: boolean;
}

type RunAll = (items: ReadItem[]) => Promise<void>;

/** The functions that carry a node's operations out. A workflow runs them as custom operations, which see all items at once. */
export function customOperationsOf(operations: readonly Compiled[]): CustomOperations {
	const custom: CustomOperations = {};
	for (const compiled of operations) {
		(custom[compiled.resource] ??= {})[compiled.operation.value] = bodyOf(compiled);
	}
	return custom;
}

/**
 * The routing of a node's Resource parameter. An AI agent may call the node without n8n's workflow engine; then n8n routes the one item
 * it has, which reaches the same code through the pagination function.
 */
export function routingOf(operations: readonly Compiled[]): INodeProperties['routing'] {
	const pagination = async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const itemIndex = this.getItemIndex();
		let give = (): Result[] => [];
		let redact: Redactor | undefined;
		try {
			const compiled = find(operations, this.getNodeParameter('resource'), this.getNodeParameter('operation'));
			const effect = effectOf(compiled.operation);
			const run = await startRun(this, options as Partial<IHttpRequestOptions>, { effect });
			redact = run.environment.secrets?.redact;
			const read: Read = (name, fallback) => this.getNodeParameter(name, fallback);
			const caller = { context: this, run, itemIndex, isPreview: isPreview(this.getNode(), compiled, read) };
			const values = await readValues(compiled, read, caller);
			const results = await carryOut(caller, compiled, values, (some) => (give = some));
			return oneForModels(this.getNode(), paired(results, itemIndex), read('requestOptions', {}));
		} catch (thrown) {
			const error = nodeError(this.getNode(), thrown, itemIndex, redact);
			if (error instanceof CancelledError || !this.continueOnFail()) throw toolError(this.getNode(), error);
			return [...paired(safely(give), itemIndex), failedItem(error, itemIndex)];
		}
	};
	return { send: { paginate: true }, operations: { pagination } };
}

function find(operations: readonly Compiled[], resource: unknown, operation: unknown): Compiled {
	const found = operations.find((one) => one.resource === resource && one.operation.value === operation);
	if (!found) throw new Error(`There is no operation ${String(resource)}.${String(operation)}`);
	return found;
}

function bodyOf(compiled: Compiled): (this: IExecuteFunctions) => Promise<INodeExecutionData[][]> {
	const runAll = runAllOf(compiled.operation);
	if (runAll) {
		return async function (this: IExecuteFunctions) {
			return await forModels(this, async () => await allItems(this, compiled, runAll));
		};
	}
	return async function (this: IExecuteFunctions) {
		const readerOf = parametersOf(this);
		const node = this.getNode();
		const body = async (begun: ItemCaller, onPartial: OnPartial) => {
			const read = readerOf(begun.itemIndex);
			const caller = { ...begun, isPreview: isPreview(node, compiled, read) };
			const values = await readValues(compiled, read, caller);
			return await carryOut(caller, compiled, values, onPartial);
		};
		const { operation } = compiled;
		const facts = { words: wordsOf(operation), effect: effectOf(operation) };
		return await forModels(this, async () => await forEachItem(this, body, facts));
	};
}

/** What gathers its items by itself, events or records, puts so many into one request. */
const MOST_IN_REQUEST = 1000;

async function allItems(
	context: IExecuteFunctions,
	compiled: Compiled,
	runAll: RunAll,
): Promise<INodeExecutionData[][]> {
	const itemsPerRequest = compiled.operation.batch?.maxItems ?? MOST_IN_REQUEST;
	const effect = effectOf(compiled.operation);
	const started = startRun(context, undefined, { itemsPerRequest, effect });
	const outcomes = inItemOrder(context, await redactorOf(started));
	const read: ReadItem[] = [];
	let ended: { by: unknown } | undefined;
	const readerOf = parametersOf(context);
	const node = context.getNode();
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		const fail: ReadItem['fail'] = (error, kept) => {
			try {
				outcomes.fail(itemIndex, error, kept);
			} catch (failure) {
				const wrote = read[0]?.caller.run.wrote ?? new Map<number, undefined>();
				ended = { by: accountOf(compiled.operation, { context, outcomes, wrote }, itemIndex, failure) };
				throw ended.by;
			}
		};
		try {
			const reader = readerOf(itemIndex);
			const itemPreview = isPreview(node, compiled, reader);
			const caller = { context, run: await started, itemIndex, isPreview: itemPreview };
			const values = await readValues(compiled, reader, caller);
			const succeed: ReadItem['succeed'] = (results) => {
				const refusal = refusalOf(compiled.operation, results);
				if (refusal) fail(refusal);
				else outcomes.succeed(itemIndex, results);
			};
			read.push({ caller, values, fail, succeed });
		} catch (error) {
			fail(error);
		}
	}
	try {
		await runAll(read);
	} catch (error) {
		if (ended) throw ended.by;
		// Whatever broke is told of each item that has no outcome yet: n8n would hand the input on as the output.
		for (const { fail, caller } of read) if (!outcomes.of(caller.itemIndex)) fail(error);
	}
	return outcomes.give();
}

/** What takes the run's secrets out of errors; nothing where the run can't begin, which each item then says. */
async function redactorOf(started: Promise<Run>): Promise<Redactor | undefined> {
	return await started.then(
		({ environment }) => environment.secrets?.redact,
		() => undefined,
	);
}

/** What an operation writes, in words; undefined where it only reads. */
function wordsOf(operation: Operation): Words | undefined {
	if (isRead(operation)) return undefined;
	const isDelete = requestOf(operation.request).method === 'DELETE';
	return { noun: promiseOf(operation.request).of, done: isDelete ? 'deleted' : 'written' };
}

/** What a run has come to when an error ends it. */
interface Reached {
	context: IExecuteFunctions;
	outcomes: Outcomes;
	wrote: Run['wrote'];
}

/** The error that ends a run in which an operation sees all items; a batch has told of its elements already. */
function accountOf(
	operation: Operation,
	{ context, outcomes, wrote }: Reached,
	itemIndex: number,
	failure: unknown,
): unknown {
	const words = wordsOf(operation);
	const count = context.getInputData().length;
	if (!words || operation.batch || count === 1) return failure;
	const failed = new Map([[itemIndex, failure]]);
	const entries = Array.from({ length: count }, (_, item): Entry => {
		const entry = entryOf(item, outcomes.of(item), failed, wrote);
		// They may have been in the request that failed.
		return entry.fate === 'begun' && isLost(failure) ? { ...entry, fate: 'unknown' } : entry;
	});
	return withAccount(failure, entries, words);
}

/** Carries an operation out for one item. */
async function carryOut(
	caller: ItemCaller,
	compiled: Compiled,
	values: Values,
	onPartial: OnPartial,
): Promise<Result[]> {
	const { operation } = compiled;
	const results = await carried(caller, compiled, values, onPartial);
	const refusal = refusalOf(operation, results);
	if (!refusal) return results;
	onPartial(() => []);
	throw refusal;
}

/** What was written is given, whatever fields of it were asked for. */
function refusalOf(operation: Operation, results: Result[]): Error | undefined {
	return isRead(operation) ? unknownFields(results) : undefined;
}

async function carried(
	caller: ItemCaller,
	compiled: Compiled,
	values: Values,
	onPartial: OnPartial,
): Promise<Result[]> {
	const { operation } = compiled;
	const runAll = runAllOf(operation);
	if (runAll) return await alone(runAll, caller, values, onPartial);
	const carry = async () => await carryOutOnce(caller, compiled, values, onPartial);
	const carried = hasMatch(operation) ? unlessThere(caller, operation, values, carry) : carry();
	return await carried.catch((error: unknown) => [previewOf(compiled, values, error)]);
}

async function carryOutOnce(
	caller: ItemCaller,
	compiled: Compiled,
	values: Values,
	onPartial: OnPartial,
): Promise<Result[]> {
	const { operation } = compiled;
	if (operation.run) return await ownRun(caller, operation, values, onPartial);
	const call = callOf(operation, values);
	if (operation.answer === 'page') return await list(caller, compiled, values, call, onPartial);
	const { body, isRecovered } = await answerOf(caller, operation, values, call);
	const results = madeOf(caller, call, () => resultsOf(operation, values, body));
	return isRecovered ? results.map((result) => ({ ...result, recovered: true })) : results;
}

/** Results of an answer; what breaks while they are made is told as an answer that can't be read. */
function madeOf(caller: ItemCaller, call: Call, make: () => IDataObject[]): IDataObject[] {
	try {
		return make();
	} catch (error) {
		throw isRefusal(error) ? error : unreadable(caller, call, error);
	}
}

async function answerOf(caller: ItemCaller, operation: Operation, values: Values, call: Call): Promise<Written> {
	if (hasMatch(operation)) return await written(caller, operation, values, call);
	return { body: (await request(caller, call)).body, isRecovered: false };
}

async function ownRun(
	caller: ItemCaller,
	operation: Operation,
	values: Values,
	onPartial: OnPartial,
): Promise<Result[]> {
	try {
		return (await operation.run?.(caller, values, onPartial)) ?? [];
	} catch (error) {
		const call = { request: operation.request, repeatable: isRead(operation) };
		throw error instanceof UnreadableError ? unreadable(caller, call, error) : error;
	}
}

/** What a row says of an answer itself. */
function isRefusal(error: unknown): boolean {
	const isOddForm = [UnreadableError, TypeError, RangeError].some((kind) => error instanceof kind);
	return error instanceof Error && !isOddForm;
}

/** What makes results of an answer may find it to be in a form that nobody described. */
function unreadable({ context, run, itemIndex }: ItemCaller, call: Call, error: unknown): Error {
	const repeatable = isRepeatable(call);
	const message =
		error instanceof UnreadableError
			? error.message
			: 'Pinterest’s answer can’t be read: it has another form than Pinterest describes';
	const advice = repeatable
		? 'Try again later. If it stays, set Output to Raw, or read in smaller parts.'
		: 'Pinterest accepted the request: look there what came of it before you run this item again.';
	const details = repeatable ? {} : { mayHaveBeenExecuted: true };
	return apiError(context.getNode(), { message, advice, details }, { itemIndex, environment: run.environment });
}

/** One item of an operation that otherwise gathers them. */
async function alone(runAll: RunAll, caller: ItemCaller, values: Values, onPartial: OnPartial): Promise<Result[]> {
	return await new Promise((succeed, reject) => {
		const fail: ReadItem['fail'] = (error, kept = []) => {
			onPartial(() => kept);
			reject(error instanceof Error ? error : new Error(String(error)));
		};
		void runAll([{ caller, values, succeed, fail }]).catch(fail);
	});
}

function runAllOf(operation: Operation): RunAll | undefined {
	if (operation.runAll) return async (items) => await operation.runAll(items);
	if (operation.batch) return async (items) => await inBatches(operation, items);
	return undefined;
}

async function list(
	caller: ItemCaller,
	{ operation, pageSize: { sizeName, largest } }: Compiled,
	values: Values,
	call: Call,
	onPartial: OnPartial,
): Promise<IDataObject[]> {
	const { returnAll, limit, pageSize, rawPages }: PageLocals = values.local;
	const resultsOfOne = (item: IDataObject): IDataObject[] =>
		splitOf(operation, item, values) ?? [simplified(operation, values, item)];
	const give = (pages: Page[]): IDataObject[] =>
		rawPages
			? pages.map(({ items, bookmark }) => ({ items, bookmark: bookmark ?? null }))
			: pages.flatMap(({ items }) => items.flatMap(resultsOfOne)).slice(0, returnAll ? undefined : (limit ?? 50));
	const read: Page[] = [];
	onPartial(() => give(read));
	const onPage = (page: Page) => {
		if (operation.redact) page.items = page.items.map(operation.redact);
		read.push(page);
	};
	const options = {
		limit: returnAll ? undefined : (limit ?? 50),
		pageSize,
		sizeName: sizeName ?? null,
		largestPage: largest,
	};
	const pages = await readPages(caller, call, { ...options, unbounded: rawPages, asTheyCame: rawPages, onPage });
	return madeOf(caller, call, () => give(pages));
}

/** @throws UnreadableError when a list of the answer holds something that is no object, or lacks its id */
function resultsOf(operation: Operation, values: Values, body: unknown): IDataObject[] {
	const { redact = (object) => object, request: name } = operation;
	const done = () => [{ [operation.done ?? (requestOf(name).method === 'DELETE' ? 'deleted' : 'success')]: true }];
	if (operation.answer === 'nothing' || (body ?? undefined) === undefined) return done();
	const { of, list, each, eachId } = promiseOf(name);
	if (list && each === 'object') objectsIn(asObject(body)[list], plural(of), eachId);
	const results = splitOf(operation, body, values, redact);
	if (results) return results;
	if (isObject(body) && Object.keys(body).length === 0) return done();
	const objects = isObject(body) ? [body] : objectsIn(Array.isArray(body) ? body : [body], plural(of), eachId);
	return objects.map((object) => simplified(operation, values, redact(object)));
}
