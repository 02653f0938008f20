import { createHash } from 'crypto';

import { isObject } from '../../api/json';

/**
 * What a trigger remembers of the things in a list, as n8n stores it with the workflow: for each thing a digest of its key and the
 * place of its value in `values`, separated by commas; what was seen last stands last.
 */
export interface Remembered {
	values: string[];
	things: string;
}

export function isRemembered(value: unknown): value is Remembered {
	return isObject(value) && Array.isArray(value.values) && typeof value.things === 'string';
}

/** 48 bits: among 20,000 keys, two have the same digest once in a million lists. */
const DIGEST_LENGTH = 8;

/**
 * The last known value of each thing, by key. Keys are kept as digests: they are short whatever the key is, and no name of a person is
 * stored.
 */
export class Known {
	/** By digest, seen longest ago first. */
	private readonly values = new Map<string, string>();

	static from({ values, things }: Remembered): Known {
		const known = new Known();
		for (const one of things === '' ? [] : things.split(',')) {
			known.values.set(one.slice(0, DIGEST_LENGTH), values[parseInt(one.slice(DIGEST_LENGTH), 36)] ?? '');
		}
		return known;
	}

	/** Learns a thing's value; gives the one it had when it was last seen, or null where it was not known. */
	see(key: string, value: string): string | null {
		const name = digest(key);
		const old = this.values.get(name) ?? null;
		this.values.delete(name);
		this.values.set(name, value);
		return old;
	}

	/** Forgets everything but these keys. */
	keepOnly(keys: Iterable<string>): void {
		const kept = new Set([...keys].map(digest));
		for (const name of [...this.values.keys()]) if (!kept.has(name)) this.values.delete(name);
	}

	/** @param most how many things are stored; those seen longest ago are forgotten first */
	remembered(most: number): Remembered {
		const places = new Map<string, number>();
		const things = [...this.values].slice(-most).map(([name, value]) => {
			const place = places.get(value) ?? places.size;
			places.set(value, place);
			return `${name}${place.toString(36)}`;
		});
		return { values: [...places.keys()], things: things.join(',') };
	}
}

function digest(key: string): string {
	return createHash('sha256').update(key).digest('base64url').slice(0, DIGEST_LENGTH);
}
