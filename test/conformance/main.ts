import { parseArgs } from 'node:util';
import { conform } from './conformance';
import { readDescription } from './description';

async function main() {
	const { values } = parseArgs({ options: { openapi: { type: 'string' }, node: { type: 'string' }, json: { type: 'boolean' }, seeds: { type: 'string' } } });
	const t = Date.now();
	const r = await conform(readDescription(values.openapi!), { node: values.node, seeds: values.seeds ? Number(values.seeds) : undefined });
	console.log(JSON.stringify(r.details.map((d) => ({ ...d })), null, 1));
	console.log(r.summary, r.nodes, Date.now() - t);
}
main().catch((e) => { console.error(e); process.exitCode = 2; });
