import type { IDataObject } from 'n8n-workflow';

import { listedIn, needsList } from '../../../../nodes/shared/run/elements';
import type { Values } from '../../../../nodes/shared/rows/field';

const values = (body: IDataObject, inputMode?: string): Values<{ inputMode?: unknown }> => ({
	ids: {},
	query: {},
	body,
	local: { inputMode },
});

describe('the elements of a body', () => {
	it('are those in the list of a JSON body', () => {
		expect(listedIn('ads')(values({ ads: [{ a: 1 }, 'x', { b: 2 }], other: 1 }, 'json'))).toEqual([{ a: 1 }, { b: 2 }]);
	});

	it('are what the fields make, the body where nothing else is said', () => {
		expect(listedIn('ads')(values({ name: 'x' }, 'fields'))).toEqual([{ name: 'x' }]);
		expect(listedIn('ads', ({ body }) => [body, body])(values({ name: 'x' }))).toEqual([{ name: 'x' }, { name: 'x' }]);
	});

	it.each<[IDataObject, string]>([
		[{}, 'JSON Body must be one object; it lacks ad_id and ads, a list of objects'],
		[{ ad_id: '1', ads: [] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: {} }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: [{}, 'x'] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: [null] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ads: [{}] }, 'JSON Body must be one object; it lacks ad_id'],
	])('given as JSON are refused where something lacks: %j', (body, message) => {
		expect(() => needsList(values(body, 'json'), 'ads', 'ad_id')).toThrow(new Error(message));
	});

	it('are not looked at in any other case', () => {
		expect(() => needsList(values({}, 'fields'), 'ads', 'ad_id')).not.toThrow();
		expect(() => needsList(values({ ad_id: null, ads: [{}, {}] }, 'json'), 'ads', 'ad_id')).not.toThrow();
		expect(() => needsList(values({ ads: [{}] }, 'json'), 'ads')).not.toThrow();
	});
});
