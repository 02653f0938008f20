const NAMED = 'ParameterError';

/** An error about a parameter, or a column of the input item, that its message names already. */
export function namedError(message: string, description?: string): Error {
	return Object.assign(new Error(message), { name: NAMED, ...(description ? { description } : {}) });
}

export function isNamed(error: Error): boolean {
	return error.name === NAMED;
}
