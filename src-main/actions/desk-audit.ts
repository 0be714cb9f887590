import { chosen } from './desk-vault.ts';
import { exportJournal } from './export-journal.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';
import { showAudit } from './show-audit.ts';

type AuditHandlers = Pick<Handlers, Extract<keyof Handlers, `audit.${string}`>>;

/** The own journal: how it stands, and a copy for an auditor. */
export const auditHandlers = (seat: Seat): AuditHandlers => ({
  'audit.show': () => seat.show(showAudit),
  'audit.export': ({ to }, { path }) =>
    seat.with((unlocked) => exportJournal(unlocked, to, chosen(path), true)),
});
