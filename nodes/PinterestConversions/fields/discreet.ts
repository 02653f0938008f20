import { asObject, asText } from '../../shared/api/json';
import type { Field } from '../../shared/rows/field';

/**
 * The same field, whose errors never repeat the value: whatever part of an event a value was put into by mistake, it may be a
 * person's.
 */
export function discreet<One extends Field>(one: One): One {
	return {
		...one,
		parse: (value, reading) =>
			reworded(
				() => one.parse(value, reading),
				(message) => message.replace(/(,? not|:) "[\s\S]*$/, ''),
			),
	};
}

/** Does something whose errors are told in other words. */
export function reworded<T>(body: () => T, reword: (message: string) => string): T {
	try {
		return body();
	} catch (error) {
		throw inOtherWords(error, reword);
	}
}

function inOtherWords(error: unknown, reword: (message: string) => string): Error {
	return new Error(reword(asText(asObject(error).message) ?? ''));
}
