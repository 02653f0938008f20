/**
 * How a test file loads packages: as Node does, once for a worker and not once for each file. n8n-core alone is 1,300 modules, which
 * took most of a file's time. Packages inside which a test replaces something are loaded by jest.
 */
const { default: Runtime } = require('jest-runtime');
const { createRequire } = require('node:module');

const PACKAGES = /\/node_modules\/(?!openapi-backend\/)/;

module.exports = class extends Runtime {
	requireModule(from, moduleName, options, isRequireActual) {
		const byName = moduleName !== undefined && !/^[./]/.test(moduleName);
		if (byName && !options?.isInternalModule) {
			const require = createRequire(from);
			if (PACKAGES.test(pathOf(require, moduleName))) return require(moduleName);
		}
		return super.requireModule(from, moduleName, options, isRequireActual);
	}
};

/** Empty where Node finds nothing: jest then says what is missing. */
function pathOf(require, moduleName) {
	try {
		return require.resolve(moduleName);
	} catch {
		return '';
	}
}
