import type { Call } from '../api/request';
import type { RequestName } from './request';
import { requestOf } from './request';

/**
 * A request that is no operation of its own. Its path and its rate-limit category are those of the API description, as they are for
 * operations.
 *
 * @param request the key of the API description: `GET /boards`
 */
export function namedCall(request: RequestName, more: Omit<Call, 'method' | 'path' | 'category'> = {}): Call {
	return { ...more, ...requestOf(request) };
}
