import type { IDataObject } from 'n8n-workflow';

import { inEnglish } from '../shared/fields/english';
import { SINCE_LAST_RUN } from '../shared/fields/period';
import type { Days } from '../shared/fields/period';
import { StoppedError } from '../shared/api/gate';
import { asText, isObject } from '../shared/api/json';
import { listOf } from '../shared/fields/kinds';
import { failedItem, nodeError } from '../shared/run/items';
import type { OnPartial } from '../shared/rows/result';
import type { Values } from '../shared/rows/field';
import { MOST_RESULTS } from '../shared/api/pages';
import type { Caller } from '../shared/api/request';
import { CancelledError } from '../shared/api/wait';
import { accountRow, listAccounts, readAccount } from './accounts';
import type { Progress } from './cursor';
import { progressOf } from './cursor';
import { fixedDays, wantedDays } from './days';
import { AT_ONCE, CHANGED, INPUT_ITEM, NEVER } from './fields';
import type { State, StateChange } from './state';
import { changedState, stateIn } from './state';
import type { AccountTable, TableName } from './tables';
import type { AccountRows } from './accountTables';
import { readAccountTables } from './accountTables';

/** Rows of the last minutes before a run are given again: a list may have been read a little before it showed them. */
const OVERLAP_SECONDS = 300;

/** What one input item wants. */
export interface RowRequest {
	caller: Caller & { itemIndex: number };
	values: Values;
	resource: string;
	/** The wanted tables of an ad account, and whether those of ad accounts themselves are. */
	tables: readonly AccountTable[];
	accountRows: boolean;
	/** Whether each row says its table. */
	marked: boolean;
	/** What the workflow keeps, for an item that brings no state of its own. */
	kept: State;
}

/** What one input item gets. */
export interface LoadedRows {
	rows: IDataObject[];
	/** Whether all rows were given out, and nothing is left to come back for. */
	isOver: boolean;
	/** Where the next loop begins. */
	progress: Progress;
	/** What is to become of the state, once the rows are stored. */
	stateChange: StateChange;
	/** Where an item brings its state: the one after that change. */
	state?: State;
	/** Whether the state is to move on as soon as all rows were given out. */
	movesAtOnce: boolean;
	warnings: string[];
}

/** There are more rows than one run can hold: no error of one ad account. */
class TooManyError extends Error {
	description = `Turn on "Batches" and pass the cursor of the second output back in, or choose fewer days, ad accounts or statuses.`;

	constructor() {
		super(`There are more than ${inEnglish(MOST_RESULTS)} rows, more than n8n can hold at once`);
	}
}

/**
 * Gives the rows that an input item wants: all of them, or those of one loop.
 *
 * With "continue on fail", an ad account that fails has an error item of its own behind the rows that it gave before.
 *
 * @throws Error before a request is sent, when the parameters are wrong; the first ad account's error without "continue on fail"
 */
export async function readRows(request: RowRequest, onPartial: OnPartial): Promise<LoadedRows> {
	const { values, resource } = request;
	const { inBatches, cursor, rowsPerBatch } = values.local;
	const resumed = inBatches && typeof cursor === 'string' ? progressOf(cursor, resource) : undefined;
	const began = resumed?.began ?? Date.now();
	// Dates that are too old must be told before anything is sent.
	const isWindowed = request.tables.includes('ad_analytics');
	const days = resumed?.days ?? (isWindowed ? fixedDays(values.local, began) : undefined);
	const own = values.local.stateFrom === INPUT_ITEM ? broughtState(values, resumed) : undefined;
	const run = new RowReader(request, own ?? request.kept, began, days, inBatches ? Number(rowsPerBatch) : undefined);
	onPartial(() => run.rows());
	// The cursor that was given with the last rows comes back once the workflow has stored them: only then is the run over.
	const isOver = resumed !== undefined && resumed.account >= resumed.accounts.length;
	const progress = resumed ?? { ...(await run.begin()), state: own };
	if (!inBatches) await run.readAll(progress);
	else if (!isOver) await run.readSome(progress);
	const stateChange = run.stateChange(progress, inBatches ? progress.account : progress.accounts.length);
	return {
		rows: run.rows(),
		isOver: !inBatches || isOver,
		progress,
		stateChange,
		state: own && changedState(own, stateChange),
		movesAtOnce: !own && values.local.moveState === AT_ONCE,
		warnings: [...run.warnings],
	};
}

/** The state that the item brings; in the loops after the first one, the cursor has it. */
function broughtState({ local }: Values, resumed: Progress | undefined): State {
	return resumed ? (resumed.state ?? {}) : stateIn(local.state);
}

/** Reads the rows of one input item, ad account by ad account. */
class RowReader {
	readonly warnings = new Set<string>();
	/** In the order they are given: of ad accounts first, then one ad account after the other. */
	private readonly given: IDataObject[][] = [];
	private count = 0;

	constructor(
		private readonly request: RowRequest,
		private readonly state: State,
		private readonly began: number,
		private readonly days: Days | undefined,
		private readonly rowsPerBatch: number | undefined,
	) {}

	rows(): IDataObject[] {
		return this.given.flat();
	}

	/** Finds the ad accounts, and gives their own rows where they are wanted. */
	async begin(): Promise<Progress> {
		const { caller, values, resource, accountRows } = this.request;
		const { adAccounts, adAccountIds } = values.local;
		const progress: Progress = {
			resource,
			began: this.began,
			days: this.days,
			accounts: [],
			account: 0,
			place: { table: 0 },
			failed: [],
		};
		const own: IDataObject[] = [];
		this.given.push(own);
		if (adAccounts === 'chosen') {
			progress.accounts = [...new Set(listOf(adAccountIds))];
			if (!accountRows) return progress;
			const found = await Promise.allSettled(progress.accounts.map(async (id) => await readAccount(caller, id)));
			for (const [at, id] of progress.accounts.entries()) {
				const one = found[at];
				if (one?.status === 'fulfilled') own.push(this.mark('ad_accounts', accountRow(one.value, values)));
				else own.push(this.failed(progress, id, one?.reason));
			}
			return progress;
		}
		const found = await listAccounts(caller, values);
		progress.accounts = found.map(({ id }) => asText(id) ?? '');
		if (accountRows) own.push(...found.map((account) => this.mark('ad_accounts', accountRow(account, values))));
		return progress;
	}

	/** Reads all ad accounts side by side. */
	async readAll(progress: Progress): Promise<void> {
		const before = this.given.length;
		await Promise.all(
			progress.accounts.map(async (id, at) => {
				this.given[before + at] = [];
				if (this.isLeftOut(progress, id)) return;
				const read = await this.readAccountTables(id, { table: 0 }, Infinity);
				this.given[before + at] = this.rowsOf(progress, id, read);
			}),
		);
	}

	/** Reads on where the last loop ended, one ad account after the other, until there are rows enough. */
	async readSome(progress: Progress): Promise<void> {
		const enough = this.rowsPerBatch ?? Infinity;
		while (this.count < enough) {
			const id = progress.accounts[progress.account];
			if (id === undefined) return;
			const isLeftOut = this.isLeftOut(progress, id);
			const read: AccountRows = isLeftOut
				? { parts: [] }
				: await this.readAccountTables(id, progress.place, enough - this.count);
			this.given.push(this.rowsOf(progress, id, read));
			if (!read.next) progress.account += 1;
			progress.place = read.next ?? { table: 0 };
		}
	}

	/**
	 * What becomes of the state: an ad account that failed, or was not read to its end, stays where it was.
	 *
	 * @param count of the ad accounts that were read
	 */
	stateChange({ accounts, failed }: Progress, count: number): StateChange {
		const { values, tables } = this.request;
		const { rows, period, resetState, moveState } = values.local;
		const changed = Math.floor(this.began / 1000) - OVERLAP_SECONDS;
		const reached: State = {};
		if (moveState === NEVER) return { forgotten: [], tables, reached };
		const read = accounts.slice(0, count);
		for (const id of read.filter((one) => !failed.includes(one))) {
			for (const table of tables) {
				if (table === 'ad_analytics' && period === SINCE_LAST_RUN)
					(reached[id] ??= {})[table] = wantedDays(values.local, undefined, this.began).lastWholeDay;
				if (table !== 'ad_analytics' && rows === CHANGED) (reached[id] ??= {})[table] = changed;
			}
		}
		return { forgotten: resetState === true ? read : [], tables, reached };
	}

	private isLeftOut({ failed }: Progress, id: string): boolean {
		return this.request.tables.length === 0 || failed.includes(id);
	}

	private async readAccountTables(id: string, from: Progress['place'], enough: number): Promise<AccountRows> {
		const { caller, values, tables } = this.request;
		const own = values.local.resetState === true ? {} : (this.state[id] ?? {});
		const isWindowed = tables.includes('ad_analytics');
		const wanted = isWindowed ? wantedDays(values.local, asText(own.ad_analytics), this.began, this.days) : {};
		const warn = (message: string) => void this.warnings.add(message);
		if (wanted.warning) warn(wanted.warning);
		const since = values.local.rows === CHANGED ? own : {};
		const reading = { caller, values, account: id, since, wanted, rowsPerBatch: this.rowsPerBatch, warn };
		return await readAccountTables(reading, tables, from, enough, (count) => {
			this.count += count;
			if (this.rowsPerBatch === undefined && this.count > MOST_RESULTS) throw new TooManyError();
		});
	}

	private rowsOf(progress: Progress, id: string, { parts, error }: AccountRows): IDataObject[] {
		const rows = parts.flatMap((part) => part.rows.map((row) => this.mark(part.table, row)));
		return error === undefined ? rows : [...rows, this.failed(progress, id, error)];
	}

	private mark(table: TableName, row: IDataObject): IDataObject {
		return this.request.marked ? { __table: table, ...row } : row;
	}

	/** The item that stands for an ad account that failed. Without "continue on fail" its error ends the run. */
	private failed(progress: Progress, id: string, thrown: unknown): IDataObject {
		const { context, itemIndex } = this.request.caller;
		if (thrown instanceof StoppedError || thrown instanceof CancelledError || thrown instanceof TooManyError)
			throw thrown;
		const error = nodeError(context.getNode(), thrown, itemIndex);
		if ('context' in error && isObject(error.context)) error.context.ad_account_id = id;
		error.message += ` (ad account ${id})`;
		if (!('continueOnFail' in context && context.continueOnFail())) throw error;
		progress.failed.push(id);
		return failedItem(error, itemIndex).json;
	}
}
