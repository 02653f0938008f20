import { columnKey, columnNames } from '../../../../nodes/shared/fields/columnNames';
import { text } from '../../../../nodes/shared/fields/kinds';

const field = (apiName: string, label: string) => text({ name: `own_${label}`, apiName, in: 'body', label });

describe('the names of columns', () => {
	const email = field('user_data.em', 'Email');
	const price = field('price', 'Price');
	const sale = field('sale_price', 'Basics: Sale Price');
	const day = field('event_time', 'Event Time (UTC)');
	const brand = field('device_info.brand', 'Brand');
	const names = columnNames([email, price, sale, day, brand], { isAlone: (one) => one === brand });

	it.each<[string, string | undefined]>([
		...(['em', 'user_data.em', 'email', 'Email Address', 'E-Mail', 'e_mail', 'Customer Email'] as const).map(
			(name): [string, string] => [name, 'user_data.em'],
		),
		['Price', 'price'],
		['regular price', 'price'],
		['Sale-Price', 'sale_price'],
		['Event Time', 'event_time'],
		['device_info.brand', 'device_info.brand'],
		['brand', undefined],
		['Vendor', undefined],
		['emails', undefined],
		['', undefined],
		['---', undefined],
	])('%p is %p', (column, apiName) => {
		expect(names.get(columnKey(column))?.apiName).toBe(apiName);
	});

	it('are told without what stands around all of them', () => {
		const around = columnNames([field('items.attributes.title', 'Title')], { around: 'items.attributes.' });
		expect(around.get('producttitle')?.apiName).toBe('title');
	});

	it('are nobody’s where several could have them in the same way', () => {
		const both = columnNames([field('a.id', 'First'), field('b.id', 'Second')]);
		expect([both.get('id'), both.get('aid')?.apiName, both.get('second')?.apiName]).toEqual([
			...[undefined, 'a.id', 'b.id'],
		]);
	});

	it('keep letters of every language', () => {
		expect([columnKey('Größe (cm)'), columnKey('価格')]).toEqual(['größecm', '価格']);
	});
});
