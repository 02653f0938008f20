import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem, storedBinaryItem } from '../../engine';
import { byId, failure, items, mp4File, pngFile, useSite } from './site';

/** Bad input: a clear error naming the item, nothing sent for it, and the other items keep their results. */
describe('bad input', () => {
	const site = useSite();
	const create = (parameters: object, given: INodeExecutionData[]) =>
		site.run(
			{
				resource: 'pin',
				operation: 'create',
				pinBoard: byId(site.board('Ceramics')),
				image: 'https://example.com/a.png',
				...parameters,
			},
			{ items: given, continueOnFail: true },
		);
	/** Runs on a good item, the bad one, and a good one; only the bad one may fail, and only two requests are sent. */
	const expectOnlyTheBadOneFails = async (
		run: (given: INodeExecutionData[]) => ReturnType<typeof create>,
		given: INodeExecutionData[],
		message: string | RegExp,
		sent = 2,
	) => {
		const { items: output, error } = await run(given);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(3);
		expect(output[1]).toEqual(failure(1, message));
		for (const item of [0, 2]) {
			expect(output[item].pairedItem).toEqual({ item });
			expect(output[item].json).toEqual(expect.objectContaining({ id: expect.stringMatching(/^\d{18}$/) }));
		}
		expect(site.sent()).toHaveLength(sent);
	};
	const wrong = (value: string, kind: string) =>
		`must be an id, which is all digits, not "${value}". Give the id or the URL of the ${kind}`;

	it.each([
		['', 'Board is missing'],
		['   ', 'Board is missing'],
		['549755/../x', `Board ${wrong('549755/../x', 'board')}`],
		['..', `Board ${wrong('..', 'board')}`],
		['%2e%2e/ad_accounts', `Board ${wrong('%2e%2e/ad_accounts', 'board')}`],
		['549755?x=1', `Board ${wrong('549755?x=1', 'board')}`],
		['1'.repeat(10_000), /^Board has 10000 digits, at most 40 are allowed\. .*$/],
	])('%j as a board’s id', async (bad, message) => {
		const good = site.board('Ceramics');
		const run = (given: INodeExecutionData[]) =>
			site.run(
				{ resource: 'board', operation: 'get', board: byId('={{ $json.id }}') },
				{ items: given, continueOnFail: true },
			);
		await expectOnlyTheBadOneFails(run, items({ id: good }, { id: bad }, { id: good }), message);
	});

	it.each([
		['delete', '', 'Pin is missing'],
		['delete', '1/../2', `Pin ${wrong('1/../2', 'Pin')}`],
		['get', 'My Pin', `Pin ${wrong('My Pin', 'Pin')}`],
	])('for Pin: %s, the id %j', async (operation, bad, message) => {
		const [first, second] = site.pinsOn('Ceramics');
		const { items: output } = await site.run(
			{ resource: 'pin', operation, pin: byId('={{ $json.id }}') },
			{ items: items({ id: first }, { id: bad }, { id: second }), continueOnFail: true },
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output[1]).toEqual(failure(1, message));
		expect(output.filter(({ json }) => json.error !== undefined)).toHaveLength(1);
		expect(site.sent()).toHaveLength(2);
	});

	it.each([
		[
			'media',
			{ resource: 'media', operation: 'get', media: '={{ $json.id }}' },
			'a/../b',
			/^Media ID must be an id, which is all digits, not "a\/\.\.\/b"/,
		],
		[
			'section',
			{ resource: 'boardSection', operation: 'delete', section: byId('={{ $json.id }}') },
			'Lamps/1',
			/^Section must be an id/,
		],
		[
			'tagged Pin',
			{ resource: 'productTag', operation: 'getAll', taggedPin: byId('={{ $json.id }}') },
			'',
			/^Pin is missing/,
		],
		[
			'product',
			{ resource: 'productTag', operation: 'add', productPins: '={{ $json.id }}' },
			'mug',
			/^Product Pins must be an id/,
		],
		[
			'ad account',
			{ resource: 'board', operation: 'getAll', options: { adAccountId: byId('={{ $json.id }}') } },
			'My shop',
			/^Ad Account must be an id/,
		],
	])('as the id of a %s', async (_kind, parameters, id, message) => {
		const places = { sectionBoard: byId(site.board('Ceramics')), taggedPin: byId(site.pinsOn('Ceramics')[0]) };
		const { error, items: output } = await site.run({ ...places, ...parameters }, { items: items({ id }) });
		expect(error?.message).toMatch(message);
		expect(error?.message).toMatch(/$/);
		expect(output).toEqual([]);
		expect(site.sent()).toEqual([]);
	});

	describe('in the texts of a Pin', () => {
		const titled = (bad: string) => items({ title: 'One' }, { title: bad }, { title: 'Three' });
		it.each([
			[
				'a title of 10,000 characters',
				{ title: '={{ $json.title }}' },
				'x'.repeat(10_000),
				'Title is 10000 characters long, at most 100 are allowed',
			],
			[
				'a title of 101 emoji',
				{ title: '={{ $json.title }}' },
				'🌿'.repeat(101),
				'Title is 101 characters long, at most 100 are allowed',
			],
			[
				'a description of 801 characters',
				{ pinDescription: '={{ $json.title }}' },
				'x'.repeat(801),
				'Description is 801 characters long, at most 800 are allowed',
			],
			[
				'an alt text of 10,000 characters',
				{ altText: '={{ $json.title }}' },
				'x'.repeat(10_000),
				'Alt Text is 10000 characters long, at most 500 are allowed',
			],
		])('%s', async (_what, parameters, bad, message) => {
			await expectOnlyTheBadOneFails((given) => create(parameters, given), titled(bad), message);
		});

		it.each([
			[
				'mug.jpg',
				'Image must be a web address, base64, a data URL, or the name of an input data field, not "mug.jpg". The item has no input data fields',
			],
			['file:///etc/passwd', 'Image must be a web address such as https://example.com/page, not "file:///etc/passwd"'],
			['', 'Image is missing'],
			[`https://example.com/${'x'.repeat(10_000)}`, 'Image is 10020 characters long, at most 2048 are allowed'],
		])('the URL %.30s', async (bad, message) => {
			const image = 'https://example.com/a.png';
			const given = items({ image }, { image: bad }, { image });
			await expectOnlyTheBadOneFails((all) => create({ image: '={{ $json.image }}' }, all), given, message);
		});

		it('a title of exactly 100 emoji passes', async () => {
			const title = '🌿'.repeat(100);
			const { items: output } = await create({ title }, items({}));
			expect(output[0].json.title).toBe(title);
		});

		it('a section’s name of 10,000 characters', async () => {
			const { error } = await site.run({
				resource: 'boardSection',
				operation: 'create',
				sectionBoard: byId(site.board('Ceramics')),
				sectionName: 'x'.repeat(10_000),
			});
			expect(error?.message).toBe('Name is 10000 characters long, at most 180 are allowed');
			expect(site.sent()).toEqual([]);
		});
	});

	describe('in files', () => {
		const image = () => binaryItem(pngFile, { fileName: 'mug.png' });
		const video = () => binaryItem(mp4File, { fileName: 'mug.mp4' });

		it.each([
			[
				'a text named .png',
				Buffer.from('I am a text.'),
				'The input data field "data" (bad.png) is neither a PNG nor a JPEG image',
			],
			['an image without bytes', Buffer.alloc(0), 'The input data field "data" (bad.png) is empty'],
		])('%s', async (_what, content, message) => {
			const bad = binaryItem(content, { fileName: 'bad.png', mimeType: 'image/png' });
			await expectOnlyTheBadOneFails(
				(given) => create({ mediaSource: 'image', image: 'data' }, given),
				[image(), bad, image()],
				message,
			);
		});

		it('an image of more than 20 MB', async () => {
			const bad = await storedBinaryItem(Buffer.concat([pngFile, Buffer.alloc(20 * 1024 * 1024)]), {
				fileName: 'big.png',
			});
			const message = 'The input data field "data" (big.png) has 20.0 MB, Pinterest takes at most 20 MB';
			await expectOnlyTheBadOneFails(
				(given) => create({ mediaSource: 'image', image: 'data' }, given),
				[image(), bad, image()],
				message,
			);
		});

		it('an item without a file', async () => {
			const given = [image(), { json: {} }, image()];
			await expectOnlyTheBadOneFails((all) => create({ mediaSource: 'image', image: 'data' }, all), given, /$/);
		});

		it.each([
			['on the item', async () => binaryItem(Buffer.alloc(0), { fileName: 'bad.mp4' })],
			['in a file of n8n’s', () => storedBinaryItem(Buffer.alloc(0), { fileName: 'bad.mp4' })],
		])('a video without bytes %s', async (_where, bad) => {
			const message = 'The input data field "data" (bad.mp4) is empty';
			const given = [video(), await bad(), video()];
			await expectOnlyTheBadOneFails((all) => create({ mediaSource: 'video', video: 'data' }, all), given, message, 8);
		});
	});

	describe('in the bounds of a list', () => {
		const list = (parameters: object, given: INodeExecutionData[]) =>
			site.run(
				{ resource: 'board', operation: 'getAll', limit: 1, ...parameters },
				{ items: given, continueOnFail: true },
			);

		it.each([0, 251, -1, 1.5])('a page size of %d', async (bad) => {
			const message = `Page Size must be a whole number from 1 to 250, not "${bad}"`;
			const options = { pageSize: '={{ $json.size }}' };
			await expectOnlyTheBadOneFails(
				(all) => list({ options }, all),
				items({ size: 1 }, { size: bad }, { size: 250 }),
				message,
			);
		});

		it.each([0, -5])('a limit of %d', async (bad) => {
			const message = `Limit must be a whole number from 1 to 120000, not "${bad}"`;
			await expectOnlyTheBadOneFails(
				(all) => list({ limit: '={{ $json.limit }}' }, all),
				items({ limit: 1 }, { limit: bad }, { limit: 1 }),
				message,
			);
		});

		it('a privacy there is none of', async () => {
			const filters = { boardPrivacy: '={{ $json.privacy }}' };
			const message = 'Privacy must be one of ALL, PROTECTED, PUBLIC, PUBLIC_AND_SECRET, SECRET, not "HIDDEN"';
			await expectOnlyTheBadOneFails(
				(all) => list({ filters }, all),
				items({ privacy: 'ALL' }, { privacy: 'HIDDEN' }, { privacy: 'ALL' }),
				message,
			);
		});
	});
});
