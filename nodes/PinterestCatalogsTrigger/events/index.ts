import type { TriggerEvent } from '../../shared/trigger/event';
import { feedProcessed } from './feedProcessed';

/** The events of the trigger. The first one is chosen when the node is placed. */
export const events: TriggerEvent[] = [feedProcessed];
