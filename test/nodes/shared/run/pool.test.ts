import { Gate } from '../../../../nodes/shared/api/gate';
import { inPool } from '../../../../nodes/shared/run/pool';

const tick = async () => await new Promise((resolve) => setTimeout(resolve, 1));

describe('a pool', () => {
	/** Things that each ask the gate; gives how many were at work at once, at most. */
	async function work(gate: Gate | undefined, most: number, count: number) {
		let [next, under, peak] = [0, 0, 0];
		await inPool(gate, most, async () => {
			while (next < count) {
				next++;
				peak = Math.max(peak, ++under);
				const leave = await gate?.enter('org_read');
				await tick();
				leave?.();
				under--;
			}
		});
		return { done: next, peak };
	}

	it('has one work where there is no gate', async () => {
		expect(await work(undefined, 10, 4)).toEqual({ done: 4, peak: 1 });
	});

	it('has no more works than it may', async () => {
		expect(await work(new Gate(5), 5, 30)).toEqual({ done: 30, peak: 5 });
		expect(await work(new Gate(5), 1, 5)).toEqual({ done: 5, peak: 1 });
	});

	it('has more when the gate finds that they bring something', async () => {
		const { done, peak } = await work(new Gate(2, undefined, Infinity, { most: 40 }), 40, 600);
		expect(done).toBe(600);
		expect(peak).toBeGreaterThan(6);
	});

	it('ends with what breaks first, also of those that began later', async () => {
		const gate = new Gate(1, undefined, Infinity, { most: 10 });
		let [next, begun] = [0, 0];
		const pool = inPool(gate, 10, async () => {
			const mine = begun++;
			if (mine > 3) throw new Error(`The work ${mine} broke`);
			while (next++ < 200) {
				const leave = await gate.enter('org_read');
				await tick();
				leave();
			}
		});
		await expect(pool).rejects.toThrow('The work 4 broke');
	});
});
