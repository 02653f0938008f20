/** `node axios-videos.mjs BASE_URL TOKEN COUNT ADDRESS`: videos from an address to Pinterest, five at once, by axios alone: each held whole, as people write it. */
import axios from 'axios';

const [baseURL, token, count, address] = process.argv.slice(2);
const api = axios.create({ baseURL, headers: { authorization: `Bearer ${token}` } });
const whole = { maxBodyLength: Infinity, maxContentLength: Infinity };
let next = 0;
const work = async () => {
	while (next++ < Number(count)) {
		const { data: file } = await axios.get(address, { responseType: 'arraybuffer' });
		const { data: media } = await api.post('/media', { media_type: 'video' });
		const form = new FormData();
		for (const [name, value] of Object.entries(media.upload_parameters)) form.append(name, String(value));
		form.append('file', new Blob([file]), 'video.mp4');
		await axios.post(media.upload_url, form, whole);
	}
};
const cpu = process.cpuUsage();
const started = performance.now();
await Promise.all(Array.from({ length: 5 }, work));
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(
	`\n${JSON.stringify({ milliseconds, cpuMilliseconds: (user + system) / 1000, results: Number(count), peakBytes })}`,
);
