import { requestOf } from '../../../../nodes/shared/api/requestName';

describe('the name of a request', () => {
	it('says its method and its path', () => {
		expect(requestOf('GET /boards/{board_id}')).toEqual({ method: 'GET', path: '/boards/{board_id}' });
		expect(requestOf('DELETE /boards/{board_id}')).toEqual({ method: 'DELETE', path: '/boards/{board_id}' });
	});
});
