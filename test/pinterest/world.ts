import { randomUUID } from 'node:crypto';
import type { Listed } from './paging';
import type { Environment } from './row';

export interface Account {
	id: string;
	username: string;
	businessName: string;
	about: string;
	websiteUrl: string;
	profileImage: string;
	followers: number;
	following: number;
	monthlyViews: number;
	/** Ids of the business accounts linked to it. */
	businessIds: string[];
	/** Who it follows, oldest first. */
	follows: Follow[];
	/** The boards it follows, oldest first. */
	followedBoards: BoardFollow[];
	/** The websites it claimed or began to claim, oldest first. */
	websites: Website[];
}

export interface Follow extends Listed {
	username: string;
	isCreator: boolean;
	/** False where only boards of theirs are followed. */
	explicit: boolean;
}

export interface BoardFollow extends Listed {
	boardId: string;
	explicit: boolean;
}

export interface Website extends Listed {
	/** Host and path, without a scheme. */
	website: string;
	/** Undefined until it is verified. */
	verifiedAt?: string;
}

export interface AdAccount extends Listed {
	id: string;
	name: string;
	ownerId: string;
	country: string;
	currency: string;
	timeZone: string;
	/** Roles of the shop's own account on it. */
	permissions: string[];
	/** Seconds since 1970. */
	createdTime: number;
}

export interface Board extends Listed {
	id: string;
	ownerId: string;
	collaboratorIds: string[];
	name: string;
	description: string | null;
	privacy: 'PUBLIC' | 'PROTECTED' | 'SECRET';
	isAdsOnly: boolean;
	followers: number;
	createdAt: string;
	pinsModifiedAt: string;
	/** Oldest first, like `pins`. */
	sections: Section[];
	pins: Pin[];
}

export interface Section extends Listed {
	id: string;
	name: string;
}

export interface PinImage {
	/** Height over width. */
	ratio: number;
	title?: string;
	description?: string;
	link?: string;
}

export type PinMedia =
	| { type: 'image'; image: PinImage }
	| { type: 'video'; mediaId: string | null; cover: PinImage; coverUrl?: string; durationMs: number | null }
	| { type: 'carousel'; images: PinImage[] };

export interface Pin extends Listed {
	id: string;
	ownerId: string;
	boardId: string | null;
	sectionId: string | null;
	parentPinId: string | null;
	title: string | null;
	description: string | null;
	altText: string | null;
	link: string | null;
	dominantColor: string;
	createdAt: string;
	isStandard: boolean;
	promoted: boolean;
	media: PinMedia;
	/** Ids of the product Pins tagged on it. */
	productTags: string[];
}

export interface Media extends Listed {
	id: string;
	ownerId: string;
	/** Every field the upload must carry, with the value it must have. */
	uploadParameters: Record<string, string>;
	upload?: { size: number; sha256: string; head: Buffer; at: number };
	/** Reads of this media since its upload. */
	polls: number;
}

/** A file in the store on the upload host. Signed addresses take no Authorization header. */
export interface StoredFile {
	/** What a GET gives; a file without it can't be read. Text is made at the first read where that is a function. */
	content?: Buffer | string | (() => Buffer | string);
	contentType?: string;
	/** Milliseconds since 1970 after which the address answers 403. */
	expiresAt?: number;
	/** Takes a file that is put there; a file without it can't be written. */
	put?: (content: Buffer, headers: Record<string, string | string[] | undefined>) => void;
}

/** Beginnings of ids, so that one kind never meets another. */
const prefixes = {
	board: 549755,
	section: 503127,
	pin: 813744,
	media: 520312,
	'ad account': 549760,
	account: 664281,
	campaign: 626735,
	'ad group': 268063,
	ad: 687195,
};

/** Six digits that follow from the name of a kind, 700000 to 799999. */
function prefixOf(kind: string): number {
	let hash = 0;
	for (const character of kind) hash = (hash * 31 + character.charCodeAt(0)) % 100_000;
	return 700_000 + hash;
}

/** The state of one environment. Maps keep what was made first first; `seq` grows over everything. */
export class World {
	readonly accounts = new Map<string, Account>();
	readonly adAccounts = new Map<string, AdAccount>();
	readonly boards = new Map<string, Board>();
	readonly pins = new Map<string, Pin>();
	readonly media = new Map<string, Media>();
	/** Files of the store on the upload host, by path: reports to fetch, and places to put a file. */
	readonly files = new Map<string, StoredFile>();
	private readonly stores = new Map<string, Map<string, unknown>>();
	private seq = 0;

	/**
	 * @param imageOrigin where the images of Pins are served, `http://127.0.0.1:8585`
	 * @param uploadUrl where videos are sent to
	 */
	constructor(
		readonly environment: Environment,
		readonly imageOrigin: () => string,
		readonly uploadUrl: () => string,
	) {}

	nextSeq(): number {
		this.seq += 1;
		return this.seq;
	}

	/** The things of one kind, by id, first made first. Each resource keeps its own: `world.store<Campaign>('campaign')`. */
	store<T>(kind: string): Map<string, T> {
		let store = this.stores.get(kind);
		if (!store) this.stores.set(kind, (store = new Map<string, unknown>()));
		return store as Map<string, T>;
	}

	/** Puts a file into the store on the upload host and gives its address, as signed addresses of reports look. */
	addFile(file: StoredFile): string {
		const path = `/files/${this.environment}/${randomUUID()}`;
		this.files.set(path, file);
		return `${new URL(this.uploadUrl()).origin}${path}?signature=${randomUUID()}`;
	}

	/** An id as Pinterest makes them: 18 digits, and one kind never meets another. */
	newId(kind: string, seq: number): string {
		const prefix = prefixes[kind as keyof typeof prefixes] ?? prefixOf(kind);
		return `${prefix}${(this.environment === 'sandbox' ? 9 : 8) * 1e11 + seq * 7}`;
	}

	addBoard(facts: Partial<Board> & Pick<Board, 'name' | 'ownerId'>): Board {
		const seq = this.nextSeq();
		const createdAt = facts.createdAt ?? now();
		const board: Board = {
			seq,
			id: this.newId('board', seq),
			collaboratorIds: [],
			description: null,
			privacy: 'PUBLIC',
			isAdsOnly: false,
			followers: 0,
			createdAt,
			pinsModifiedAt: createdAt,
			sections: [],
			pins: [],
			...facts,
		};
		this.boards.set(board.id, board);
		return board;
	}

	addSection(board: Board, name: string): Section {
		const seq = this.nextSeq();
		const section = { seq, id: this.newId('section', seq), name };
		board.sections.push(section);
		return section;
	}

	addPin(facts: Partial<Pin> & Pick<Pin, 'ownerId' | 'media'>): Pin {
		const seq = this.nextSeq();
		const pin: Pin = {
			seq,
			id: this.newId('pin', seq),
			boardId: null,
			sectionId: null,
			parentPinId: null,
			title: null,
			description: null,
			altText: null,
			link: null,
			dominantColor: '#6e7874',
			createdAt: now(),
			isStandard: true,
			promoted: false,
			productTags: [],
			...facts,
		};
		this.pins.set(pin.id, pin);
		const board = this.boards.get(pin.boardId ?? '');
		if (board) {
			board.pins.push(pin);
			board.pinsModifiedAt = pin.createdAt;
		}
		return pin;
	}

	movePin(pin: Pin, board: Board): void {
		this.takeOff(pin);
		pin.boardId = board.id;
		pin.sectionId = null;
		const at = board.pins.findIndex((other) => other.seq > pin.seq);
		board.pins.splice(at === -1 ? board.pins.length : at, 0, pin);
		board.pinsModifiedAt = now();
	}

	deletePin(pin: Pin): void {
		this.takeOff(pin);
		this.pins.delete(pin.id);
	}

	/** A board takes its Pins with it. */
	deleteBoard(board: Board): void {
		for (const pin of board.pins) this.pins.delete(pin.id);
		this.boards.delete(board.id);
	}

	/** A section takes its Pins with it. */
	deleteSection(board: Board, section: Section): void {
		board.sections = board.sections.filter((other) => other !== section);
		for (const pin of board.pins.filter((each) => each.sectionId === section.id)) this.deletePin(pin);
	}

	clear(): void {
		for (const map of [this.accounts, this.adAccounts, this.boards, this.pins, this.media]) map.clear();
		this.files.clear();
		this.stores.clear();
		this.seq = 0;
	}

	private takeOff(pin: Pin): void {
		const board = this.boards.get(pin.boardId ?? '');
		if (!board) return;
		board.pins.splice(board.pins.indexOf(pin), 1);
		board.pinsModifiedAt = now();
	}
}

/** Now, as answers write it: UTC, whole seconds. */
export function now(): string {
	return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
