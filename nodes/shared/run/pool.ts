import type { Gate } from '../api/gate';

/** So many more than there is room for: only who waits shows that there could be more room. */
const WAITING = 2;

/**
 * Has as many works at once as the gate lets requests through, and no more than `most`; when the gate finds that more bring something,
 * more begin. `work` takes one thing after the other until none is left.
 *
 * @throws what a work throws first
 */
export async function inPool(gate: Gate | undefined, most: number, work: () => Promise<void>): Promise<void> {
	const works: Promise<void>[] = [];
	const begin = () => {
		while (works.length < Math.min(most, gate ? gate.size + WAITING : 1)) {
			const one = work();
			// Those that begin later are waited for later; they may break before.
			one.catch(() => undefined);
			works.push(one);
		}
	};
	const stop = gate?.whenWider(begin);
	begin();
	try {
		for (let ended = 0; ended < works.length;) {
			ended = works.length;
			await Promise.all(works);
		}
	} finally {
		stop?.();
	}
}
