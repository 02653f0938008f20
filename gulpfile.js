const { rm } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const gulp = require('gulp');

const ASSETS = ['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

function run(command, ...args) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [require.resolve(command), ...args], { stdio: 'inherit' });
		child.on('error', reject);
		child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
	});
}

const clean = () => rm('dist', { recursive: true, force: true });
const compile = () => run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
const assets = () => gulp.src(ASSETS, { base: '.', encoding: false }).pipe(gulp.dest('dist'));

module.exports = { clean, compile, assets, build: gulp.series(clean, gulp.parallel(compile, assets)) };
