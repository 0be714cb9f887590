import type { Json } from '../domain/json.ts';

/**
 * Every file of resources/pathways, as part of the program: nothing is looked for on the disk. A new one is a file there and
 * two lines here; a test names the one that was forgotten.
 */
export const pathwayFiles: readonly Json[] = [];
