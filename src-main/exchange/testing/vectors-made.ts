import { archiveRecipes } from './vectors-archive.ts';
import { changeRecipes } from './vectors-change.ts';
import { manifestRecipes } from './vectors-manifest.ts';
import { senderRecipes } from './vectors-sender.ts';
import { statementRecipes } from './vectors-statement.ts';

/** Every vector of `archives.jsonl`: the same bytes each time they are made. */
export const archiveVectors = [
  ...archiveRecipes,
  ...manifestRecipes,
  ...senderRecipes,
  ...changeRecipes,
  ...statementRecipes,
];
