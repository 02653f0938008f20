/** What Pinterest, or those who see a Pin, would not like of its picture or video: told before anything is sent. */
import type { Film } from '../../shared/api/film';
import type { Size } from '../../shared/api/imageSize';
import type { Warning } from '../../shared/rows/field';

/** What becomes of what is found. */
export type Checking = 'fail' | 'off' | 'warn';

/** Pixels. Source: Pinterest's creative best practices and its product specs for images. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 300;

/** Width by height of the format that Pinterest shows whole, and how far off it may be. */
const BEST_RATIO = 2 / 3;
const NEAR_ENOUGH = 0.02;

/** Seconds. Source: Pinterest's product specs for videos. */
const SHORTEST_VIDEO = 4;
const LONGEST_VIDEO = 15 * 60;

export function imageProblems(size: Size | undefined, field: string): Warning[] {
	const small = tooSmall(size, field);
	if (!size || small.length > 0) return small;
	const { width, height } = size;
	if (Math.abs(width / height / BEST_RATIO - 1) <= NEAR_ENOUGH) return [];
	const shown = `${width} x ${height} pixels`;
	return [{ field, message: `is not 2:3 (such as 1000 x 1500): ${shown}, so that Pinterest may crop it` }];
}

function tooSmall(size: Size | undefined, field: string): Warning[] {
	if (!size || (size.width >= LEAST_WIDTH && size.height >= LEAST_HEIGHT)) return [];
	const shown = `${size.width} x ${size.height} pixels`;
	return [{ field, message: `is too small: ${shown}, at least ${LEAST_WIDTH} x ${LEAST_HEIGHT} are needed` }];
}

/** @param sizes of the images of a carousel, in their order; undefined where an image does not tell */
export function slotProblems(sizes: ReadonlyArray<Size | undefined>): Warning[] {
	const each = sizes.map((size) => size && `${size.width} x ${size.height}`);
	const known = each.filter((size) => size !== undefined);
	const small = sizes.flatMap((size, at) => tooSmall(size, `Image ${at + 1} of the Carousel`));
	if (new Set(known).size < 2) return small;
	const message = `differ in size, so that Pinterest crops some: ${each.map((size) => size ?? 'unknown').join(', ')}`;
	return [...small, { field: 'Images of the Carousel', message }];
}

export function filmProblems(film: Film | undefined): Warning[] {
	const { seconds } = film ?? {};
	if (seconds === undefined || (seconds >= SHORTEST_VIDEO && seconds <= LONGEST_VIDEO)) return [];
	const shown = `${Math.round(seconds * 10) / 10} seconds`;
	const message =
		seconds < SHORTEST_VIDEO
			? `is too short: ${shown}, at least ${SHORTEST_VIDEO} are needed`
			: `is too long: ${shown}, at most ${LONGEST_VIDEO} (15 minutes) are allowed`;
	return [{ field: 'Video', message }];
}

/**
 * What is told beside a result.
 *
 * @throws Error where it is to keep the Pin from being made
 */
export function judged(checking: Checking, problems: Warning[]): Warning[] {
	if (checking === 'off' || problems.length === 0) return [];
	if (checking === 'warn') return problems;
	const message = problems.map((problem) => `${problem.field} ${problem.message}`).join('. ');
	throw Object.assign(new Error(message), {
		description: 'Nothing was sent. Give another file, or set the option Check Media to Warn or Don’t Check.',
	});
}
