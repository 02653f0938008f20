import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../shared/describe/rows';

/** An answer with what was written in one list, and what was refused in `errors`. */
interface Lists {
	errors?: Array<{ data?: IDataObject; error_messages?: string[] }> | null;
	[name: string]: unknown;
}

/**
 * The outcomes in an answer that has what was written in one list and what was refused in another: they are found by what both
 * have in common with what was sent. Where nothing was refused and the numbers agree, the order counts.
 *
 * @param list where the answer has what was written: `keywords`
 * @param keyOf what an element, and what became of it, have in common
 */
export const inTwoLists =
	(list: string, keyOf: (element: IDataObject) => string) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { errors, [list]: given } = (answer ?? {}) as Lists;
		const written = Array.isArray(given) ? (given as IDataObject[]) : [];
		const refused = errors ?? [];
		if (refused.length === 0 && written.length === elements.length) return written.map((data) => ({ data }));
		const left = [...written];
		const wrong = [...refused];
		return elements.map((element): ElementOutcome => {
			const key = keyOf(element);
			const failed = wrong.findIndex(({ data }) => data !== undefined && keyOf(data) === key);
			const found = left.findIndex((one) => keyOf(one) === key);
			if (found >= 0) return { data: left.splice(found, 1)[0] };
			if (failed >= 0) {
				const [{ error_messages: messages = [] }] = wrong.splice(failed, 1);
				return { refused: { message: messages.join('; ') || 'Pinterest gave no reason' } };
			}
			return { refused: { message: 'Pinterest’s answer says nothing of it, so look whether it is there' } };
		});
	};
