import type { TriggerEvent } from '../event';
import { adReview } from './adReview';
import { conversionHealth } from './conversionHealth';
import { feedProcessed } from './feedProcessed';
import { followedBoardPin } from './followedBoardPin';
import { newBoard } from './newBoard';
import { newFollower } from './newFollower';
import { newInvite } from './newInvite';
import { newInvoice } from './newInvoice';
import { newPin } from './newPin';
import { pinMetric } from './pinMetric';
import { statusChange } from './statusChange';
import { trendingKeyword } from './trendingKeyword';

/** The events of the trigger. The first one is chosen when the node is placed. */
export const events: TriggerEvent[] = [
	newPin,
	newBoard,
	newFollower,
	followedBoardPin,
	pinMetric,
	adReview,
	statusChange,
	feedProcessed,
	conversionHealth,
	newInvite,
	newInvoice,
	trendingKeyword,
];
