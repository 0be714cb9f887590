import type { CommandInput } from '../../src-preload/contract/commands.ts';
import { done, type Result } from '../domain/result.ts';
import { escaped, printablePage } from './html-page.ts';
import { appendJournalled } from './journal.ts';
import type { Unlocked } from './unlocked.ts';

type PathwayPage = CommandInput<'pathway.print'>;
type Section = PathwayPage['sections'][number];

/** What turns the direction of its text does so in here alone. */
const apart = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

function sectionOf({ title, boxes, lines }: Section): string {
  const items = lines.map(
    ({ head, more }) =>
      `<li><strong>${apart(head)}</strong>${more.map((text) => `<br>\n${apart(text)}`).join('')}</li>`,
  );
  return `<h2>${apart(title)}</h2>\n<ul${boxes ? ' class="boxes"' : ''}>\n${items.join('\n')}\n</ul>`;
}

const style = `ul.boxes { list-style: none; padding: 0; }
li { break-inside: avoid; margin-block-end: 0.8em; }
.boxes li { padding-inline-start: 1.6em; position: relative; }
.boxes li::before { content: '\\2610'; position: absolute; inset-inline-start: 0; }`;

/**
 * Writes a pathway's checklist or summary outside the vault, in the clear: the caller has warned and asked whether names
 * stand in it. It is in the journal before it is on the disk; that says when, and nothing of whom. Refusals:
 * `file-unwritable`, `disk-full`.
 */
export async function printPathway(
  unlocked: Unlocked,
  { language, title, lead, sections }: PathwayPage,
  path: string,
): Promise<Result<{ readonly file: string }>> {
  const body = [
    `<h1>${apart(title)}</h1>`,
    ...lead.map((text) => `<p>${apart(text)}</p>`),
    ...sections.map(sectionOf),
  ].join('\n');
  const page = printablePage(language, title, style, body);
  const staged = await unlocked.files.stage(path, new TextEncoder().encode(page), true);
  if (!staged.ok) return staged;
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'pathway page saved outside', at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
