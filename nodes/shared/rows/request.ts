import { CATEGORIES } from './categories';
import type { Described } from './described';

/** A request of the API description: `POST /boards`. */
export type RequestName = keyof Described & keyof typeof CATEGORIES;

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What the name of a request says. */
export interface Request {
	method: Method;
	/** Exactly as the API description writes it. */
	path: string;
	/** The rate-limit category. */
	category: string;
}

/** @param name `GET /boards/{board_id}` */
export function requestOf(name: RequestName): Request {
	const space = name.indexOf(' ');
	return { method: name.slice(0, space) as Method, path: name.slice(space + 1), category: CATEGORIES[name] };
}
