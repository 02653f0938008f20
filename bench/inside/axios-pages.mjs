/** `node axios-pages.mjs BASE_URL TOKEN BOARD PAGE_SIZE`: every page of a board's Pins, by axios alone. */
import axios from 'axios';
import { Agent } from 'node:http';

const [baseURL, token, board, size] = process.argv.slice(2);
const api = axios.create({
	baseURL,
	headers: { authorization: `Bearer ${token}` },
	httpAgent: new Agent({ keepAlive: true }),
});
const cpu = process.cpuUsage();
const started = performance.now();
const pins = [];
let bookmark;
do {
	const { data } = await api.get(`/boards/${board}/pins`, { params: { page_size: size, bookmark } });
	for (const pin of data.items) pins.push({ json: pin });
	({ bookmark } = data);
} while (bookmark);
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const outcome = { milliseconds, cpuMilliseconds: (user + system) / 1000, results: pins.length, failed: 0, peakBytes };
console.log(`\n${JSON.stringify(outcome)}`);
