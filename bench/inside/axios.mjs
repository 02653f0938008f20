/** `node axios.mjs BASE_URL TOKEN COUNT keep-alive|close ID,ID,…`: single requests, 10 at once, by axios alone. */
import axios from 'axios';
import { Agent } from 'node:http';

const [baseURL, token, count, connection, ids] = process.argv.slice(2);
const api = axios.create({
	baseURL,
	headers: { authorization: `Bearer ${token}` },
	httpAgent: new Agent({ keepAlive: connection === 'keep-alive' }),
});
const boards = ids.split(',');
const results = [];
let next = 0;
const work = async () => {
	while (next < Number(count)) {
		const at = next++;
		results[at] = (await api.get(`/boards/${boards[at % boards.length]}`)).data;
	}
};
const cpu = process.cpuUsage();
const started = performance.now();
await Promise.all(Array.from({ length: 10 }, work));
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
console.log(`\n${JSON.stringify({ milliseconds, cpuMilliseconds: (user + system) / 1000, results: results.length })}`);
