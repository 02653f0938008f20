import { startPinterest, type PinterestOptions, type SimulatedPinterest } from './index';

/**
 * A simulated Pinterest for the tests of a `describe` or a file: it starts before the first and closes after the last.
 *
 * @returns it; until it has started there is nothing to read of it
 */
export function usePinterest(options?: PinterestOptions): SimulatedPinterest {
	let running: SimulatedPinterest | undefined;
	beforeAll(async () => {
		running = await startPinterest(options);
	});
	afterAll(() => running?.close());
	const now = (): SimulatedPinterest => {
		if (!running) throw new Error('The simulated Pinterest has not started: use it within tests');
		return running;
	};
	return new Proxy<Partial<SimulatedPinterest>>(
		{},
		{
			get: (_target, key) => Reflect.get(now(), key) as unknown,
			set: (_target, key, value) => Reflect.set(now(), key, value),
		},
	) as SimulatedPinterest;
}
