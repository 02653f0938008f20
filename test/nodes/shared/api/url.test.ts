import { fillPath, queryString } from '../../../../nodes/shared/api/url';

describe('a path', () => {
	it('gets every id where its name stands', () => {
		const ids = { board_id: '12', section_id: 34, other: '5' };
		expect(fillPath('/boards/{board_id}/sections/{section_id}/pins', ids)).toBe('/boards/12/sections/34/pins');
		expect(fillPath('/boards')).toBe('/boards');
	});

	it.each([
		['a/../b?x=1', 'a%2F..%2Fb%3Fx=1'.replace('=', '%3D')],
		['../../user_account', '..%2F..%2Fuser_account'],
		['a%2Fb', 'a%252Fb'],
		['1#2&3;4', '1%232%263%3B4'],
		[' 12 ', '12'],
		['ü🍂', '%C3%BC%F0%9F%8D%82'],
		['...', '...'],
		['{board_id}', '%7Bboard_id%7D'],
	])('encodes the id %j', (id, encoded) => {
		expect(fillPath('/boards/{board_id}', { board_id: id })).toBe(`/boards/${encoded}`);
		const { pathname } = new URL(`https://api.example.com/v5${fillPath('/boards/{board_id}', { board_id: id })}`);
		expect(pathname.split('/')).toHaveLength(4);
	});

	it.each([undefined, null, '', '  ', '.', '..', ' .. ', {}, [], ['1'], true])('refuses the id %j', (id) => {
		expect(() => fillPath('/boards/{board_id}', { board_id: id })).toThrow(
			'The path /boards/{board_id} needs board_id',
		);
	});
});

describe('a query', () => {
	it('has lists with commas, or the name again for those that repeat it', () => {
		const query = { ids: ['1', '2'], columns: ['A', 'B'], page_size: 5, all: false };
		expect(queryString(query, ['columns'])).toBe('?ids=1,2&columns=A&columns=B&page_size=5&all=false');
	});

	it('leaves out what is not there', () => {
		expect(queryString({ a: undefined, b: null, c: '', d: [], e: 0 }, [])).toBe('?e=0');
		expect(queryString({ a: undefined, d: [] }, ['d'])).toBe('');
		expect(queryString()).toBe('');
	});

	it('encodes names and values', () => {
		const query = { 'a&b': 'c=d&e #+ü', list: ['x,y', 'z&'] };
		expect(queryString(query)).toBe('?a%26b=c%3Dd%26e%20%23%2B%C3%BC&list=x%2Cy,z%26');
		expect(new URLSearchParams(queryString({ bookmark: 'a+b/c==' })).get('bookmark')).toBe('a+b/c==');
	});
});
