import type { Operation, Resource } from '../../shared/describe/rows';
import { ACCOUNT_ANALYTICS } from '../analytics';

const operations: Operation[] = [...ACCOUNT_ANALYTICS];

export const adAccounts: Resource = { value: 'adAccount', name: 'Ad Account', operations };
