import { parseArgs } from 'node:util';
import { addDemo } from './demo';
import { startPinterest } from './index';

/** `npx tsx test/pinterest/main.ts --port 8585 --sandbox-port 8586 --upload-port 8587`: the simulated Pinterest alone, until SIGINT or SIGTERM. With `--plain` as tests have it, without what is there to be tried by hand. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8585' },
			'sandbox-port': { type: 'string', default: '8586' },
			'upload-port': { type: 'string', default: '0' },
			'processing-ms': { type: 'string', default: '2000' },
			plain: { type: 'boolean', default: false },
		},
	});
	const pinterest = await startPinterest({
		port: portOf(values.port),
		sandboxPort: portOf(values['sandbox-port']),
		uploadPort: portOf(values['upload-port']),
		processingMs: Number(values['processing-ms']),
	});
	const lines = [
		`Simulated Pinterest   ${pinterest.apiUrl}`,
		`  sandbox             ${pinterest.sandboxApiUrl}`,
		`  authorise page      ${pinterest.url}/oauth/`,
		`  upload store        ${pinterest.uploadUrl}`,
		`  controls            ${pinterest.url}/_control/state`,
		`  app id              ${pinterest.appId}`,
		`  app secret          ${pinterest.appSecret}`,
		`  an access token     ${pinterest.issueToken().accessToken}`,
		`  a sandbox token     ${pinterest.issueToken({ environment: 'sandbox' }).accessToken}`,
	];
	if (!values.plain) lines.push(`  a conversion token  ${addDemo(pinterest).conversionToken}`);
	console.log(lines.join('\n'));
	const end = () => void pinterest.close().then(() => process.exit(0));
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function portOf(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${text} is not a port`);
	return port;
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
	console.error(
		error.code === 'EADDRINUSE'
			? `Port ${error.port} is taken. Choose another with --port or --sandbox-port.`
			: error.message,
	);
	process.exit(1);
});
