import type { TriggerEvent } from '../../shared/trigger/event';
import { followedBoardPin } from './followedBoardPin';
import { newBoard } from './newBoard';
import { newFollower } from './newFollower';
import { newPin } from './newPin';
import { pinMetric } from './pinMetric';
import { trendingKeyword } from './trendingKeyword';

/** The events of the trigger. The first one is chosen when the node is placed. */
export const events: TriggerEvent[] = [newPin, newBoard, newFollower, followedBoardPin, pinMetric, trendingKeyword];
