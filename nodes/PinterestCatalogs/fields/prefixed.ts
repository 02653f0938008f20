/** Throws an error again, with words before its message that say what it is about. */
export function prefixed(words: string, error: unknown): never {
	throw new Error(`${words} ${error instanceof Error ? error.message : 'is wrong'}`);
}
