import { redact } from '../../shared/api/errors';
import { asList, asObject, asText } from '../../shared/api/json';
import { parseIp } from '../../shared/fields/ip';
import { choice, field, text } from '../../shared/fields/kinds';
import type { PersonalKind } from '../../shared/fields/personal';
import { hashedPersonal, isWhole } from '../../shared/fields/personal';
import { NO_COUNTRY_CODE, phoneDigits } from '../../shared/fields/phone';
import type { Reading, Warning } from '../../shared/rows/field';
import { discreet } from './discreet';
import { leavesOut, withoutPlaceholders } from './notFitting';

interface PersonalFacts<Name, Kind> {
	name: Name;
	kind: Kind;
	label: string;
	description: string;
	placeholder?: string;
	/** Text is split at its commas. */
	several?: boolean;
}

const HASHED = 'It is normalized and hashed (SHA-256) before it is sent; a digest is sent as it is';

const personal = <const Name extends string, const Kind extends PersonalKind>({
	kind,
	several,
	description,
	...facts
}: PersonalFacts<Name, Kind>) =>
	field(
		{ ...facts, apiName: `user_data.${kind}`, in: 'body', description: `${description}. ${HASHED}.` },
		{ type: 'string', default: '' },
		(value, reading) => digestsOf(kind, value, { several, reading }),
	);

/** Each value's digest, without repeats; of several values those that fit, where the others may be left out. */
function digestsOf(
	kind: PersonalKind,
	value: unknown,
	{ several = false, reading }: { several?: boolean; reading?: Reading } = {},
): string[] {
	const list = Array.isArray(value) ? asList(value) : several ? partsOf(kind, value) : [value];
	const given = list.filter(
		(one) => one !== null && one !== undefined && !(typeof one === 'string' && one.trim() === ''),
	);
	const digests = given.flatMap((one) => {
		try {
			return digestOf(kind, one, reading);
		} catch (error) {
			return leftOut(error, given.length, reading);
		}
	});
	return [...new Set(digests)];
}

/** @throws Error what was wrong with one of some values, unless there are others and it may be left out */
function leftOut(error: unknown, count: number, reading?: Reading): [] {
	if (count === 1 || !reading || !leavesOut(reading.local)) throw error;
	reading.warn(`in one of its ${count} values ${asText(asObject(error).message) ?? ''}, so that one was left out`);
	return [];
}

function digestOf(kind: PersonalKind, value: unknown, reading?: Reading): string {
	const countryCode = asText(reading?.local.defaultCountryCode);
	const digest = hashedPersonal(kind, value, countryCode);
	if (kind === 'ph' && phoneDigits(String(value), countryCode)?.isGuess === true) reading?.warn(NO_COUNTRY_CODE);
	return digest;
}

/** "Washington, D.C.", "Korea, Republic of", "May 1, 1990". */
const WITH_COMMAS: PersonalKind[] = ['st', 'country', 'db'];

/** Text is split at its commas, unless they are part of a value. */
function partsOf(kind: PersonalKind, value: unknown): unknown[] {
	if (typeof value !== 'string' || (WITH_COMMAS.includes(kind) && isWhole(kind, value))) return [value];
	return value.split(',');
}

const SEVERAL = 'several separated by commas, or a list';

const GENDER = {
	...choice({
		name: 'gender',
		apiName: 'user_data.ge',
		in: 'body',
		label: 'Gender',
		description: `The person’s gender. ${HASHED}.`,
		options: [
			{ name: 'Female', value: 'f' },
			{ name: 'Male', value: 'm' },
			{ name: 'Non-Binary', value: 'n' },
		],
		default: 'f',
	}),
	parse: (value: unknown, reading?: Reading) => digestsOf('ge', value, { reading }),
};

const plain = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) => withoutPlaceholders(discreet(text({ name, apiName: `user_data.${apiName}`, in: 'body', label, description })));

/** Who did it. What names a person leaves the node only as a digest; where the person was on the web goes as it is. */
export const USER_DATA = [
	personal({
		name: 'email',
		kind: 'em',
		label: 'Email',
		description: `The person’s email address, ${SEVERAL}`,
		placeholder: 'name@email.com',
		several: true,
	}),
	personal({
		name: 'phone',
		kind: 'ph',
		label: 'Phone',
		description: `The person’s phone number with + and its country code, ${SEVERAL}`,
		several: true,
	}),
	GENDER,
	personal({
		name: 'birthDate',
		kind: 'db',
		label: 'Birth Date',
		description: 'The day of birth as YYYY-MM-DD, or in another form with only one meaning',
		several: true,
	}),
	personal({ name: 'lastName', kind: 'ln', label: 'Last Name', description: 'The person’s last name' }),
	personal({ name: 'firstName', kind: 'fn', label: 'First Name', description: 'The person’s first name' }),
	personal({ name: 'city', kind: 'ct', label: 'City', description: 'The city the person lives in' }),
	personal({
		name: 'state',
		kind: 'st',
		label: 'State',
		description: 'The state as a two-letter code, or the name of a state of the US',
		several: true,
	}),
	personal({ name: 'zip', kind: 'zp', label: 'ZIP Code', description: 'The postal code', several: true }),
	personal({
		name: 'country',
		kind: 'country',
		label: 'Country',
		description: 'The country as an ISO code of two or three letters, or by its name',
		several: true,
	}),
	personal({
		name: 'externalId',
		kind: 'external_id',
		label: 'External ID',
		description: `Your own ID of the person, such as a customer or loyalty ID; ${SEVERAL}`,
		several: true,
	}),
	personal({
		name: 'mobileIds',
		kind: 'hashed_maids',
		label: 'Mobile Advertising IDs',
		description: `The advertising ID of the person’s phone (GAID or IDFA), ${SEVERAL}`,
		several: true,
	}),
	field(
		{
			name: 'clientIpAddress',
			apiName: 'user_data.client_ip_address',
			in: 'body',
			label: 'Client IP Address',
			description: 'The IP address of the person’s browser; if it’s a list from proxies, the first one counts',
		},
		{ type: 'string', default: '' },
		parseIp,
	),
	plain('clientUserAgent', 'client_user_agent', 'Client User Agent', 'The User-Agent of the person’s browser'),
	plain(
		'clickId',
		'click_id',
		'Click ID',
		'The value of the _epik cookie, or of the epik parameter in the landing page’s URL',
	),
	plain('partnerId', 'partner_id', 'Partner ID', 'The person’s ID at a partner, such as a RampID'),
];

/** The keys of `user_data`: another one could hold what must not leave the node as it is. */
export const USER_DATA_KEYS = USER_DATA.map(({ apiName }) => apiName.replace('user_data.', ''));

/**
 * @param warnings what was left out is told, since it may be what is missing
 * @throws Error unless the person can be found by one of the ways that Pinterest has
 */
export function needsPerson(user: Record<string, unknown> = {}, warnings: Warning[] = []): void {
	const has = (key: string) => user[key] !== undefined && user[key] !== '' && !isEmptyList(user[key]);
	if (has('em') || has('hashed_maids') || (has('client_ip_address') && has('client_user_agent'))) return;
	const leftOut = warnings.map(({ field, message }) => ` (${field} ${message})`).join('');
	throw new Error(
		'User Data must hold Email, or Mobile Advertising IDs, or both Client IP Address and Client User Agent: by less, Pinterest finds nobody' +
			leftOut,
	);
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

/** What stands in an event as it is and may still be a person's. */
const PLAIN_KEYS = ['client_ip_address', 'client_user_agent', 'click_id', 'partner_id'];

/** A text of Pinterest's without what events hold of persons as it is. */
export function withoutPersons(text: string, events: Array<Record<string, unknown>>): string {
	const users = events.map((event) => asObject(event.user_data));
	const values = new Set(users.flatMap((user) => PLAIN_KEYS.map((key) => user[key])));
	return redact(
		text,
		[...values].filter((value): value is string => typeof value === 'string' && value.length >= 4),
	);
}
