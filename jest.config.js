/** Tests run as they are written: swc takes the types away, nothing is built first. */
module.exports = {
	rootDir: __dirname,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testEnvironment: require.resolve('./test/jest/environment.js'),
	runtime: require.resolve('./test/jest/runtime.js'),
	testSequencer: require.resolve('./test/jest/sequencer.js'),
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
	moduleFileExtensions: ['ts', 'js', 'json', 'node'],
	testTimeout: 60_000,
	// Many tests wait for a server or a clock, so no core is kept free.
	maxWorkers: '100%',
};
