/** What each operation does at Pinterest, held against what it says of itself to people and to models. */
import type { Effect } from '../../../../nodes/shared/api/effect';
import { effectOf } from '../../../../nodes/shared/api/effect';
import { requestOf } from '../../../../nodes/shared/api/requestName';
import { actionOf } from '../../../../nodes/shared/editor/properties';
import type { Operation } from '../../../../nodes/shared/rows/operation';
import { namesOf, rows } from './rows';

/** The operations of an effect that something does not hold for. */
const otherwise = (effects: Effect[], holds: (operation: Operation) => boolean): string[] =>
	namesOf(({ operation }) => effects.includes(effectOf(operation)) && !holds(operation));
/** The operations that something holds for and that have none of some effects. */
const without = (effects: Effect[], holds: (operation: Operation) => boolean): string[] =>
	namesOf(({ operation }) => holds(operation) && !effects.includes(effectOf(operation)));

const SPENDING = /\b(spend|spends|costs? money|bids?)\b/i;
const FINAL =
	/can(’|no)t be (undone|taken back)|can’t delete|\bdelete\b|not show|used up|can’t be deleted|doesn’t expire/i;

describe('the effect of an operation', () => {
	it('is told of every row, and there are some of each', () => {
		const counts = new Map<Effect, number>();
		for (const { operation } of rows.values()) {
			counts.set(effectOf(operation), (counts.get(effectOf(operation)) ?? 0) + 1);
		}
		expect([...counts.keys()].sort()).toEqual(['irreversible', 'read', 'spends', 'write']);
		expect(Math.min(...counts.values())).toBeGreaterThan(15);
	});

	it('is read for what begins like a question, and for nothing that changes something', () => {
		const asks =
			/^(get|search|download|export|estimate|run|(create|wait).*(report|preview|export|download|video|media|upload)|read|explain|confirm|list)/i;
		expect(otherwise(['read'], ({ value, action }) => asks.test(value) || asks.test(action))).toEqual([]);
		const isChange = ({ value }: Operation) => /^(update|delete|set|remove|cancel|send|add|revoke|share)/.test(value);
		expect(without(['write', 'spends', 'irreversible'], isChange)).toEqual([]);
	});

	it('can’t be undone where something is deleted', () => {
		const deletes = ({ request, value }: Operation) =>
			requestOf(request).method === 'DELETE' || value.startsWith('delete');
		expect(without(['irreversible'], deletes)).toEqual([]);
	});

	it('is grave where the description warns of it', () => {
		const isFinal = ({ description }: Operation) => /This can’t be undone|can’t be taken back/.test(description);
		expect(without(['spends', 'irreversible'], isFinal)).toEqual([]);
		const spends = ({ description }: Operation) => /\b(can spend|is spent|costs money|spend up to)\b/.test(description);
		expect(without(['spends'], spends)).toEqual([]);
	});

	it('is told in the description where it is grave', () => {
		expect(otherwise(['spends'], ({ description }) => SPENDING.test(description))).toEqual([]);
		expect(otherwise(['irreversible'], ({ description }) => FINAL.test(description))).toEqual([]);
	});

	it('reaches a model in the action, which is all that n8n tells it', () => {
		const saidIn = (words: string) => (operation: Operation) => actionOf(operation).endsWith(words);
		expect(otherwise(['spends'], saidIn(' – can spend money'))).toEqual([]);
		expect(otherwise(['irreversible'], saidIn(' – cannot be undone'))).toEqual([]);
		expect(otherwise(['read', 'write'], (operation) => actionOf(operation) === operation.action)).toEqual([]);
	});
});
