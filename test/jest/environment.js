/**
 * Where a test file runs: in the realm of its worker process, as nodes run in n8n, and not in one of its own. So what is loaded once for
 * all files of a worker (runtime.js) shares `Error`, `Object` and timers with them. Each file still gets modules of its own, and what it
 * leaves on `globalThis` is taken away.
 */
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const vm = require('node:vm');

/** Stands for the process's own realm, of which Node gives no handle. */
const ownRealm = vm.createContext({});

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
	const { parsingContext, ...others } = options ?? {};
	return compileFunction(code, parameters, parsingContext === ownRealm ? others : options);
};

const descriptorsOf = (object) => new Map(Reflect.ownKeys(object).map((key) => [key, describe(object, key)]));
const describe = (object, key) => Object.getOwnPropertyDescriptor(object, key);

module.exports = class {
	constructor({ projectConfig }) {
		this.before = descriptorsOf(globalThis);
		this.env = { ...process.env };
		this.global = Object.assign(globalThis, projectConfig.globals);
		this.moduleMocker = new ModuleMocker(globalThis);
		const timerConfig = { idToRef: (id) => id, refToId: (ref) => ref };
		this.fakeTimers = new LegacyFakeTimers({
			config: projectConfig,
			global: globalThis,
			moduleMocker: this.moduleMocker,
			timerConfig,
		});
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup() {}

	async teardown() {
		this.fakeTimers.dispose();
		this.fakeTimersModern.dispose();
		for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name];
		Object.assign(process.env, this.env);
		for (const [key, { configurable }] of descriptorsOf(globalThis))
			if (configurable && !this.before.has(key)) delete globalThis[key];
		for (const [key, descriptor] of this.before)
			if (descriptor.configurable) Object.defineProperty(globalThis, key, descriptor);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return ownRealm;
	}
};
