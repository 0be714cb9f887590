import type { Role } from './trust.ts';

/** What a bundle is made for: one preset per role. */
export type Preset = Role;
