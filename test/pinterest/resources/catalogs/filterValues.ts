import { stockOf } from './feedRuns';
import { levelsOf } from './filterMatch';
import { hasVideo, type Item } from './itemStore';
import type { CatalogType } from './shared';

const numbers = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}_${at}`);
const labels = numbers('custom_label', 5);
const categories = numbers('google_product_category', 7);

const keys: Record<CatalogType, string[]> = {
	RETAIL: [
		...['ad_image_tags', 'ad_video_tags', 'availability', 'brand', 'condition', 'gender', 'media_type'],
		...labels,
		...categories,
		...numbers('product_type', 5),
	],
	HOTEL: ['brand', ...labels],
	CREATIVE_ASSETS: [...labels, ...categories, 'media_type'],
};

/** The values that filters of product groups would find in these items, in the order of the alphabet. */
export function filterValues(type: CatalogType, items: readonly Item[]): Record<string, string[]> {
	return Object.fromEntries(
		keys[type].map((key) => {
			const found = items.flatMap((item) => valuesOf(item, key)).filter((value) => value !== '');
			return [key, [...new Set(found)].sort()];
		}),
	);
}

function valuesOf(item: Item, key: string): string[] {
	const { attributes } = item;
	const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : '');
	const [, path, level] = /^(google_product_category|product_type)_(\d)$/.exec(key) ?? [];
	if (path !== undefined) return [levelsOf(attributes[path])[Number(level)] ?? ''];
	switch (key) {
		case 'ad_image_tags':
			return numbers('ad_image', 20).map((name) => text(`${name}_tag`));
		case 'ad_video_tags':
			return numbers('ad_video', 3).map((name) => text(`${name}_tag`));
		case 'availability':
		case 'condition':
		case 'gender':
			return [text(key) === '' ? '' : stockOf(attributes[key])];
		case 'media_type':
			return [hasVideo(item) ? 'VIDEO' : 'IMAGE'];
		default:
			return [text(key)];
	}
}
