import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asObjects, asText, isObject, setIn } from '../../shared/api/json';
import type { Field, Values, Warning } from '../../shared/rows/field';
import { field } from '../../shared/fields/kinds';
import { sha256 } from '../../shared/fields/personal';
import { happened, isoOf } from '../../shared/fields/times';
import { reworded } from '../fields/discreet';
import { DERIVABLE, OLDEST_DAYS, PROPERTIES } from '../fields/event';
import type { Mapped } from '../fields/mapping';
import { leavesOut, readOrLeaveOut } from '../fields/notFitting';
import { USER_DATA_KEYS, needsPerson } from '../fields/userData';

const DAY_SECONDS = 86_400;
const GROUPS = ['user_data', 'custom_data', 'app_info', 'device_info'];

/** What an item says of its event beside the event itself. */
interface EventLocal {
	inputMode?: string;
	inputMapping?: Mapped;
	inputColumns?: Mapped;
	eventIdFrom?: string;
	eventIdParts?: string[];
	oldestDays?: number;
}

/**
 * Makes an item's values into events as they are sent: out of the parameters and the input fields, or out of JSON, where known
 * properties are brought into form in the same way. The events, with what is to be said of each, replace what the body was.
 *
 * @throws Error saying which part of which event is wrong, never with a person's data
 */
export function makeEvents(values: Values<EventLocal>): void {
	const { local, warnings = [] } = values;
	const oldestDays = local.oldestDays ?? OLDEST_DAYS;
	const isJson = local.inputMode === 'json';
	const made = isJson ? fromJson(values) : [{ event: fromParameters(values), warnings }];
	made.forEach((one, at) =>
		about(isJson ? placeOf(at, made.length) : '', () => {
			needsParts(one.event);
			one.event.event_time = timeOf(Number(one.event.event_time), oldestDays);
			needsPerson(asObject(one.event.user_data), one.warnings);
			withoutAmounts(one);
		}),
	);
	values.body = { data: made.map((one) => ({ ...one })) };
}

/** An amount whose currency was left out would count in the ad account's own. */
function withoutAmounts({ event, warnings }: { event: IDataObject; warnings: Warning[] }): void {
	const custom = asObject(event.custom_data);
	if (custom.currency !== undefined || !warnings.some(({ field }) => field === 'Currency')) return;
	const amounts: Record<string, string> = { value: 'Value', predicted_ltv: 'Predicted Lifetime Value' };
	for (const [apiName, field] of Object.entries(amounts)) {
		if (custom[apiName] === undefined) continue;
		delete custom[apiName];
		const message = 'was left out too: without its currency it would count as an amount in that of the ad account';
		warnings.push({ field, message });
	}
}

/** The events that were made of an item, each with what is to be said of it. */
export function eventsIn({ body }: Pick<Values, 'body'>): IDataObject[] {
	return asObjects(body.data);
}

/** The event of an element, as it is sent. */
export function eventOf(element: IDataObject): IDataObject {
	return asObject(element.event);
}

function fromParameters({ body, local }: Values<EventLocal>): IDataObject {
	const event = body;
	const mapped = { ...local.inputMapping, ...local.inputColumns };
	for (const [apiName, value] of Object.entries(mapped)) put(event, apiName, value);
	if (local.eventIdFrom === 'derived' && !('event_id' in mapped))
		event.event_id = derivedId(event, local.eventIdParts ?? []);
	return event;
}

/** The digest of some parts of an event: the same whenever they are, in whatever order they were picked. */
function derivedId(event: IDataObject, parts: string[]): string {
	const picked = Object.keys(DERIVABLE).filter((apiName) => parts.includes(apiName));
	const missing = picked.find((apiName) => valueOf(event, apiName) === undefined);
	if (missing)
		throw new Error(
			`Derive From names ${missing}, which the event lacks: neither a parameter nor an Input Field gives it`,
		);
	return sha256(JSON.stringify(picked.map((apiName) => [apiName, valueOf(event, apiName)])));
}

/** An event, a list of events, or the whole body. */
function fromJson({ body, local }: Values<EventLocal>): Array<{ event: IDataObject; warnings: Warning[] }> {
	const list = Array.isArray(body) ? asList(body) : Array.isArray(body.data) ? asList(body.data) : [body];
	return list.map((one, at) =>
		about(placeOf(at, list.length), () => {
			if (!isObject(one)) throw new Error('is not an object');
			const warnings: Warning[] = [];
			return { event: inForm(one, { local: { ...local }, warnings }), warnings };
		}),
	);
}

/** What the properties of an event given as JSON are read beside. */
interface Beside {
	local: IDataObject;
	warnings: Warning[];
}

function placeOf(at: number, count: number): string {
	return count > 1 ? `JSON Body, event ${at + 1}: ` : 'JSON Body: ';
}

/** An event given as JSON, its known properties checked and brought into form; others go as they are. */
function inForm(given: IDataObject, beside: Beside): IDataObject {
	const event: IDataObject = {};
	for (const [name, value] of Object.entries(given)) {
		if (value === null || value === undefined) continue;
		if (!GROUPS.includes(name)) setTaken(event, name, name, value, beside);
		else if (isObject(value)) event[name] = groupInForm(name, value, beside);
		else if (name === 'user_data' || !leavesOut(beside.local)) throw new Error(`${name} must be an object`);
		else if (value !== '') beside.warnings.push({ field: name, message: 'must be an object, so it was left out' });
	}
	return event;
}

function groupInForm(group: string, given: IDataObject, beside: Beside): IDataObject {
	const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== '');
	const unknown = entries.find(([name]) => group === 'user_data' && !USER_DATA_KEYS.includes(name));
	if (unknown) throw new Error(`user_data has an unknown key; it may have ${USER_DATA_KEYS.join(', ')}`);
	const made: IDataObject = {};
	for (const [name, value] of entries) setTaken(made, name, `${group}.${name}`, value, beside);
	return made;
}

const BY_WIRE = new Map<string, Field>(PROPERTIES.map((one) => [one.apiName, one]));

/** A property that is not known here goes as it is, if it can be meant. */
function unknownOne(apiName: string): Field {
	const facts = { name: apiName, in: 'body', label: apiName } as const;
	return field(facts, { type: 'string', default: '' }, (value) => value, { prose: true });
}

function setTaken(object: IDataObject, name: string, apiName: string, value: unknown, beside: Beside): void {
	const reword = (message: string) => `${apiName} ${message}`;
	const taken = readOrLeaveOut(BY_WIRE.get(apiName) ?? unknownOne(apiName), value, { ...beside, reword });
	if (taken !== undefined && !(Array.isArray(taken) && taken.length === 0)) setIn(object, name, taken);
}

/** In the order of the API; labels as the editor has them. */
const REQUIRED: Record<string, string> = {
	event_name: 'Event Name',
	action_source: 'Action Source',
	event_time: 'Event Time (UTC)',
	event_id: 'Event ID',
};

function needsParts(event: IDataObject): void {
	for (const [apiName, label] of Object.entries(REQUIRED)) {
		if (!asText(event[apiName])?.trim())
			throw new Error(`${label} (${apiName}) is missing: fill it in, or name the Input Field that holds it`);
	}
}

function timeOf(seconds: number, oldestDays: number): number {
	const time = happened('Event Time (UTC)', seconds);
	if (time < Date.now() / 1000 - oldestDays * DAY_SECONDS)
		throw new Error(
			`Event Time (UTC) ${isoOf(time)} is more than ${oldestDays} days back, which Pinterest would not take. Raise the option for the oldest event if Pinterest takes older ones.`,
		);
	return time;
}

/** Sets a part of an event, or takes it away where there is none. */
function put(event: IDataObject, apiName: string, value: unknown): void {
	const [group = '', name] = apiName.split('.');
	if (name === undefined) return setOrTake(event, group, value);
	if (event[group] === undefined && value === null) return;
	const inside = asObject(event[group]);
	event[group] = inside;
	setOrTake(inside, name, value);
}

function setOrTake(object: IDataObject, key: string, value: unknown): void {
	if (value === null) delete object[key];
	else setIn(object, key, value);
}

function valueOf(event: IDataObject, apiName: string): unknown {
	const [group = '', name] = apiName.split('.');
	return name === undefined ? event[group] : asObject(event[group])[name];
}

/** Puts before an error's message what it is about. */
function about<T>(what: string, body: () => T): T {
	return reworded(body, (message) => `${what}${message}`);
}
