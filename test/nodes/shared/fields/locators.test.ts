import { picker } from '../../../../nodes/shared/fields/locators';

const owner = picker({
	name: 'owner',
	apiName: 'owner_id',
	label: 'Owner',
	search: 'searchOwners',
	kind: 'owner',
	example: '643',
});

describe('a picker', () => {
	const { parse, resolve } = owner({ in: 'path', digits: 5 });

	it('gives the id that is picked, entered, or given by an expression', () => {
		expect(parse({ mode: 'list', value: '643' })).toBe('643');
		expect(parse({ mode: 'id', value: ' 643 ' })).toBe('643');
		expect(parse(643)).toBe('643');
		expect(resolve).toBeUndefined();
	});

	it.each([
		[
			'a Pinterest address, which is not looked up',
			'https://ads.pinterest.com/advertiser/549755885175/',
			'must be an id, which is all digits, not "https://ads.pinterest.com/advertiser/549755885175/"',
		],
		['a locator with one', { mode: 'url', value: 'https://pin.it/643' }, 'not "https://pin.it/643"'],
		['a name', 'Ada', 'must be an id, which is all digits, not "Ada"'],
		['too many digits', '123456', 'has 6 digits, at most 5 are allowed'],
	])('refuses %s', (_, value, message) => {
		expect(() => parse(value)).toThrow(message);
		expect(() => parse(value)).toThrow(/\. Give the id of the owner$/);
	});

	it('is what its maker says, unless its caller says something else', () => {
		expect(owner({ in: 'path' })).toMatchObject({
			name: 'owner',
			apiName: 'owner_id',
			in: 'path',
			shown: { displayName: 'Owner', default: { mode: 'list', value: '' } },
		});
		expect(owner({ in: 'body', name: 'newOwner', apiName: 'id', label: 'New Owner' })).toMatchObject({
			name: 'newOwner',
			apiName: 'id',
			in: 'body',
			shown: { displayName: 'New Owner' },
		});
	});
});
