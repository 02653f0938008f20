import { binaryItem } from '../engine';
import { png, type SimulatedPinterest } from '../pinterest';
import { boardNamed, client } from '../pinterest/client';
import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

const board = ({ pinterest }: Site, name = 'Living room ideas') => id(boardNamed(pinterest, name));
const id = (value: string) => ({ __rl: true, mode: 'id', value });

/** The sections of the board, first made first. */
const sections = ({ pinterest }: Site, name = 'Living room ideas') =>
	pinterest.boards.get(boardNamed(pinterest, name))?.sections.map((section) => id(section.id)) ?? [];

/** A Pin of each kind, with and without a link, an alternative text and a section: ids, oldest first. */
const pinsOf = ({ pinterest }: Site, name = 'Living room ideas') =>
	pinterest.boards.get(boardNamed(pinterest, name))?.pins.map((pin) => pin.id) ?? [];

const image = () => binaryItem(png(Buffer.from('6e7874', 'hex'), 400, 600), { fileName: 'a.png', mimeType: 'image/png' });
/** Too small, so that the result has a warning. */
const small = () => binaryItem(png(Buffer.from('6e7874', 'hex'), 40, 60), { fileName: 'b.png' });
const video = () =>
	binaryItem(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(1000)]), {
		fileName: 'a.mp4',
		mimeType: 'video/mp4',
	});

const texts = {
	title: 'Linen throw',
	pinDescription: 'Washed linen',
	link: 'https://example.com/throw',
	altText: 'A throw',
};
const urls = ['https://example.com/1.png', 'https://example.com/2.png'];
const slot = [
	{ image: urls[0], title: 'Front', description: 'From the front', link: 'https://example.com/1' },
	{ image: urls[1] },
];

/** Adds what the seed lacks: a Pin without any text, and one with a parent. */
export function prepare({ worlds: { production }, boards }: SimulatedPinterest): void {
	for (const board of boards.values()) {
		const media = { type: 'image', image: { ratio: 1 } } as const;
		const facts = { ownerId: board.ownerId, boardId: board.id, createdAt: '2026-06-01T10:00:00Z', media };
		const bare = production.addPin({ ...facts, sectionId: board.sections[0]?.id });
		production.addPin({ ...facts, title: 'Saved', parentPinId: bare.id });
	}
}

/** What the simulated Pinterest leaves `null` and the real one may fill. Source: the API description's Pin and its media. */
export const UNFILLED: Record<string, Schema> = {
	parent_pin_id: { type: 'string' },
	pin_metrics: { type: 'object' },
	image_cover_url: { type: 'string' },
	video_url: { type: 'string' },
	duration: { type: 'number' },
	width: { type: 'number' },
	height: { type: 'number' },
};

/** The Pinterest node: for each operation the runs whose outputs make its schema. */
export const pinterest: Scenarios = {
	'account.follow': (site) => site.run({ username: 'fan0007' }),
	'account.getFollowedInterests': (site) => site.run({ username: 'hearthandlinen' }),
	'board.getPins': async (site) => [
		...(await site.run({ board: board(site) })),
		...(await site.run({ board: board(site), options: { boardPinMetrics: true } })),
	],

	'media.get': async (site) => [
		...(await site.run({ media: await uploaded(site) })),
		...(await site.run({ media: await registered(site) })),
	],
	'media.getAll': async (site) => {
		await uploaded(site);
		return await site.run({});
	},
	'media.upload': (site) => site.run({ video: 'data' }, [video()]),
	'media.wait': async (site) => site.run({ media: await uploaded(site) }),

	'pin.create': async (site) => {
		const pinBoard = board(site);
		const videoId = { pinBoard, mediaSource: 'videoId' };
		return [
			...(await site.run({ pinBoard, pinSection: sections(site)[0], image: urls[0], ...texts })),
			...(await site.run({ pinBoard, mediaSource: 'image', image: 'data', additionalFields: { parentPinId: pinsOf(site)[0] } }, [
				image(),
			])),
			...(await site.run({ pinBoard, image: 'data', options: { productPinIds: tagging(site).productPins } }, [small()])),
			...(await site.run({ pinBoard, mediaSource: 'carousel', slots: { slot } })),
			...(await site.run({ pinBoard, mediaSource: 'video', video: 'data' }, [video()])),
			...(await site.run({ ...videoId, mediaId: await uploaded(site), coverSource: 'image', cover: urls[0] })),
		];
	},
	'pin.get': async (site) => {
		const all = pinsOf(site).map(id);
		const plain = await Promise.all(all.map((pin) => site.run({ pin })));
		const measured = await Promise.all(all.map((pin) => site.run({ pin, options: { pinMetrics: true } })));
		return [...plain, ...measured].flat();
	},
	'pin.getAll': async (site) => [
		...(await site.run({ returnAll: true })),
		...(await site.run({ returnAll: true, options: { pinMetrics: true } })),
	],
	'pin.save': async (site) => {
		const [image, other] = pinsOf(site, 'Linen bedding').map(id);
		return [
			...(await site.run({ pin: image, saveBoard: board(site), saveSection: sections(site)[0] })),
			...(await site.run({ pin: other })),
			...(await site.run({ pin: id(pinsOf(site, 'Linen bedding')[3]), saveBoard: board(site) })),
		];
	},
	'pin.update': async (site) =>
		(
			await Promise.all(pinsOf(site).map((pin) => site.run({ pin: id(pin), updateFields: { altText: 'A throw' } })))
		).flat(),

	'productTag.add': (site) => site.run(tagging(site)),
	'productTag.getAll': async (site) => {
		const { taggedPin, productPins } = tagging(site);
		await site.run({ taggedPin, productPins }, undefined, 'productTag.add');
		return await site.run({ taggedPin });
	},
	'productTag.remove': async (site) => {
		const tags = tagging(site);
		await site.run(tags, undefined, 'productTag.add');
		return await site.run(tags);
	},
	'search.getOwnPins': (site) => site.run({ query: pinsOf(site).join() }),
	'search.getPartnerPins': (site) => site.run({ searchTerm: 'photographed', countryCode: 'US' }),
	'trend.getKeywords': async (site) => [
		...(await site.run({})),
		...(await site.run({ options: { includeDemographics: true } })),
	],
	'website.unverify': (site) => site.run({ website: 'hearthandlinen.example' }),
};

function tagging(site: Site) {
	const products = pinsOf(site, 'Ceramics').filter((pin) => site.pinterest.pins.get(pin)?.link);
	return { taggedPin: id(pinsOf(site)[0]), productPins: products.slice(0, 2).join() };
}

/** The id of a video that Pinterest has worked on. */
async function uploaded(site: Site): Promise<string> {
	const [media] = await site.run({ video: 'data' }, [video()], 'media.upload');
	return media.media_id as string;
}

/** The id of a video that was announced and never sent. */
async function registered(site: Site): Promise<string> {
	const answer = await client(site.pinterest).post('/media', { media_type: 'video' });
	return (answer.data as { media_id: string }).media_id;
}
