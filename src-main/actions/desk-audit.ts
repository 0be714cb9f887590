import { done, refused } from '../domain/result.ts';
import { checkJournals, reportView, saveAuditReport, type CheckedJournals } from './check-journals.ts';
import { chosen } from './desk-vault.ts';
import { exportJournal } from './export-journal.ts';
import { freshAction } from './fresh-id.ts';
import type { Handlers } from './ports/desk.ts';
import type { DeskBase, Seat } from './seat.ts';
import { showAudit } from './show-audit.ts';

type AuditHandlers = Pick<Handlers, Extract<keyof Handlers, `audit.${string}`>>;

/** The own journal: how it stands, and a copy for an auditor. Journals of others: checked, and the last report saved. */
export function auditHandlers({ tools }: DeskBase, seat: Seat): AuditHandlers {
  let shown: { readonly token: string; readonly checked: CheckedJournals } | null = null;

  const save = (token: string, form: 'json' | 'page', path: string | undefined) =>
    seat.with((unlocked) =>
      shown?.token === token
        ? saveAuditReport(unlocked, shown.checked, form, chosen(path), true)
        : refused('no-such-preview'),
    );

  return {
    'audit.show': () => seat.show(showAudit),
    'audit.export': ({ to }, { path }) =>
      seat.with((unlocked) => exportJournal(unlocked, to, chosen(path), true)),
    'audit.verify': (request) =>
      seat.with(async (unlocked) => {
        shown = null;
        const checked = await checkJournals(unlocked, request);
        if (!checked.ok) return checked;
        const token = freshAction(tools.randomness);
        shown = { token, checked: checked.value };
        return done({ token, ...reportView(checked.value) });
      }),
    'audit.saveJson': ({ token }, { path }) => save(token, 'json', path),
    'audit.savePage': ({ token }, { path }) => save(token, 'page', path),
  };
}
