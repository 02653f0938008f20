import { FAULTS, type MatrixFault } from './faults';
import { type Cell, judge } from './judge';
import type { Kind, Observed } from './stage';
import { complaintOf, tableOf } from './table';

/** The judge of the fault matrix: each thing that can be wrong with a cell, planted. */
describe('the judge of a cell', () => {
	const write = (name: string, isExecuted = true) =>
		({
			host: 'production',
			method: 'POST',
			path: '/v5/boards',
			route: '/boards',
			query: [],
			body: { name },
			isExecuted,
			status: 200,
		}) as never;
	const result = (item: number, id: unknown = `${item}1`) => ({
		json: { id, name: 'A' } as never,
		pairedItem: { item },
	});
	const failed = (item: number, error: string, details: object = {}) =>
		({ json: { error, details }, pairedItem: { item } }) as never;
	const observed = (changed: Partial<Observed> = {}): Observed => ({
		...{ items: [result(0), result(1)], count: 2, marks: ['A', 'B'], requests: [write('A'), write('B')] },
		...{ elapsedMs: 0, isEndless: false, secrets: ['pina_SECRETSECRETSECRET'] },
		...changed,
	});
	const kind: Kind = {
		name: 'board.create',
		modes: ['continue'],
		carryOut: () => Promise.reject(new Error('not run')),
	};
	const fault: MatrixFault = {
		name: 'planted',
		fault: { kind: 'reset' },
		times: 'once',
		must: /reset/,
		mustNot: /Trial/,
	};
	const found = (seen: Partial<Observed>, changed: Partial<Cell> = {}) =>
		judge({ kind, mode: 'continue', fault, isApi: true, good: observed(), seen: observed(seen), ...changed }).map(
			({ column }) => column,
		);

	it('has nothing against a good run, and nothing against an error that says what may be there', () => {
		expect(found({})).toEqual([]);
		const error = failed(1, 'connection reset', { mayHaveBeenExecuted: true });
		expect(found({ items: [result(0), error] })).toEqual([]);
	});

	it.each<[string, Partial<Observed>]>([
		['lost', { items: [result(0)], requests: [write('A'), write('B')] }],
		['doubled', { requests: [write('A'), write('B'), write('B')] }],
		['unaccounted', { items: [result(0), failed(1, 'reset')] }],
		['unaccounted', { items: [result(0), failed(1, 'reset', { board_id: 'A' })] }],
		['silent', { items: [{ json: { id: '01', name: 'C' }, pairedItem: { item: 0 } }, result(1)] }],
		['wrong error', { earlier: { message: 'It broke' } }],
		['wrong error', { items: [result(0), failed(1, 'It broke')], requests: [write('A'), write('B', false)] }],
		['wrong error', { items: [result(0), failed(1, 'reset, with Trial')], requests: [write('A'), write('B', false)] }],
		['silent', { requests: [write('A'), write('B', false)] }],
		['silent', { items: [result(0), result(1), result(1)] }],
		['no id', { items: [result(0), result(1, null)] }],
		['no id', { items: [result(0), result(1, 7)] }],
		['raw error', { items: [result(0), failed(1, 'reset of undefined', { mayHaveBeenExecuted: true })] }],
		['hang', { elapsedMs: 400_000 }],
		['hang', { isEndless: true }],
		['secret', { more: { header: 'Bearer pina_SECRETSECRETSECRET' } }],
		['secret', { more: Buffer.from('x: pina_SECRETSECRETSECRET;').toString('base64') }],
	])('sees what is %s: %#', (column, seen) => {
		expect(found(seen)).toContain(column);
	});

	it('has nothing against an error with an ID that was not known before the write', () => {
		expect(found({ items: [result(0), failed(1, 'reset', { upload_id: '77' })] })).toEqual([]);
	});

	it('wants each write of a run that ended named', () => {
		const error = (context: object) => ({ items: [], error: { message: 'reset', context } });
		const stopped = { mode: 'stop' as const };
		expect(found(error({ written: [{ item: 0 }] }), stopped)).toEqual(['unaccounted']);
		expect(found(error({ written: [{ item: 0 }], perhapsWritten: [1] }), stopped)).toEqual([]);
		expect(found(error({ written: [{ item: 0 }], begun: [1] }), stopped)).toEqual([]);
	});

	it('gives a line for each operation, and how a bad cell is run by itself', () => {
		const findings = [{ column: 'lost' as const, what: 'item 1 has no outcome' }];
		const cell = { operation: 'board.create', fault: 'empty, executed', request: 1, mode: 'stop' as const, findings };
		expect(tableOf([cell, { ...cell, findings: [] }]).split('\n')[1]).toMatch(/^board\.create +2 +1( +0){8}$/);
		expect(complaintOf(cell, 3)).toBe(
			"npm run matrix -- --operation board.create --fault 'empty, executed' --request 1 --mode stop --seed 3\n  lost: item 1 has no outcome",
		);
	});

	it('has at least 40 faults, each with a name of its own', () => {
		expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
		expect(FAULTS.length).toBeGreaterThanOrEqual(40);
	});
});
