import { imageSizes, imageUrl } from '../images';
import { randomFrom } from '../random';
import type { Call } from '../row';
import type { Pin, World } from '../world';

export interface PinViewOptions {
	/** Add 90-day and lifetime metrics. */
	metrics?: boolean;
	/** Add the tagged products. */
	productTags?: boolean;
}

/** A Pin as answers show it to the acting account. */
export function pinView(
	call: Pick<Call, 'world' | 'user'>,
	pin: Pin,
	options: PinViewOptions = {},
): Record<string, unknown> {
	const { world, user } = call;
	const board = pin.boardId === null ? undefined : world.boards.get(pin.boardId);
	const ownerId = board?.ownerId ?? pin.ownerId;
	return {
		id: pin.id,
		created_at: pin.createdAt,
		title: pin.title,
		description: pin.description,
		alt_text: pin.altText,
		link: pin.link,
		dominant_color: pin.dominantColor,
		// A Pin saved to the profile stands on no board; the description knows no null here.
		...(board && { board_id: board.id }),
		board_section_id: pin.sectionId,
		board_owner: { username: world.accounts.get(ownerId)?.username ?? '' },
		parent_pin_id: pin.parentPinId,
		is_owner: pin.ownerId === user.id,
		is_standard: pin.isStandard,
		has_been_promoted: pin.promoted,
		creative_type: creativeType(pin),
		media: mediaView(world.imageOrigin(), pin),
		pin_metrics: options.metrics ? pinMetrics(world, pin) : null,
		...(options.productTags && { product_tags: pin.productTags.map((id) => ({ pin_id: id })) }),
	};
}

export function creativeType(pin: Pin): 'REGULAR' | 'VIDEO' | 'CAROUSEL' {
	return ({ image: 'REGULAR', video: 'VIDEO', carousel: 'CAROUSEL' } as const)[pin.media.type];
}

function mediaView(origin: string, pin: Pin): Record<string, unknown> {
	const { media, dominantColor: color } = pin;
	switch (media.type) {
		case 'image':
			return { media_type: 'image', images: imageSizes(origin, color, media.image) };
		case 'video':
			return {
				media_type: 'video',
				cover_image_url: media.coverUrl ?? imageUrl(origin, color, 600, Math.round(600 * media.cover.ratio)),
				images: imageSizes(origin, color, media.cover),
				// Only some apps are shown the file itself.
				video_url: null,
				duration: media.durationMs,
				width: media.durationMs === null ? null : 720,
				height: media.durationMs === null ? null : Math.round(720 * media.cover.ratio),
			};
		case 'carousel':
			return {
				media_type: 'multiple_images',
				items: media.images.map((image) => ({
					item_type: 'image',
					title: image.title ?? null,
					description: image.description ?? null,
					link: image.link ?? null,
					images: imageSizes(origin, color, image),
				})),
			};
	}
}

/** Lifetime numbers that differ from the usual, by Pin. */
export const lifetimeMetrics = (world: World) => world.store<Record<string, number>>('pin metrics');

function pinMetrics(world: World, pin: Pin): Record<string, unknown> {
	const random = randomFrom(`metrics ${pin.id}`);
	const upTo = (most: number) => Math.floor(random() * most);
	const video = (scale: number) =>
		pin.media.type === 'video'
			? {
					video_mrc_view: upTo(90 * scale),
					video_v50_watch_time: upTo(400_000 * scale),
					video_avg_watch_time: upTo(9000),
				}
			: {};
	const recent = {
		impression: 200 + upTo(4000),
		pin_click: upTo(150),
		clickthrough: upTo(60),
		save: upTo(40),
		...video(1),
	};
	return {
		'90d': recent,
		lifetime_metrics: {
			impression: recent.impression * 3,
			pin_click: recent.pin_click * 3,
			clickthrough: recent.clickthrough * 3,
			save: recent.save * 3,
			reaction: upTo(50),
			comment: upTo(12),
			...video(3),
			...lifetimeMetrics(world).get(pin.id),
		},
	};
}
