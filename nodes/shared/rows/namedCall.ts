import type { Call } from '../api/request';
import { CATEGORIES } from './categories';
import type { RequestName } from './operation';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

/**
 * A request that is no operation of its own. Its path and its rate-limit category are those of the API description, as they are for
 * operations.
 *
 * @param request the key of the API description: `GET /boards`
 */
export function namedCall(request: RequestName, more: Omit<Call, 'method' | 'path' | 'category'> = {}): Call {
	const method = METHODS.find((one) => request.startsWith(`${one} `)) ?? 'GET';
	return { ...more, method, path: request.slice(method.length + 1), category: CATEGORIES[request] };
}
