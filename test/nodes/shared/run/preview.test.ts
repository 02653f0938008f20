import type { INode, INodeParameters } from 'n8n-workflow';

import type { Compiled } from '../../../../nodes/shared/fields/compiled';
import { isPreview } from '../../../../nodes/shared/run/preview';
import { rows } from '../rows/rows';

const rowOf = (name: string): Compiled => {
	const found = rows.get(name);
	if (!found) throw new Error(`There is no ${name}`);
	return found;
};
const DELETE = rowOf('pinterest board.delete');
const GET = rowOf('pinterest board.get');
/** A node with these options, of which n8n gives those as values. */
const given = (options: unknown, values: unknown, row = DELETE): boolean =>
	isPreview({ parameters: { options } as INodeParameters } as INode, row, (name, fallback) =>
		name === 'options' ? (values ?? fallback) : fallback,
	);

describe('a preview', () => {
	it('is off where nobody added it, and as the panel says otherwise', () => {
		expect(given(undefined, undefined)).toBe(false);
		expect(given({ keepOrder: true }, { keepOrder: true })).toBe(false);
		expect([true, false, '', 'false', 'true'].map((preview) => given({ preview }, { preview }))).toEqual([
			...[true, false, false, false, true],
		]);
	});

	it.each([[undefined], [null], [''], [0], [1], ['no'], ['flase'], [{}], [[]], [true], ['true'], [Number.NaN]])(
		'is on where an expression gives %j',
		(preview) => {
			expect(given({ preview: '={{ $fromAI("preview") }}' }, { preview })).toBe(true);
		},
	);

	it('is on where an expression gives nothing at all', () => {
		expect(given({ preview: '={{ $fromAI("preview") }}' }, {})).toBe(true);
		expect(given({ preview: '={{ $fromAI("preview") }}' }, undefined)).toBe(true);
	});

	it.each([[false], ['false'], [' FALSE ']])('is off where an expression gives %j', (preview) => {
		expect(given({ preview: '={{ $fromAI("preview") }}' }, { preview })).toBe(false);
	});

	it('is read the same where all options are one expression', () => {
		expect(given('={{ $json.options }}', { preview: null })).toBe(true);
		expect(given('={{ $json.options }}', { preview: false })).toBe(false);
		expect(given('={{ $json.options }}', { keepOrder: true })).toBe(false);
	});

	it('is nothing for what only reads', () => {
		expect(given({ preview: true }, { preview: true }, GET)).toBe(false);
	});
});
