import type { IDataObject } from 'n8n-workflow';

import { entriesOf, many } from '../../shared/fields/entries';
import type { Facts, Made } from '../../shared/fields/kinds';
import { prefixed } from '../fields/prefixed';
import { field, listOf, quote, parseUrl } from '../../shared/fields/kinds';

/** Most characters of an address. Source: the API description's CatalogsAiContentDisclosure. */
const LONGEST_URL = 2000;

const DONE = [
	{ name: 'Modified by AI', value: 'ai_modified' },
	{ name: 'Synthetic Performer', value: 'synthetic_performer' },
];

const SHOWN = many('Add Disclosure', 'Disclosure', [
	{
		displayName: 'Disclosures',
		name: 'disclosure',
		type: 'multiOptions',
		options: DONE,
		default: [],
		description: 'What AI did, at least one',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/vase.jpg',
		description: 'The address of the picture or video',
	},
]);

/** What of an item AI made or changed: the address of each picture or video, and what was done. */
export function disclosures<const Own extends Facts>(facts: Own): Made<Own, IDataObject[]> {
	return field(facts, SHOWN, (value) =>
		entriesOf(value).map((entry, at) => {
			try {
				return disclosureOf(entry);
			} catch (error) {
				return prefixed(`has a wrong disclosure ${at + 1}:`, error);
			}
		}),
	);
}

function disclosureOf({ url, disclosure }: IDataObject): IDataObject {
	const done = [...new Set(listOf(disclosure ?? []))];
	const values = DONE.map(({ value }) => value);
	const unknown = done.find((one) => !values.includes(one));
	if (unknown !== undefined) throw new Error(`Disclosures must be ${values.join(' or ')}, not ${quote(unknown)}`);
	if (done.length === 0) throw new Error('Disclosures is missing');
	return { url: parseUrl(url ?? '', LONGEST_URL, 'URL '), disclosure: done };
}
