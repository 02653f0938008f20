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

import { StoppedError } from './api/gate';
import { failedItem, forEachItem, inItemOrder, nodeError, paired } from './api/items';
import { readPages } from './api/pages';
import type { Page } from './api/pages';
import type { Call, Caller } from './api/request';
import { request } from './api/request';
import type { Run } from './api/run';
import { runOf } from './api/run';
import { CancelledError } from './api/wait';
import { pageOf, propertiesOf } from './describe/properties';
import type { Field, Operation, ReadItem, Resource, Values } from './describe/rows';
import { readValues } from './describe/values';

/** What a node's class needs from its rows. */
export interface Operations {
	properties: INodeProperties[];
	customOperations: NonNullable<INodeType['customOperations']>;
}

/**
 * Turns a node's rows into its properties and the functions that carry them out.
 *
 * Operations that are one request for an item go through n8n's declarative engine and the pagination function set on
 * Resource, which is how every request of the node reaches the one way to Pinterest. The others are custom operations.
 */
export function operationsOf(resources: Resource[]): Operations {
	const find = (resource: unknown, operation: unknown): Operation => {
		const found = resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
		if (!found) throw new Error(`There is no operation ${String(resource)}.${String(operation)}`);
		return found;
	};
	const pagination = async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const itemIndex = this.getItemIndex();
		let run: Run | undefined;
		let keep = (): INodeExecutionData[] => [];
		try {
			run = await runOf(this, options as Partial<IHttpRequestOptions>);
			const operation = find(this.getNodeParameter('resource'), this.getNodeParameter('operation'));
			const caller = { context: this, run, itemIndex };
			const values = await readValues(operation, (name, fallback) => this.getNodeParameter(name, fallback), caller);
			return await carryOut(caller, operation, values, (give) => (keep = give));
		} catch (thrown) {
			// The run fails with the error of the item that stopped it, so nothing of this one is given out.
			if (thrown instanceof StoppedError) return [];
			const error = nodeError(this.getNode(), thrown, itemIndex);
			if (this.continueOnFail() && !(error instanceof CancelledError)) return [...keep(), failedItem(error, itemIndex)];
			// n8n waits for every item before it reports the first error: those that have not begun must not begin.
			run?.gate.close(new StoppedError());
			throw error;
		}
	};
	const seam: INodeProperties['routing'] = { send: { paginate: true }, operations: { pagination } };
	return { properties: propertiesOf(resources, seam), customOperations: customOperationsOf(resources) };
}

/** Takes a function that gives the results so far, for "continue on fail". */
type Keep = (give: () => INodeExecutionData[]) => void;

async function carryOut(
	caller: Caller & { itemIndex: number },
	operation: Operation,
	values: Values,
	keep: Keep,
): Promise<INodeExecutionData[]> {
	const call = callOf(operation, values);
	if (operation.answer === 'page') return await list(caller, operation, values, call, keep);
	const { body } = await request(caller, call);
	return paired(resultsOf(operation, values, body), caller.itemIndex);
}

async function list(
	caller: Caller & { itemIndex: number },
	operation: Operation,
	values: Values,
	call: Call,
	keep: Keep,
): Promise<INodeExecutionData[]> {
	const { returnAll, limit, pageSize, rawPages } = values.local as {
		returnAll?: boolean;
		limit?: number;
		pageSize?: number;
		rawPages?: boolean;
	};
	const give = (pages: Page[]): INodeExecutionData[] => {
		const results = rawPages
			? pages.map(({ items, bookmark }) => ({ items, bookmark: bookmark ?? null }))
			: pages.flatMap(({ items }) => items.map((item) => simplified(operation, values, item)));
		return paired(results, caller.itemIndex);
	};
	const read: Page[] = [];
	keep(() => give(read));
	const { sizeName, largest } = pageOf(operation);
	const onPage = (page: Page) => read.push(page);
	const options = {
		limit: returnAll ? undefined : (limit ?? 50),
		pageSize,
		sizeName: sizeName ?? null,
		largestPage: largest,
	};
	return give(await readPages(caller, call, { ...options, unbounded: rawPages, onPage }));
}

/** The request that an operation's values make. */
export function callOf(operation: Operation, values: Values): Call {
	const { method, path, category } = operation;
	const fields: Field[] = [...(operation.fields ?? []), ...Object.values(operation.collections ?? {}).flat()];
	return {
		method,
		path,
		category,
		ids: values.ids,
		query: values.query,
		repeated: fields.filter((one) => one.repeated && one.in === 'query').map((one) => one.wire),
		body: method === 'POST' || method === 'PATCH' ? values.body : undefined,
	};
}

function resultsOf(operation: Operation, values: Values, body: unknown): IDataObject[] {
	if (body === undefined || operation.answer === 'nothing')
		return [{ [operation.done ?? (operation.method === 'DELETE' ? 'deleted' : 'success')]: true }];
	if (operation.split) return operation.split(body, values);
	const objects = (Array.isArray(body) ? body : [body]) as IDataObject[];
	return objects.map((object) => simplified(operation, values, object));
}

/** An object as the Simplify switch wants it. */
export function simplified(operation: Operation, values: Values, object: IDataObject): IDataObject {
	const { simplify, simplifyName = 'simplify' } = operation;
	return typeof simplify === 'function' && values.local[simplifyName] === true ? simplify(object) : object;
}

function customOperationsOf(resources: Resource[]): Operations['customOperations'] {
	const bodies: Operations['customOperations'] = {};
	for (const { value, operations } of resources) {
		for (const operation of operations) {
			const { run, runAll } = operation;
			const body = run ? eachItem(operation, run) : runAll ? allItems(operation, runAll) : undefined;
			if (body) (bodies[value] ??= {})[operation.value] = body;
		}
	}
	return bodies;
}

function eachItem(operation: Operation, run: NonNullable<Operation['run']>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await forEachItem(this, async (caller) => {
			return await run(caller, await readItem(this, operation, caller));
		});
	};
}

function allItems(operation: Operation, runAll: NonNullable<Operation['runAll']>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outcomes = inItemOrder(this);
		const read: ReadItem[] = [];
		for (let itemIndex = 0; itemIndex < this.getInputData().length; itemIndex++) {
			const fail = (error: unknown) => outcomes.fail(itemIndex, error);
			try {
				const caller = { context: this, run: await runOf(this), itemIndex };
				const values = await readItem(this, operation, caller);
				read.push({ caller, values, fail, succeed: (results) => outcomes.succeed(itemIndex, results) });
			} catch (error) {
				fail(error);
			}
		}
		await runAll(read);
		return outcomes.give();
	};
}

async function readItem(
	context: IExecuteFunctions,
	operation: Operation,
	caller: Caller & { itemIndex: number },
): Promise<Values> {
	return await readValues(
		operation,
		(name, fallback) => context.getNodeParameter(name, caller.itemIndex, fallback as object),
		caller,
	);
}
