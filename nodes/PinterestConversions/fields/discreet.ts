import type { Field } from '../../shared/rows/field';

/**
 * The same field, whose errors never repeat the value: whatever part of an event a value was put into by mistake, it may be a
 * person's.
 */
export function discreet(one: Field): Field {
	return {
		...one,
		parse: (value) =>
			reworded(
				() => one.parse(value),
				(message) => message.replace(/(,? not|:) "[\s\S]*$/, ''),
			),
	};
}

/** Does something whose errors are told in other words. */
export function reworded<T>(body: () => T, reword: (message: string) => string): T {
	try {
		return body();
	} catch (error) {
		throw withMessage(error as Error, reword);
	}
}

function withMessage(error: Error, reword: (message: string) => string): Error {
	return new Error(reword(error.message));
}
