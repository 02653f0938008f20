import { simplePin } from '../../../../nodes/shared/fields/shapes';

describe('a simplified Pin', () => {
	it('has the address that its ID makes', () => {
		expect(simplePin({ id: '11' })).toMatchObject({ id: '11', url: 'https://www.pinterest.com/pin/11/' });
	});

	it.each([{}, { id: null }, { id: '' }, { id: {} }])('without an ID has no address: %j', (pin) => {
		expect(simplePin(pin)).not.toHaveProperty('url');
	});
});
