import { byName } from '../../shared/fields/english';
import type { Option } from '../../shared/fields/kinds';

/** Values of an enum as options, by name. */
export const named = <const Value extends string>(values: readonly Value[]): Array<{ name: string; value: Value }> =>
	values.map((value) => ({ name: titled(value), value })).sort(byName);

/** The options with these values, in their own order. */
export const only = <One extends Option, const Value extends One['value']>(
	options: readonly One[],
	values: readonly Value[],
): Array<Extract<One, { value: Value }>> =>
	options.filter((one): one is Extract<One, { value: Value }> => values.some((value) => value === one.value));

/** `AD_GROUP_NAME` as `Ad Group Name`, with the field's usual abbreviations kept. */
export function titled(value: string): string {
	return value
		.split('_')
		.map((word) =>
			['ID', 'SKU', 'ECPC', 'ECPM', 'ECTR'].includes(word) ? word : word[0] + word.slice(1).toLowerCase(),
		)
		.join(' ')
		.replace('Apptype', 'Device')
		.replace(/ (In|And|Of|By) /g, (word) => word.toLowerCase());
}
