import type { IDataObject } from 'n8n-workflow';

import { apiError, errorForItem } from './errors';
import { isNoId } from './parts';
import type { Page, PageOptions } from './pages';
import { eachPage } from './pages';
import type { Call, Caller } from './request';
import type { Run, Shelf, Shelved } from './run';

export interface ShelfFacts {
	call: Call;
	pages?: Pick<PageOptions, 'largestPage' | 'sizeName'>;
	/** The objects in an element of the list. Default: the element. */
	each?: (element: IDataObject) => IDataObject[];
	/** What an object is found by; undefined where it does not count. */
	keyOf: (object: IDataObject) => string | undefined;
	/** How many objects are looked at. */
	most?: number;
}

/**
 * A list that the items of a run look into: read once for all of them, page by page, and only as far as one of them needs. Of several with
 * one key the first of the list is found; what the run has put there comes before all others.
 *
 * @param name tells the list, what it is searched by, and how far
 */
export function shelfOf({ context, run }: Caller, name: string, facts: ShelfFacts): Shelf {
	const known = run.shelves.get(name);
	if (known) return known;
	const shelf = new ListShelf({ context, run }, facts);
	run.shelves.set(name, shelf);
	return shelf;
}

function itself(element: IDataObject): IDataObject[] {
	return [element];
}

class ListShelf implements Shelf {
	private readonly own = new Map<string, IDataObject>();
	private readonly doubted = new Set<string>();
	private found = new Map<string, IDataObject>();
	private pages: AsyncGenerator<Page, void, undefined> | undefined;
	private isRead = false;
	private count = 0;
	private failure?: Error;
	/** The last look: each begins where the one before has ended. */
	private last: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly caller: { context: Caller['context']; run: Run },
		private readonly facts: ShelfFacts,
	) {}

	async find(key: string, itemIndex?: number): Promise<Shelved | undefined> {
		const look = this.last.then(async () => await this.look(key));
		this.last = look.catch(() => undefined);
		try {
			return await look;
		} catch (error) {
			throw itemIndex === undefined ? error : errorForItem(error, itemIndex);
		}
	}

	put(key: string, object: IDataObject): void {
		this.own.set(key, object);
	}

	doubt(key: string): void {
		this.doubted.add(key);
	}

	renew(): void {
		this.found = new Map();
		this.pages = undefined;
		this.isRead = false;
		this.count = 0;
		this.failure = undefined;
	}

	private async look(key: string): Promise<Shelved | undefined> {
		if (this.doubted.delete(key)) this.renew();
		for (;;) {
			const own = this.own.get(key);
			if (own) return { object: own, isResult: true };
			const object = this.found.get(key);
			if (object && isNoId(object.id)) throw this.withoutId();
			if (object) return { object, isResult: false };
			if (this.isRead) return undefined;
			await this.readOn();
		}
	}

	/** Whoever looks takes its id. */
	private withoutId(): Error {
		const { context, run } = this.caller;
		const failure = {
			message: 'Pinterest’s list has it without an ID, so it is not known which one is there',
			advice: 'Nothing was sent. Pinterest has a problem of its own: run the item again later.',
		};
		return apiError(context.getNode(), failure, { environment: run.environment });
	}

	/** Where the list can't be read, nobody is told that something is not in it. */
	private async readOn(): Promise<void> {
		if (this.failure) throw this.failure;
		const { call, pages, keyOf, each = itself, most = Infinity } = this.facts;
		this.pages ??= eachPage(this.caller, call, { ...pages, unbounded: true });
		const reading = this.pages;
		const { value, done } = await reading.next().catch((error: unknown) => {
			const failure = error instanceof Error ? error : new Error(String(error));
			if (reading === this.pages) this.failure = failure;
			throw failure;
		});
		// What was asked for before the list was to be read again says nothing.
		if (reading !== this.pages) return;
		for (const object of (value?.items ?? []).flatMap(each)) {
			const key = keyOf(object);
			if (key !== undefined && !this.found.has(key)) this.found.set(key, object);
		}
		this.count += value?.items.length ?? 0;
		// What is wrong with the last page is told once there is no more to come, which asks for nothing.
		this.isRead = done === true || this.count >= most;
	}
}
