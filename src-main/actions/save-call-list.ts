import type { CommandInput } from '../../src-preload/contract/commands.ts';
import { done, type Result } from '../domain/result.ts';
import { escaped, printablePage } from './html-page.ts';
import { appendJournalled } from './journal.ts';
import type { Unlocked } from './unlocked.ts';

type CallList = CommandInput<'drill.save'>;

/** The call list as one page to print, with a box to tick before each line. */
function callListPage({ language, title, sections }: CallList): string {
  const parts = sections.map((section) => {
    const lines = section.lines.map(
      ({ head, more }) =>
        `<li><strong>${escaped(head)}</strong>${more.map((text) => `<br>\n${escaped(text)}`).join('')}</li>`,
    );
    return `<h2>${escaped(section.title)}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`;
  });
  return printablePage(
    language,
    title,
    `ul { list-style: none; padding: 0; }
li { break-inside: avoid; margin-block-end: 0.8em; padding-inline-start: 1.6em; position: relative; }
li::before { content: '\\2610'; position: absolute; inset-inline-start: 0; }`,
    `<h1>${escaped(title)}</h1>\n${parts.join('\n')}`,
  );
}

/**
 * Writes the call list outside the vault, in the clear: the caller has warned. It is in the journal before it is on the disk;
 * that says when, and nothing of whom. Refusals: `file-unwritable`, `disk-full`.
 */
export async function saveCallList(
  unlocked: Unlocked,
  list: CallList,
  path: string,
): Promise<Result<{ readonly file: string }>> {
  const staged = await unlocked.files.stage(path, new TextEncoder().encode(callListPage(list)), true);
  if (!staged.ok) return staged;
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'call list saved outside', at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
