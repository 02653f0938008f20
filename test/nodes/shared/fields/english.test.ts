import { byDisplayName, byName, inEnglish } from '../../../../nodes/shared/fields/english';

describe('texts of the editor', () => {
	it('are in alphabetical order, whatever their case', () => {
		const names = ['US Dollar', 'a Board', 'Board', 'ads', 'Ad Account'].map((name) => ({ name }));
		expect(names.sort(byName).map(({ name }) => name)).toEqual(['a Board', 'Ad Account', 'ads', 'Board', 'US Dollar']);
	});

	it('stay in the order they are in where they are alike', () => {
		const names = [
			{ displayName: 'ID', value: 1 },
			{ displayName: 'id', value: 2 },
			{ displayName: 'ID', value: 3 },
		];
		expect(names.sort(byDisplayName).map(({ value }) => value)).toEqual([1, 2, 3]);
	});

	it.each([
		[0, '0'],
		[999, '999'],
		[1000, '1,000'],
		[12345, '12,345'],
		[1234567, '1,234,567'],
	])('say %d as %s', (count, text) => {
		expect(inEnglish(count)).toBe(text);
	});
});
