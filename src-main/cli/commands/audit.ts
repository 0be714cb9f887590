import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { auditPage } from '../../actions/audit-page.ts';
import { auditSentences } from '../../actions/audit-sentences.ts';
import { exportJournal } from '../../actions/export-journal.ts';
import type { AuditReport } from '../../actions/ports/audit.ts';
import { verifyAudit } from '../../actions/verify-audit.ts';
import { done, refused, type Result } from '../../domain/result.ts';
import { language } from '../language.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { readInput, withVault, type Session } from '../session.ts';

/** Bigger than the largest bundle that is read, so that the reader names the refusal. */
const fileLimit = 65 * 1024 * 1024;
const certificateLimit = 1024 * 1024;

async function exportTo(session: Session): Promise<Outcome> {
  const { args } = session;
  const out = args.needed('out');
  return outcome(
    await withVault(session, async (unlocked) => {
      const to = args.needed('to').toLowerCase();
      const exported = await exportJournal(unlocked, to, resolve(out), false);
      return exported.ok ? done({ ...exported.value, file: out }) : exported;
    }),
  );
}

async function verify(session: Session): Promise<Outcome> {
  const { args, parts, terminal } = session;
  if (args.given.has('passphrase-file') && !args.given.has('vault'))
    return refusedOutcome('usage', { option: 'passphrase-file' });
  const pins = args.list('pin').map((pin) => pin.toLowerCase());
  // Before anything is read: whoever forgot to say whom to believe is told that, not what else is wrong.
  if (pins.length === 0) return refusedOutcome('audit-unpinned');
  const files = await readAll(session, args.words.slice(2), fileLimit);
  if (!files.ok) return outcome(files);
  const certificates = await certificatesIn(session);
  if (!certificates.ok) return outcome(certificates);
  const request = { files: files.value, certificates: certificates.value, pins };
  const verified = args.given.has('vault')
    ? await withVault(session, ({ own }) => verifyAudit(parts.tools, own, request))
    : await verifyAudit(parts.tools, null, request);
  if (!verified.ok) return outcome(verified);
  const report = verified.value;
  const sentences = auditSentences(report, language());
  const saved = await savePage(session, report);
  if (!saved.ok) return outcome(saved);
  const json = args.flag('json');
  if (!json) for (const line of sentences) terminal.out(line);
  const [first] = report.findings;
  return {
    results: json ? [{ ...report, sentences }] : [],
    refusal:
      first === undefined
        ? null
        : {
            code: 'audit-contradicted',
            detail: { journal: first.journal, ...(first.entry === null ? {} : { entry: first.entry }) },
          },
  };
}

async function readAll(
  session: Session,
  paths: readonly string[],
  limit: number,
): Promise<Result<readonly Uint8Array[]>> {
  const all: Uint8Array[] = [];
  for (const path of paths) {
    const bytes = await readInput(session, path, limit);
    if (!bytes.ok) return bytes;
    all.push(bytes.value);
  }
  return done(all);
}

/** Every file of the folder that is named like a certificate; what is none is passed over. None without the option. */
async function certificatesIn(session: Session): Promise<Result<readonly Uint8Array[]>> {
  const folder = session.args.text('certs');
  if (folder === undefined) return done([]);
  try {
    const names = (await readdir(resolve(folder)))
      .filter((name) => /\.(asc|gpg|cert)$/i.test(name))
      .toSorted();
    return await readAll(
      session,
      names.map((name) => join(folder, name)),
      certificateLimit,
    );
  } catch {
    return refused('file-unreadable', { option: 'certs' });
  }
}

/** An existing file is never replaced. */
async function savePage({ args, parts }: Session, report: AuditReport): Promise<Result<unknown>> {
  const path = args.text('report');
  if (path === undefined) return done(null);
  const bytes = new TextEncoder().encode(auditPage(report, language()));
  const staged = await parts.tools.files.stage(resolve(path), bytes, false);
  return staged.ok ? staged.value.commit() : staged;
}

export const auditCommands: readonly Command[] = [
  {
    words: 'journal export',
    opens: true,
    needs: ['to', 'out'],
    usage: '--to DIGEST --out F',
    about: 'The whole journal and every signature for an auditor; nothing of any record is disclosed.',
    run: exportTo,
  },
  {
    words: 'audit verify',
    opens: false,
    takes: { name: 'FILE', option: null, several: true },
    allows: ['certs', 'pin', 'vault', 'passphrase-file', 'report'],
    usage: 'FILE … [--certs DIR] --pin DIGEST … [--vault FILE] [--report F.html]',
    about: 'Checks journals and each against the others. FILE: bundles (with the auditor’s --vault) or tars.',
    run: verify,
  },
];
