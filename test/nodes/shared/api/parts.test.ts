import { isNoId, lacksId } from '../../../../nodes/shared/api/parts';

describe('an id', () => {
	it.each(['813744800000000056', 'AG5497558850000', '549-17960-ff89fc0c', 12, 549755885175, 12n, 'PUBLISHED_1'])(
		'is one: %p',
		(value) => {
			expect(isNoId(value)).toBe(false);
		},
	);

	it.each([
		null,
		undefined,
		'',
		' ',
		0,
		-1,
		1.5,
		NaN,
		false,
		true,
		{},
		[],
		'null',
		'undefined',
		'None',
		'-1',
		'../../x',
		'<b>x</b>',
	])('is none: %p', (value) => {
		expect(isNoId(value)).toBe(true);
	});

	it('of the user may be any text that says something', () => {
		expect(['SKU/12 blue', '<12>', '-7'].map((value) => isNoId(value, 'item_id'))).toEqual([false, false, false]);
		expect(isNoId('', 'item_id')).toBe(true);
	});

	it('is missing where its name is there with nothing of it', () => {
		expect(lacksId({ id: '' }, 'id')).toBe(true);
		expect(lacksId({ id: {} }, 'id')).toBe(true);
		expect(lacksId({ id: '12' }, 'id')).toBe(false);
		expect(lacksId({ name: 'x' }, 'id')).toBe(false);
	});
});
