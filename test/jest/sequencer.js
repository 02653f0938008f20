/** The order of test files: those that take a minute or more begin first, on a machine too that has no times of an earlier run. */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = ['conformance/conformance.test.ts', 'schemas/schemas.test.ts', 'package/pack.test.ts'];

const rank = ({ path }) => {
	const at = LONGEST.findIndex((end) => path.endsWith(end));
	return at < 0 ? LONGEST.length : at;
};

module.exports = class extends Sequencer {
	async sort(tests) {
		return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
	}
};
