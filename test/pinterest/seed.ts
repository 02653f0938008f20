import { randomFrom } from './random';
import type { Account, Board, PinMedia, World } from './world';

/** The shop whose account every token belongs to unless said otherwise. */
export const shopId = '664281800000000001';

/** A client of the shop, who shares an ad account with it. */
export const clientId = '664281800000000002';

const website = 'https://hearthandlinen.example';

const boardPlans = [
	['Living room ideas', 'Sofas, rugs and light for rooms people live in', 'PUBLIC', ['Small spaces', 'Lamps', 'Rugs']],
	['Linen bedding', 'Washed linen in colours of the coast', 'PUBLIC', ['Summer', 'Winter']],
	['Ceramics', 'Bowls, mugs and vases thrown by hand', 'PUBLIC', ['Mugs', 'Vases']],
	['Kitchen & table', 'Setting a table for two or for twelve', 'PUBLIC', []],
	['Autumn decor 🍂', 'Warm light, dried flowers, wool', 'PUBLIC', ['Wreaths']],
	['DIY weekend projects', 'What can be made between Friday and Sunday', 'PUBLIC', []],
	['Spring campaign', 'Pins for the spring campaign', 'PROTECTED', []],
	['Next season (internal)', 'Not out yet', 'SECRET', ['Samples']],
] as const;

const things = [
	'Linen throw',
	'Stoneware mug',
	'Oak side table',
	'Wool rug',
	'Paper lantern',
	'Glass vase',
	'Striped cushion',
];
const moods = [
	'in soft clay',
	'for slow mornings',
	'made to last',
	'in sea green',
	'for small flats',
	'with a fringe',
	'under 50 €',
];
const colors = ['#6e7874', '#c8b39b', '#8a5a44', '#d9d4cc', '#3f5b63', '#a8b5a2', '#e0a96d', '#54433a'];

/** Fills an empty world: two accounts, three ad accounts, 8 boards of the shop with 64 Pins, 2 boards of its client. */
export function seed(world: World): void {
	const shop: Account = {
		id: shopId,
		username: 'hearthandlinen',
		businessName: 'Hearth & Linen',
		about: 'Home textiles and ceramics from a small shop by the sea.',
		websiteUrl: website,
		profileImage: `${world.imageOrigin()}/images/c8b39b/280x280.png`,
		followers: 4312,
		following: 187,
		monthlyViews: 218_450,
		...relations(187, ['journal.hearthandlinen.example', 'hearthandlinen.example'], 1),
		businessIds: [clientId],
	};
	const client: Account = {
		id: clientId,
		username: 'northlighthotel',
		businessName: 'Northlight Hotel',
		about: 'Twelve rooms and a good breakfast.',
		websiteUrl: 'https://northlight.example',
		profileImage: `${world.imageOrigin()}/images/3f5b63/280x280.png`,
		followers: 950,
		following: 42,
		monthlyViews: 31_200,
		...relations(42, ['northlight.example'], 0),
	};
	for (const account of [shop, client]) world.accounts.set(account.id, account);

	seedAdAccount(world, 'Hearth & Linen EU', shop.id, 'DE', 'EUR', 'Europe/Berlin', ['OWNER']);
	seedAdAccount(world, 'Hearth & Linen US', shop.id, 'US', 'USD', 'America/New_York', ['OWNER']);
	seedAdAccount(world, 'Northlight Hotel', client.id, 'SE', 'SEK', 'Europe/Stockholm', ['ADMIN']);

	boardPlans.forEach(([name, description, privacy, sections], at) => {
		const createdAt = `2026-0${1 + (at % 6)}-1${at}T08:30:00Z`;
		const board = world.addBoard({ ownerId: shop.id, name, description, privacy, createdAt, followers: 40 * (at + 3) });
		for (const section of sections) world.addSection(board, section);
		seedPins(world, board, 8);
	});
	const lobby = world.addBoard({ ownerId: client.id, name: 'Rooms', createdAt: '2026-02-03T10:00:00Z' });
	seedPins(world, lobby, 3);
	// A group board: the shop is a collaborator on it.
	const group = { ownerId: client.id, name: 'Rooms we furnished together', collaboratorIds: [shop.id] };
	const together = world.addBoard({ ...group, createdAt: '2026-03-04T10:00:00Z' });
	seedPins(world, together, 3);

	shop.followedBoards = [lobby, together].map(({ id }, at) => ({ seq: at + 1, boardId: id, explicit: at === 0 }));
	client.followedBoards = [...world.boards.values()]
		.filter(({ ownerId, privacy }) => ownerId === shop.id && privacy === 'PUBLIC')
		.map(({ id }, at) => ({ seq: at + 1, boardId: id, explicit: at % 2 === 0 }));
}

/** Whom an account follows, and its websites; the first `pending` of them are not verified yet. */
function relations(following: number, websites: string[], pending: number) {
	return {
		businessIds: [],
		followedBoards: [],
		follows: people('maker', following).map(({ seq, username }) => ({
			seq,
			username,
			isCreator: seq % 3 === 0,
			explicit: seq % 5 !== 0,
		})),
		websites: websites.map((website, at) => ({
			seq: at + 1,
			website,
			...(at >= pending && { verifiedAt: '2026-01-14T21:03:01.602000' }),
		})),
	};
}

/** `count` people, oldest first: their names follow from `kind` and their number. */
export function people(kind: 'maker' | 'fan', count: number): Array<{ seq: number; username: string }> {
	return Array.from({ length: count }, (_, at) => ({
		seq: at + 1,
		username: `${kind}${String(at + 1).padStart(4, '0')}`,
	}));
}

/** Puts `count` Pins of every kind on a board, the same ones in every run. */
export function seedPins(world: World, board: Board, count: number): void {
	const random = randomFrom(`${board.name} ${board.pins.length}`);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
	const start = Date.parse(board.createdAt);
	for (let at = 0; at < count; at += 1) {
		const thing = pick(things);
		const slug = thing.toLowerCase().replaceAll(' ', '-');
		world.addPin({
			ownerId: board.ownerId,
			boardId: board.id,
			sectionId: at % 3 === 0 && board.sections.length > 0 ? pick(board.sections).id : null,
			title: `${thing} ${pick(moods)}`,
			description: `${thing}, photographed in our shop. No ${board.pins.length + 1} on this board.`,
			altText: at % 2 === 0 ? `${thing} on a wooden table` : null,
			// One in eight leads nowhere, as real ones do.
			link: at % 8 === 7 ? null : `${world.accounts.get(board.ownerId)?.websiteUrl}/products/${slug}?p=${at + 1}`,
			dominantColor: pick(colors),
			createdAt: new Date(start + at * 3_600_000).toISOString().replace('.000Z', 'Z'),
			promoted: at % 10 === 4,
			media: mediaOfKind(at),
		});
	}
}

/** Mostly images; every sixth a carousel, every fifth a video. */
function mediaOfKind(at: number): PinMedia {
	if (at % 6 === 3) {
		const images = ['Front', 'Detail', 'In use'].map((title) => ({ ratio: 1, title, description: '', link: website }));
		return { type: 'carousel', images };
	}
	if (at % 5 === 2) return { type: 'video', mediaId: null, cover: { ratio: 16 / 9 }, durationMs: 8000 + at * 10 };
	return { type: 'image', image: { ratio: at % 2 === 0 ? 1.5 : 1.25 } };
}

function seedAdAccount(
	world: World,
	name: string,
	ownerId: string,
	country: string,
	currency: string,
	timeZone: string,
	permissions: string[],
): void {
	const seq = world.nextSeq();
	const id = world.newId('ad account', seq);
	const createdTime = Date.parse('2026-01-08T09:00:00Z') / 1000;
	world.adAccounts.set(id, { seq, id, name, ownerId, country, currency, timeZone, permissions, createdTime });
}
