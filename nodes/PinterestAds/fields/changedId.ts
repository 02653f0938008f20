import type { Field } from '../../shared/rows/field';
import { quote } from '../../shared/fields/kinds';

/** Longest id of what is changed, in digits. Source: the API description of updates. */
const LONGEST = 18;

/** A picker of what is changed, or a list of ids of such: longer ids are refused, since Pinterest refuses the whole request for one. */
export const changedId = <One extends Field>(one: One): One => ({
	...one,
	parse(value: unknown) {
		const taken = one.parse(value);
		const long = [taken].flat().find((id) => typeof id === 'string' && id.length > LONGEST);
		if (long === undefined) return taken;
		throw new Error(`must be an id of at most ${LONGEST} digits, not ${quote(long)}`);
	},
});
