import { conversionEvents } from './conversionEvents';
import { conversionTags } from './conversionTags';
import { conversionTokens } from './conversionTokens';
import { definedEvents } from './definedEvents';
import { deletionRequests } from './deletionRequests';
import { eventQuality } from './eventQuality';
import { msotEvents } from './msotEvents';

/** Everything the node works with, the most used first. */
export const resources = [
	conversionEvents,
	conversionTags,
	conversionTokens,
	definedEvents,
	deletionRequests,
	eventQuality,
	msotEvents,
];
