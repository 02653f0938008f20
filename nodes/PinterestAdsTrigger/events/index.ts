import type { TriggerEvent } from '../../shared/trigger/event';
import { adReview } from './adReview';
import { conversionHealth } from './conversionHealth';
import { newInvoice } from './newInvoice';
import { statusChange } from './statusChange';

/** The events of the trigger. The first one is chosen when the node is placed. */
export const events: TriggerEvent[] = [adReview, statusChange, conversionHealth, newInvoice];
