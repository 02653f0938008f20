import './environment';

import { createRequire } from 'node:module';

/**
 * The container in which n8n-core keeps its services. Taken from n8n-core's own place: npm may install several copies of
 * `@n8n/di`, and each has a container of its own.
 */
export const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<T>(service: new (...args: never[]) => T): T };
};
