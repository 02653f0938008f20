import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import { readGiven } from '../../shared/fields/given';
import { choice } from '../../shared/fields/kinds';
import { isPlaceholder, PLACEHOLDER } from '../../shared/fields/personal';
import type { Field, Reading, Warning } from '../../shared/rows/field';

/** What becomes of an event of which an optional field can't be sent. */
export const NOT_FITTING = choice({
	name: 'ifNotFitting',
	in: 'local',
	label: 'If a Field Is Invalid',
	description: 'What to do if an optional field has a value that Pinterest doesn’t accept, such as an unknown state',
	options: [
		{
			name: 'Leave Out and Report',
			value: 'leaveOut',
			description: 'The event is sent without it; the result names the field and the reason',
		},
		{ name: 'Refuse the Event', value: 'refuse' },
	],
	default: 'leaveOut',
});

/** @param local the values of the item that stay in the node */
export function leavesOut({ ifNotFitting }: IDataObject): boolean {
	return ifNotFitting !== 'refuse';
}

/** What an event is nothing without. */
const NEEDED = ['event_name', 'action_source', 'event_time', 'event_id'];

/** Where the value of a property comes from, and where what was wrong with it goes. */
interface Where {
	local: IDataObject;
	warnings: Warning[];
	/** Puts an error into the words of that place. */
	reword: (message: string) => string;
	/** The same for warnings, where they say it otherwise. */
	told?: (message: string) => string;
}

/**
 * Reads an optional property of an event, or says what is wrong with it and leaves it out, as the node is told.
 *
 * @returns undefined where there is nothing to send
 * @throws Error where the property is one that no event is without, or the node is told to refuse
 */
export function readOrLeaveOut(
	property: Field,
	value: unknown,
	{ local, warnings, reword, told = reword }: Where,
): unknown {
	const warn = (message: string) => warnings.push({ field: property.shown.displayName, message: told(message) });
	try {
		return readGiven(property, value, { local, warn });
	} catch (error) {
		const message = asText(asObject(error).message) ?? '';
		const isNeeded = property.isNeverLeftOut === true || NEEDED.includes(property.apiName);
		if (isNeeded || !leavesOut(local)) return refuse(reword(message));
		warn(`${message}, so it was left out`);
		return undefined;
	}
}

function refuse(message: string): never {
	throw new Error(message);
}

/** The same field of an event, which takes no placeholder for what it asks for. */
export function withoutPlaceholders<One extends Field>(one: One): One {
	if (one.shown.type !== 'string') return one;
	const parse = (value: unknown, reading?: Reading) => {
		if (typeof value === 'string' && isPlaceholder(value)) throw new Error(`holds ${PLACEHOLDER}`);
		return one.parse(value, reading);
	};
	return { ...one, parse };
}
