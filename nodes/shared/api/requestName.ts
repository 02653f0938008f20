import { CATEGORIES } from './categories';

/** A request as the API description names it: `GET /boards/{board_id}`. */
export type RequestName = keyof typeof CATEGORIES;

type MethodIn<Name> = Name extends `${infer Method} ${string}` ? Method : never;

export type Method = MethodIn<RequestName>;

/**
 * What the name of a request says.
 *
 * @returns the path as the API description writes it, with names in braces for the ids
 */
export function requestOf(name: RequestName): { method: Method; path: string } {
	const space = name.indexOf(' ');
	return { method: name.slice(0, space) as Method, path: name.slice(space + 1) };
}

/** Whether a request may be sent again though it may have been executed: it only reads. */
export function isRepeatable({ request, repeatable }: { request: RequestName; repeatable?: boolean }): boolean {
	return repeatable ?? requestOf(request).method === 'GET';
}
