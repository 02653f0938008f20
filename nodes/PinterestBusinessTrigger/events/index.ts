import type { TriggerEvent } from '../../shared/trigger/event';
import { newInvite } from './newInvite';

/** The events of the trigger. The first one is chosen when the node is placed. */
export const events: TriggerEvent[] = [newInvite];
