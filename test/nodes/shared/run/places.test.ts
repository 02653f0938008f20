import type { ElementOutcome } from '../../../../nodes/shared/rows/batch';
import { UNANSWERED } from '../../../../nodes/shared/run/outcomes';
import { inPlace } from '../../../../nodes/shared/run/places';

const made = (id: string, name?: string): ElementOutcome => ({ data: { id, ...(name ? { name } : {}) } });
const refused = (message: string): ElementOutcome => ({ refused: { message } });
const named = (...names: string[]) => names.map((name) => ({ name }));
const withIds = (...ids: string[]) => ids.map((id) => ({ id, status: 'PAUSED' }));

describe('the outcomes of a batch', () => {
	it.each([
		['in order', named('A', 'B'), [made('1', 'A'), made('2', 'B')]],
		['under names that Pinterest wrote its own way', named('A ', 'b'), [made('1', 'A'), made('2', 'B')]],
		['without names', named('A', 'B'), [made('1'), made('2')]],
		['of elements that share a name', named('A', 'A'), [made('1', 'A'), made('2', 'A')]],
		['some of them refused', withIds('1', '2'), [refused('Bad'), made('2')]],
	])('are those of their places: %s', (_, elements, outcomes) => {
		expect(inPlace(elements, outcomes)).toEqual(outcomes);
	});

	it('are those of the elements that they name, wherever they stand', () => {
		const outcomes = [refused('Bad budget'), made('2', 'B'), made('1', 'A')];
		expect(inPlace(named('A', 'B', 'C'), outcomes)).toEqual([made('1', 'A'), made('2', 'B'), refused('Bad budget')]);
		expect(inPlace(withIds('7', '8', '9'), [made('9'), made('8'), made('7')])).toEqual(
			['7', '8', '9'].map((id) => made(id)),
		);
	});

	it('are not known where two refusals name nothing and the order is not the one that was sent', () => {
		const outcomes = [refused('Bad'), refused('Worse'), made('1', 'A')];
		expect(inPlace(named('A', 'B', 'C'), outcomes)).toEqual([made('1', 'A'), UNANSWERED, UNANSWERED]);
	});

	it('are not those of things that nobody asked for', () => {
		expect(inPlace(withIds('1', '2'), [made('7'), made('8')])).toEqual([UNANSWERED, UNANSWERED]);
		expect(inPlace(withIds('1', '2'), [made('1'), made('8')])).toEqual([made('1'), UNANSWERED]);
	});

	it('are no one thing for two elements that differ', () => {
		expect(inPlace(named('A', 'B', 'C'), [made('1'), made('1'), made('3')])).toEqual([
			made('1'),
			UNANSWERED,
			made('3'),
		]);
		expect(inPlace(named('A', 'A'), [made('1'), made('1')])).toEqual([made('1'), made('1')]);
	});

	it('keep their number where it is not that of the elements, for who tells of that', () => {
		expect(inPlace(named('A', 'B'), [made('1')])).toHaveLength(1);
	});
});
