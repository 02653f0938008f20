import type { IDataObject } from 'n8n-workflow';

import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** Starts the simulated Pinterest for a test file of the Pinterest node. */
export function useSite(options: SiteOptions = {}): Site {
	return useNodeSite(new Pinterest(), options);
}

/** A Pin as Simplify gives it, from Pinterest's own. */
export function simplePinOf(pin: IDataObject): IDataObject {
	const { id, title, description, link, alt_text, board_id, board_section_id, creative_type, created_at } = pin;
	const media = pin.media as IDataObject & { items?: IDataObject[] };
	const { images } = (media.items?.[0] ?? media) as { images: Record<string, { url: string }> };
	return {
		...{ id, url: `https://www.pinterest.com/pin/${id as string}/`, title, description, link, alt_text },
		...{ board_id, board_section_id, creative_type, media_type: media.media_type, created_at },
		image_url: images['1200x'].url,
	};
}
