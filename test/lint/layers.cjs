/**
 * Which way imports go: a room of nodes/shared knows those below it, never one above. Part of `npm run lint`.
 *
 *   npx depcruise --config test/lint/layers.cjs nodes credentials
 *
 * An import of types alone counts as well, except where a rule says so: whoever reads a file has to read its types too.
 */
const shared = (...rooms) => `^nodes/shared/(?:${rooms.join('|')})/`;

/** Puts the rooms together: nodes import it, no room does. */
const TOP = '^nodes/shared/node\\.ts$';

/** What a room of nodes/shared imports beside itself: all of these, and the types alone of those. */
const ROOMS = {
	api: { all: [], types: [] },
	// A row may name who calls.
	rows: { all: [], types: ['api'] },
	// A field may look its value up (the id of what has an address).
	fields: { all: ['rows', 'api'], types: [] },
	editor: { all: ['rows', 'fields', 'api'], types: [] },
	run: { all: ['rows', 'fields', 'api'], types: [] },
	// An event is a row with parameters, and is read like one.
	trigger: { all: ['rows', 'fields', 'editor', 'run', 'api'], types: [] },
};

const rooms = Object.entries(ROOMS).flatMap(([room, { all, types }]) => [
	rule({
		name: `${room}-imports-only-below`,
		comment: `nodes/shared/${room} imports ${all.join(', ') || 'no other room'}${types.length > 0 ? `, and types of ${types.join(', ')}` : ''}`,
		from: { path: shared(room) },
		to: { path: '^nodes/shared/', pathNot: shared(room, ...all, ...types) },
	}),
	...types.map((below) =>
		rule({
			name: `${room}-imports-types-of-${below}`,
			comment: `nodes/shared/${room} imports of nodes/shared/${below} types alone`,
			from: { path: shared(room) },
			to: { path: shared(below), dependencyTypesNot: ['type-only'] },
		}),
	),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		rule({
			name: 'no-cycles',
			comment: 'Files that import each other can only be read, tested and moved together',
			from: {},
			to: { circular: true },
		}),
		...rooms,
		rule({
			name: 'rooms-are-listed',
			comment: 'What is new in nodes/shared says in test/lint/layers.cjs what it imports',
			from: { path: '^nodes/shared/', pathNot: [TOP, shared(...Object.keys(ROOMS))] },
			to: { path: '^nodes/shared/' },
		}),
		rule({
			name: 'shared-knows-no-node',
			comment: 'What nodes share knows none of them, and no credential',
			from: { path: '^nodes/shared/' },
			to: { path: '^(?:nodes|credentials)/', pathNot: '^nodes/shared/' },
		}),
		rule({
			name: 'node-knows-no-other-node',
			comment: 'A node imports its own folder and nodes/shared: what two nodes need belongs there',
			from: { path: '^nodes/([^/]+)/', pathNot: '^nodes/shared/' },
			to: { path: '^(?:nodes|credentials)/', pathNot: '^nodes/(?:shared|$1)/' },
		}),
		rule({
			name: 'credential-knows-no-node',
			comment: 'Credentials import nodes/shared alone',
			from: { path: '^credentials/' },
			to: { path: '^nodes/', pathNot: '^nodes/shared/' },
		}),
		rule({
			name: 'nothing-but-n8n',
			comment: 'What is shipped imports itself, n8n-workflow and crypto: no other package, no test, no file beside',
			from: { path: '^(?:nodes|credentials)/' },
			to: { pathNot: ['^(?:nodes|credentials)/', '^node_modules/n8n-workflow/', '^(?:node:)?crypto$'] },
		}),
	],
	options: {
		doNotFollow: { path: '^(?:node_modules|test)/' },
		// Imports as they are written: compiled, those of types alone would be gone.
		tsPreCompilationDeps: 'specify',
		tsConfig: { fileName: require.resolve('../../tsconfig.json') },
	},
};

function rule(facts) {
	return { severity: 'error', ...facts };
}
