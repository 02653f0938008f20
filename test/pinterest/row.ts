import type { Settings } from './settings';
import type { Token, Tokens } from './tokens';
import type { Account, World } from './world';

/**
 * An operation of the API as one row of facts. Everything that holds for all operations (tokens, scopes, rate limits, checking of
 * parameters and bodies, faults, the log) is done by `api.ts` from these facts; a row's `answer` is only what is its own.
 */
export interface Row<Query = Record<string, unknown>, Body = unknown> {
	/** Operation id in the API description, `boards/list`. */
	id: string;
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	/** Template below `/v5`, `/boards/{board_id}`. */
	path: string;
	/** Scopes a token must have, all of them. */
	scopes: Scope[];
	category: RateCategory;
	/** Whether the sandbox host has this operation. */
	sandbox: boolean;
	/** Whether a token from the client credentials grant may be used. */
	clientCredentials?: boolean;
	/** Whether a conversion access token may be used; it needs no scopes, and its rate is not limited. */
	conversionToken?: boolean;
	/** `basic` (app id and secret) only at the token endpoint; a bearer token everywhere else. */
	auth?: 'bearer' | 'basic';
	query?: Record<string, Parameter>;
	/** Patterns of path parameters that are not made of digits only. */
	pathPatterns?: Record<string, RegExp>;
	/** JSON schema (ajv) of the body; a row without one takes no body. */
	body?: JsonSchema;
	bodyType?: 'json' | 'form';
	answer(call: Call<Query, Body>): Reply;
}

/** Keeps the types of query and body inside a row, and lets rows of different types stand in one table. */
export function row<Query = Record<string, unknown>, Body = unknown>(facts: Row<Query, Body>): Row {
	return facts as unknown as Row;
}

/** What a row's `answer` is given: everything is checked and of the right type by then. */
export interface Call<Query = Record<string, unknown>, Body = unknown> {
	/** State of the environment (production or sandbox) that was asked. */
	world: World;
	environment: Environment;
	settings: Settings;
	/** The path as asked for, without the query; lists tie their bookmarks to it. */
	url: string;
	path: Record<string, string>;
	query: Query;
	body: Body;
	tokens: Tokens;
	/** Null only where the row asks for Basic auth. */
	token: Token | null;
	/** The "operation user_account": the token's own account, or the owner of `ad_account_id`. */
	user: Account;
	/** A list fault that is in force for this request. */
	paging?: 'repeatBookmark' | 'emptyPage' | 'endless';
}

export interface Reply {
	status: number;
	/** Undefined sends no body at all (204). */
	body?: unknown;
}

/** An error answer in Pinterest's own shape, `{code, message}`. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		/** Further keys of the body, e.g. `details`. */
		readonly more: Record<string, unknown> = {},
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

export type Environment = 'production' | 'sandbox';

export type JsonSchema = Record<string, unknown>;

export interface Parameter {
	type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
	required?: boolean;
	default?: unknown;
	enum?: readonly (string | number)[];
	pattern?: string;
	format?: 'date';
	maxLength?: number;
	minimum?: number;
	maximum?: number;
	minItems?: number;
	maxItems?: number;
	/** Elements of an array. */
	items?: { enum?: readonly string[]; pattern?: string; minLength?: number; maxLength?: number };
	/** Arrays: true (the default) is `a=1&a=2`, false is `a=1,2`. */
	explode?: boolean;
}

export const scopes = [
	'ads:read',
	'ads:write',
	'billing:read',
	'billing:write',
	'biz_access:read',
	'biz_access:write',
	'boards:read',
	'boards:read_secret',
	'boards:write',
	'boards:write_secret',
	'catalogs:read',
	'catalogs:write',
	'msot:write',
	'pins:read',
	'pins:read_secret',
	'pins:write',
	'pins:write_secret',
	'user_accounts:read',
	'user_accounts:write',
] as const;
export type Scope = (typeof scopes)[number];

export const rateCategories = [
	'ads_analytics',
	'ads_conversions',
	'ads_estimates_read',
	'ads_read',
	'ads_write',
	'advanced_auction_read',
	'advanced_auction_write',
	'catalogs_read',
	'catalogs_write',
	'msot_write',
	'org_analytics',
	'org_read',
	'org_write',
	'trends_read',
] as const;
export type RateCategory = (typeof rateCategories)[number];
