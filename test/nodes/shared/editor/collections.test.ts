import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { collectionsOf } from '../../../../nodes/shared/editor/collections';
import { compile } from '../../../../nodes/shared/fields/compiled';
import { choice, flag, text } from '../../../../nodes/shared/fields/kinds';
import type { Row } from '../../../../nodes/shared/rows/operation';
import { loadNodes } from '../../../conformance/nodes';
import { namesOf } from '../rows/rows';

const MEDIA = choice({
	...{ name: 'media', in: 'local', label: 'Media', default: 'image' },
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'None', value: 'none' },
		{ name: 'Video', value: 'video' },
	],
});
const TITLE = text({ name: 'title', in: 'body', label: 'Title' });
const NOTE = text({ name: 'note', in: 'query', label: 'Note' });
const ALT = text({ name: 'alt', in: 'body', label: 'Alt Text', when: { media: ['image'] } });
const COVER = text({ name: 'cover', in: 'body', label: 'Cover', when: { media: ['video'] } });

const row = (value: string, facts: Partial<Row>): Row => ({
	...{ value, name: value, action: value, description: value, answer: 'object' },
	...(facts as Pick<Row, 'fields'>),
});

/** The entries of the collection "Additional Fields" that is shown beside some values; `undefined` where none is. */
function entriesShown(resources: Record<string, Row[]>, values: INodeParameters): string[][] {
	const operations = compile(
		Object.entries(resources).map(([value, own]) => ({ value, name: value, operations: own })),
	);
	return collectionsOf(operations)
		.filter(({ name }) => name === 'additionalFields')
		.filter((one) => NodeHelpers.displayParameter(values, one, null, null))
		.map(({ options }) => (options ?? []).map(({ name }) => name));
}

describe('a collection', () => {
	const pins = {
		pin: [
			row('create', { fields: [MEDIA], collections: { additionalFields: [TITLE, NOTE, ALT, COVER] } }),
			row('update', { collections: { additionalFields: [TITLE] } }),
			row('delete', {}),
		],
		board: [row('create', { collections: { additionalFields: [TITLE] } })],
	};

	it.each([
		[{ resource: 'pin', operation: 'update' }, [['title']]],
		[{ resource: 'board', operation: 'create' }, [['title']]],
		[{ resource: 'pin', operation: 'delete' }, []],
		[{ resource: 'pin', operation: 'create', media: 'image' }, [['alt', 'note', 'title']]],
		[{ resource: 'pin', operation: 'create', media: 'video' }, [['cover', 'note', 'title']]],
		[{ resource: 'pin', operation: 'create', media: 'none' }, [['note', 'title']]],
	])('has what its operation takes, by the values of others: %j', (values, entries) => {
		expect(entriesShown(pins, values)).toEqual(entries);
	});

	it('is not shown where its entries all go with another value', () => {
		const alone = { pin: [row('create', { fields: [MEDIA], collections: { additionalFields: [ALT] } })] };
		const values = { resource: 'pin', operation: 'create' };
		expect(entriesShown(alone, { ...values, media: 'image' })).toEqual([['alt']]);
		expect(entriesShown(alone, { ...values, media: 'none' })).toEqual([]);
	});

	it('is one for all operations with the same entries, whatever the order they are listed in', () => {
		const same = {
			pin: [row('create', { collections: { additionalFields: [TITLE, NOTE] } })],
			board: [row('create', { collections: { additionalFields: [NOTE, TITLE] } })],
			media: [row('create', { collections: { additionalFields: [NOTE] } })],
		};
		const operations = compile(Object.entries(same).map(([value, own]) => ({ value, name: value, operations: own })));
		const made = collectionsOf(operations).filter(({ name }) => name === 'additionalFields');
		expect(made.map(({ displayOptions }) => displayOptions?.show)).toEqual([
			{ resource: ['pin', 'board'], operation: ['create'] },
			{ resource: ['media'], operation: ['create'] },
		]);
	});

	it('can only depend on a choice at the top', () => {
		const lost = flag({ name: 'lost', in: 'body', label: 'Lost', when: { media: ['image'] } });
		const resources = { pin: [row('create', { collections: { additionalFields: [lost] } })] };
		expect(() => entriesShown(resources, {})).toThrow('pin.create has no choice media that entries could depend on');
	});
});

describe('the collections of all nodes', () => {
	it('have no conditions inside but on what stands beside them', async () => {
		const collections = (await loadNodes()).flatMap(({ type }) =>
			type.description.properties.filter((one) => one.type === 'collection'),
		);
		const entries = collections.flatMap(({ options }) => (options ?? []) as INodeProperties[]);
		expect(entries.length).toBeGreaterThan(500);
		expect(entries.filter(({ displayOptions }) => displayOptions)).toEqual([]);
	});

	it('never mix what JSON replaces with what stays beside it', () => {
		const mixed = namesOf(
			({ operation, collections }) =>
				operation.jsonBody === true &&
				collections.some(([, entries]) => new Set(entries.map(({ isOfBody }) => isOfBody)).size > 1),
		);
		expect(mixed).toEqual([]);
	});

	it('refuse an entry only by what the operation asks for at the top', () => {
		const lost = namesOf(({ top, collections }) => {
			const names = new Set(top.map(({ field }) => field.name));
			return collections.some(([, entries]) =>
				entries.some(({ demands }) => demands.some(([name]) => !names.has(name))),
			);
		});
		expect(lost).toEqual([]);
	});

	it('keep what is the same for every operation apart, where no switch of the operation empties it', async () => {
		for (const { name, type } of await loadNodes()) {
			const shared = type.description.properties.filter((one) => one.name === 'requestOptions');
			const wanted = type.description.properties.some((one) => one.name === 'operation') ? 1 : shared.length;
			expect([name, shared.length]).toEqual([name, wanted]);
			expect(shared.filter(({ displayOptions }) => displayOptions)).toEqual([]);
		}
	});
});
