import type { Row } from '../../row';
import type { Sample } from '../../samples';
import type { World } from '../../world';

/** Rows for analytics, reports and bulk. */
export const rows: readonly Row[] = [];

/** Fills an empty world with what belongs to these rows. */
export function seed(_world: World): void {}

/** One call or more of each row, for the comparison with the API description. */
export const samples: Sample = async () => {};
