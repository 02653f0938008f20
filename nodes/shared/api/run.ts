import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	INode,
	ILoadOptionsFunctions,
	IWebhookFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import type { Effect } from './effect';
import type { Environment } from './environment';
import { CREDENTIAL_TYPES, environmentOf } from './environment';
import { Gate } from './gate';
import { asObject, asText } from './json';
import { FIRST_AT_ONCE, MOST_AT_ONCE } from './window';

/** The contexts n8n calls a node with that can reach Pinterest. */
export type Context =
	| IExecuteFunctions
	| IExecuteSingleFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** How a run treats its requests; the node's Request Options of the same names. */
export interface RunOptions {
	/** Most requests in flight; the run finds the number out where nobody says one. */
	requestsAtOnce?: number;
	/** Longest time one request may wait for rate limits and repeats, in seconds. */
	maximumWait: number;
}

/** The Request Options of a node: ours, and those that n8n adds to every declarative node. */
interface RequestOptions extends Partial<RunOptions> {
	batching?: { batch?: Batch };
	/** Milliseconds. */
	timeout?: number;
	/** `http://user:password@host:port` */
	proxy?: string;
	allowUnauthorizedCerts?: boolean;
}

interface Batch {
	batchSize?: number;
	/** Milliseconds. */
	batchInterval?: number;
}

/** n8n runs a node that an agent uses under a type of its own. */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/** As a tool, a call is over in so many seconds: clients give up after a minute, and then call again what goes on. */
const TOOL_SECONDS = 20;

export const RUN_DEFAULTS: RunOptions = { maximumWait: 300 };

/** What is known of a run before it begins. */
interface RunFacts extends Partial<RunOptions> {
	/** How many input items one request carries at most. */
	itemsPerRequest?: number;
	/** Default: the gravest. */
	effect?: Effect;
}

/** With so many rounds of requests at once ahead, the limits are worth a round trip before the first one. */
const MANY_ROUNDS = 5;

/** A list of Pinterest's as a run knows it. */
export interface Shelf {
	/**
	 * The first thing of the list with this key.
	 *
	 * @param itemIndex whose errors name it
	 */
	find(key: string, itemIndex?: number): Promise<Shelved | undefined>;
	/** Notes what the run itself has made or changed. */
	put(key: string, object: IDataObject): void;
	/** Says that one with this key may have been made since the list was read: who looks for it next reads it again. */
	doubt(key: string): void;
	/** Forgets what was read, so that the list is read again. */
	renew(): void;
}

export interface Shelved {
	object: IDataObject;
	/** Is what an item of this run got as its result, instead of what a list holds. */
	isResult: boolean;
}

/** What all items of one execution of a node share. It ends with the run: nothing is kept for the next one. */
export interface Run {
	environment: Environment;
	/** What its operation does: a write is held to that. */
	effect: Effect;
	gate: Gate;
	/** Most input items that a body which sees all items works on at once. */
	itemsAtOnce: number;
	maximumWaitMs: number;
	/** When a tool's call must be over, in milliseconds since 1970: nothing is sent after it. */
	deadline?: number;
	signal?: AbortSignal;
	/** The access token as read last: n8n would read, decrypt and evaluate the whole credential again for each request. */
	token?: string;
	/** The renewal of the token that is under way, so that the others wait for it. */
	renewal?: Promise<unknown>;
	/** The token can't be renewed, so that not every item tries it again. */
	renewalRefused?: boolean;
	/** How often the token endpoint had a problem of its own. */
	renewalFailures?: number;
	/** So many items at a time, with a pause between, where the user asked for it. */
	batch?: Batch;
	/** Input items of which a write was executed, or may have been, with the last id in its path: they are not unsent when the run is stopped. */
	wrote: Map<number, string | undefined>;
	/** What was looked up in the run, so that a thousand items with the same address ask once. */
	lookups: Map<string, Promise<string>>;
	/** Lists that names and addresses were looked up in, whole. */
	lists: Map<string, Promise<IDataObject[]>>;
	/** How columns of the input items are called but for case and the like, by their names: the same for thousands of items. */
	columnKeys: Map<string, string>;
	/** Lists that the run looks into, each read once. */
	shelves: Map<string, Shelf>;
	/** Ids of what the run has made: what is found with one of them was no lost answer. */
	made: Set<string>;
	/** How far Pinterest's clock is ahead of this one, as its last answer told. */
	clockAheadMs: number;
	/** Work on one and the same thing, which goes one after the other: the last of each. */
	turns: Map<string, Promise<unknown>>;
	/** What n8n adds to each request: time limit, proxy, certificate checks. */
	transport: Partial<IHttpRequestOptions>;
}

/**
 * Begins a run: reads the credential and the node's options once for all its items.
 *
 * @param transport what n8n wants on each request, where it says so itself; otherwise it is read from the node's Request
 *   Options
 * @param facts what the run's operation does; and where neither the node’s options say something nor the usual default will do
 * @throws Error when the credential is missing or its base URL is wrong
 */
export async function startRun(
	context: Context,
	transport?: Partial<IHttpRequestOptions>,
	{ itemsPerRequest = 1, effect = 'irreversible', ...defaults }: RunFacts = {},
): Promise<Run> {
	const authentication = asText(readFirst(context, 'authentication', 'oAuth2')) ?? '';
	const credentialType = CREDENTIAL_TYPES.get(authentication);
	if (!credentialType) throw new Error(`There is no authentication "${authentication}"`);
	const credential = await context.getCredentials(credentialType, 0);
	const requestOptions: RequestOptions = asObject(readFirst(context, 'requestOptions', {}));
	const asTool = isTool(context.getNode());
	const toolDefaults = asTool ? { maximumWait: TOOL_SECONDS } : {};
	const options = { ...RUN_DEFAULTS, ...defaults, ...toolDefaults, ...requestOptions };
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const isChosen = options.requestsAtOnce !== undefined;
	const atOnce = isChosen ? between(options.requestsAtOnce, 1, MOST_AT_ONCE) : FIRST_AT_ONCE;
	const most = isChosen ? atOnce : MOST_AT_ONCE;
	const asksFirst = itemCountOf(context) >= MANY_ROUNDS * atOnce * itemsPerRequest;
	const maximumWaitMs = between(options.maximumWait, 0, 86_400) * 1000;
	const { timeout, proxy, skipSslCertificateValidation, allowedDomains } = transport ?? transportOf(requestOptions);
	const environment = environmentOf(credentialType, credential);
	environment.secrets?.add(requestOptions.proxy ?? '');
	environment.secrets?.sends(tokenOf(credential));
	return {
		environment,
		effect,
		token: tokenOf(credential),
		batch: requestOptions.batching?.batch,
		wrote: new Map(),
		lookups: new Map(),
		lists: new Map(),
		columnKeys: new Map(),
		shelves: new Map(),
		turns: new Map(),
		made: new Set(),
		clockAheadMs: 0,
		gate: new Gate(atOnce, signal, maximumWaitMs, { most, asksFirst }),
		itemsAtOnce: asObject(readFirst(context, 'options', {})).keepOrder === true ? 1 : most,
		maximumWaitMs,
		deadline: asTool ? Date.now() + maximumWaitMs : undefined,
		signal,
		transport: { timeout: timeout ?? 300_000, proxy, skipSslCertificateValidation, allowedDomains },
	};
}

/** Reads the token again, after n8n got a new one. */
export async function readToken(context: Context, run: Run): Promise<void> {
	const credential = await context.getCredentials(run.environment.credentialType, 0);
	run.environment.secrets?.add(credential);
	run.token = tokenOf(credential);
	run.environment.secrets?.sends(run.token);
}

/** Undefined where n8n has to get one first. */
function tokenOf({ accessToken, oauthTokenData }: ICredentialDataDecryptedObject): string | undefined {
	const token = accessToken ?? asObject(oauthTokenData).access_token;
	return typeof token === 'string' && token !== '' ? token : undefined;
}

function transportOf({ timeout, proxy, allowUnauthorizedCerts }: RequestOptions): Partial<IHttpRequestOptions> {
	return {
		timeout: timeout || undefined,
		proxy: proxy ? proxyOf(proxy) : undefined,
		skipSslCertificateValidation: allowUnauthorizedCerts || undefined,
	};
}

function proxyOf(address: string): IHttpRequestOptions['proxy'] {
	if (!URL.canParse(address))
		throw new Error('The proxy in Request Options is not a URL such as http://proxy.example:3128');
	const { protocol, hostname, port, username, password } = new URL(address);
	return {
		protocol: protocol.replace(/:$/, ''),
		host: hostname,
		port: Number(port || (protocol === 'https:' ? 443 : 80)),
		...(username ? { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } } : {}),
	};
}

function readFirst(context: Context, name: string, fallback: unknown): unknown {
	if ('getCurrentNodeParameter' in context) return context.getCurrentNodeParameter(name) ?? fallback;
	// Where there are no input items, as in a trigger, n8n takes no index of one.
	if (!('getInputData' in context) || 'getItemIndex' in context)
		return (context as IPollFunctions).getNodeParameter(name, fallback);
	return context.getNodeParameter(name, 0, fallback as object);
}

function itemCountOf(context: Context): number {
	if (!('getInputData' in context)) return 0;
	const items: unknown = context.getInputData();
	return Array.isArray(items) ? items.length : 1;
}

function between(value: unknown, minimum: number, maximum: number): number {
	const number = Number(value);
	return Number.isFinite(number) ? Math.min(maximum, Math.max(minimum, number)) : maximum;
}
