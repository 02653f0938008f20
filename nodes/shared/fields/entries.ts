import type { IDataObject, INodeProperties } from 'n8n-workflow';

/**
 * A list of entries that each have several values, as the editor shows it.
 *
 * @param placeholder the button that adds one: "Add Question"
 */
export function many(placeholder: string, displayName: string, values: INodeProperties[]) {
	return {
		type: 'fixedCollection' as const,
		default: {},
		placeholder,
		typeOptions: { multipleValues: true, sortable: true },
		options: [{ displayName, name: 'entries', values }],
	};
}

/**
 * The entries of the editor's list; a list by expression will do too.
 *
 * @throws Error when it holds anything but objects
 */
export function entriesOf(value: unknown): IDataObject[] {
	const { entries } = (value ?? {}) as { entries?: unknown };
	const list = Array.isArray(value) ? (value as unknown[]) : ((entries ?? []) as unknown[]);
	if (!list.every((one) => typeof one === 'object' && one !== null)) throw new Error('must be a list of objects');
	return list as IDataObject[];
}
