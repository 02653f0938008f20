/** `node axios-report.mjs BASE_URL TOKEN AD_ACCOUNT`: a report created, waited for, fetched and parsed, by axios alone. */
import axios from 'axios';

const [baseURL, token, adAccount] = process.argv.slice(2);
const api = axios.create({ baseURL, headers: { authorization: `Bearer ${token}` } });
const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const cpu = process.cpuUsage();
const started = performance.now();
const path = `/ad_accounts/${adAccount}/reports`;
const { data: created } = await api.post(path, {
	start_date: day(89),
	end_date: day(0),
	granularity: 'DAY',
	level: 'PIN_PROMOTION',
	report_format: 'JSON',
	columns: [
		'SPEND_IN_DOLLAR',
		'PAID_IMPRESSION',
		'CLICKTHROUGH_1',
		'ECTR',
		'ECPC_IN_DOLLAR',
		'CPM_IN_DOLLAR',
		'TOTAL_ENGAGEMENT',
	],
});
let state;
do {
	({ data: state } = await api.get(path, { params: { token: created.token } }));
} while (state.report_status === 'IN_PROGRESS');
const { data: text } = await axios.get(state.url, { responseType: 'text', transformResponse: (given) => given });
const rows = Object.values(JSON.parse(text)).flat();
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const outcome = { milliseconds, cpuMilliseconds: (user + system) / 1000, results: rows.length, failed: 0, peakBytes };
console.log(`\n${JSON.stringify(outcome)}`);
