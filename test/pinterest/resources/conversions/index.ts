import type { Row } from '../../row';
import { advertiserDefinedEvents } from './advertiserDefinedEvents';
import { conversionToken } from './conversionToken';
import { deletionRequests } from './deletionRequests';
import { eventQuality } from './eventQuality';
import { events } from './events';
import { msotEvents } from './msotEvents';
import { conversionTags } from './tags';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for conversion events, their quality, tags, own events, and requests to delete. */
export const rows: readonly Row[] = [
	...advertiserDefinedEvents,
	...conversionTags,
	...conversionToken,
	...deletionRequests,
	...eventQuality,
	...events,
	...msotEvents,
];
