import type { Resource } from '../../shared/describe/rows';

export const adPreviews: Resource = { value: 'adPreview', name: 'Ad Preview', operations: [] };
