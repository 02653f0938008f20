import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

/** The paths that `npm pack` would put into the tarball after a build, sorted. */
let packed: string[];
let folder: string;

// In a copy: a build empties dist, which somebody else may be using.
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'packed-'));
	const parts = ['nodes', 'credentials', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'gulpfile.js'];
	const documents = ['README.md', 'LICENSE', 'CHANGELOG.md'].filter((file) => existsSync(join(root, file)));
	for (const part of [...parts, ...documents, 'examples', 'test/package'].filter((one) =>
		existsSync(join(root, one)),
	)) {
		cpSync(join(root, part), join(folder, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	await run(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build'], { cwd: folder });
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: folder,
		shell: process.platform === 'win32',
	});
	const [{ files }] = JSON.parse(stdout) as Array<{ files: Array<{ path: string }> }>;
	packed = files.map(({ path }) => path).sort();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sources = (ending: RegExp) =>
	['nodes', 'credentials']
		.flatMap((part) => readdirSync(join(root, part), { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map((entry) => `dist/${relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')}`);

test('the package holds the documents a user reads and nothing else beside dist', () => {
	const beside = packed.filter((path) => !path.startsWith('dist/') && path !== 'CHANGELOG.md');
	expect(beside).toEqual(['LICENSE', 'README.md', 'package.json']);
});

test('dist holds each source compiled, with its types, and nothing else that is code', () => {
	// Declarations are there for the compiler alone.
	const compiled = sources(/(?<!\.d)\.ts$/).map((path) => path.replace(/ts$/, 'js'));
	expect(packed.filter((path) => /^dist\/.*\.(js|ts|map)$/.test(path))).toEqual(compiled.sort());
});

test('dist holds every icon, codex file and output schema, and no other file', () => {
	const assets = sources(/\.(svg|json)$/);
	expect(packed.filter((path) => /^dist\//.test(path) && !/\.(js|ts|map)$/.test(path))).toEqual(assets.sort());
	for (const kind of [/\.svg$/, /\.node\.json$/, /\/__schema__\/v1\.0\.0\/\w+\/\w+\.json$/]) {
		expect(assets.filter((path) => kind.test(path))).not.toEqual([]);
	}
});
