import type { Resource } from '../../shared/describe/rows';
import { catalogs } from './catalogs';

/** Everything the node offers. */
export const resources: Resource[] = [catalogs];
