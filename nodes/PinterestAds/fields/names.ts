import type { INodePropertyOptions } from 'n8n-workflow';

/** Values of an enum as options, by name. */
export const named = (values: string[]): Array<INodePropertyOptions & { value: string }> =>
	values.map((value) => ({ name: titled(value), value })).sort((a, b) => a.name.localeCompare(b.name));

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
