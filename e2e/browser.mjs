/** Chromium for the checks that look at the editor, driven by playwright-core. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProgram } from './debian.mjs';

export const screenshots = fileURLToPath(new URL('./screenshots', import.meta.url));

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium would otherwise ask its makers for updates, components and settings. */
const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-domain-reliability',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/**
 * Finds Chromium (`CHROMIUM` names another one), installing Debian's package where that is possible.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<string>} the executable's path
 * @throws {SetupError} when there is none and it can't be installed
 */
export async function ensureChromium({ log }) {
	return await ensureProgram({
		find: () => [process.env.CHROMIUM, ...candidates].find((path) => path && existsSync(path)),
		name: 'Chromium',
		package: 'chromium',
		advice:
			'The checks in the editor need Chromium. Install it (Debian: apt-get install chromium) or name one: CHROMIUM=/path/to/chromium npm run e2e',
		log,
	});
}

/**
 * A browser logged in to n8n as its owner.
 * @param {{executablePath: string, n8n: import('./n8n.mjs').N8n}} options
 */
export async function openBrowser({ executablePath, n8n }) {
	// Loaded here and not above: it is installed only when the checks run.
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({ executablePath, args: quiet, headless: true });
	const session = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: n8n.url });
	session.setDefaultTimeout(20_000);
	let count = 0;

	async function login() {
		const page = await session.newPage();
		await page.goto('/signin');
		await page.locator('input[autocomplete="email"], input[name="emailOrLdapLoginId"]').first().fill(n8n.access.email);
		await page.locator('input[type="password"]').first().fill(n8n.access.password);
		await page.locator('[data-test-id="form-submit-button"]').click();
		await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
		await page.close();
	}

	/** @returns {Promise<string>} the picture's file, `screenshots/<name>.png` */
	async function screenshot(page, name) {
		mkdirSync(screenshots, { recursive: true });
		const path = join(screenshots, `${name}.png`);
		await page.screenshot({ path });
		return path;
	}

	await login();
	return {
		newPage: () => session.newPage(),
		screenshot,
		/** Pictures of everything open, for a check that failed; closes the pages. */
		async clear({ failed } = {}) {
			for (const page of session.pages()) {
				count += 1;
				if (failed) await screenshot(page, `failed-${failed}-${count}`).catch(() => {});
				await page.close().catch(() => {});
			}
		},
		close: () => browser.close(),
	};
}
