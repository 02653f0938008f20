import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asText } from '../../shared/api/json';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import { withoutPersons } from '../fields/userData';
import { eventOf } from './make';

/** What a request says beside its events. */
type Asked = Pick<Values, 'ids' | 'query'>;

/**
 * The report of each event in an answer, wherever it is: on its own, or as the details of an error (422, code 953) when some
 * events were not processed.
 */
function reportIn(body: unknown): IDataObject[] | undefined {
	const { events, details } = asObject(body);
	const list = events ?? asObject(details).events;
	return Array.isArray(list) ? asList(list).map(asObject) : undefined;
}

/** Whether an answer tells what became of each event, though not all were processed. */
export function isReport(status: number, body: unknown): boolean {
	return status === 422 && reportIn(body) !== undefined;
}

/** What became of each event of a request, in its order. */
export function outcomesOf(answer: unknown, elements: IDataObject[], values: Asked): ElementOutcome[] {
	return (reportIn(answer) ?? []).map((told, at) => {
		const element = elements[at] ?? {};
		const event = eventOf(element);
		const error = textOf(told.error_message, event);
		const facts = {
			...factsOf(element, values),
			status: told.status ?? null,
			error_message: error,
			warning_message: textOf(told.warning_message, event),
			...warningsOf(element),
		};
		if (told.status === 'processed') return { data: facts };
		const id = asText(event.event_id) ?? '';
		if (error === null && told.status !== 'failed') {
			const message = `Pinterest’s answer does not say what became of the event ${id}, so it is not known whether it was processed`;
			return { refused: { message, details: { ...facts, status: 'unknown', mayHaveBeenExecuted: true } } };
		}
		return {
			refused: {
				message: `Pinterest did not process the event ${id}: ${error ?? 'it gave no reason'}`,
				details: facts,
			},
		};
	});
}

/** What the error of an event says of it: an event after a lost answer may have been recorded. */
export function aboutEvent(element: IDataObject, values: Asked, fate: 'failed' | 'unknown'): IDataObject {
	return { ...factsOf(element, values), status: fate, ...warningsOf(element) };
}

function factsOf(element: IDataObject, { ids, query }: Asked): IDataObject {
	const { event_id, event_name, event_time } = eventOf(element);
	return { ad_account_id: ids.ad_account_id, event_id, event_name, event_time, test: query.test === true };
}

/** What was left out of an event, or may be wrong with it; nothing where all is well. */
function warningsOf({ warnings }: IDataObject): IDataObject {
	return asList(warnings).length > 0 ? { warnings } : {};
}

function textOf(told: unknown, event: IDataObject): string | null {
	const text = asText(told);
	return text ? withoutPersons(text, [event]) : null;
}
