import type { AuditReportView } from '../../src-preload/contract/views.ts';
import { isIdentityDigest, type IdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { auditPage } from './audit-page.ts';
import {
  auditSentences,
  caveatSentence,
  findingSentence,
  journalSentence,
  type AuditLanguage,
} from './audit-sentences.ts';
import { appendJournalled } from './journal.ts';
import type { AuditFinding, AuditReport } from './ports/audit.ts';
import type { Unlocked } from './unlocked.ts';
import { verifyAudit } from './verify-audit.ts';

/** A report that the user has seen, and may save as it was seen. */
export interface CheckedJournals {
  readonly report: AuditReport;
  readonly language: AuditLanguage;
}

export interface CheckRequest {
  /** Bundles addressed to this vault, or decrypted tars. */
  readonly files: readonly Uint8Array[];
  /** Whom to believe: contacts of this vault whose digits were compared. */
  readonly pins: readonly string[];
  readonly language: AuditLanguage;
}

/**
 * {@link verifyAudit} with what an open vault knows: its key opens bundles, its contacts are whom to believe. Nothing is
 * written. Refusals: `audit-unpinned` (also for a pin that is no verified contact), and those of `verifyAudit`.
 */
export async function checkJournals(
  unlocked: Unlocked,
  { files, pins, language }: CheckRequest,
): Promise<Result<CheckedJournals>> {
  const contacts = unlocked.vault.read.contacts();
  const verified = new Set(
    contacts.filter(({ state }) => state === 'verified').map(({ digest }): string => digest),
  );
  if (!pins.every((pin) => verified.has(pin))) return refused('audit-unpinned');
  const checked = await verifyAudit(unlocked, unlocked.own, {
    files,
    certificates: contacts.map(({ certificate }) => certificate),
    pins,
  });
  return checked.ok ? done({ report: checked.value, language }) : checked;
}

/** More than anybody reads of one journal: whoever wrote it may have made a hundred thousand. The rest is counted, and saved. */
const findingsTold = 200;

/** The report in words, each journal with what contradicts it. */
export function reportView({ report, language }: CheckedJournals): Omit<AuditReportView, 'token'> {
  const nameOf = (digest: IdentityDigest): string => report.names[digest] ?? '';
  return {
    verdict: report.verdict,
    journals: report.journals.map((journal) => {
      const findings = report.findings.filter((finding) => finding.journal === journal.identity);
      return {
        digest: journal.identity,
        name: journal.name,
        sentence: journalSentence(report, journal, language),
        entries: journal.entries,
        changes: journal.changes,
        head: journal.head,
        firstBroken: firstBroken(findings),
        findings: findings
          .slice(0, findingsTold)
          .map((finding) => findingSentence(report, finding, language)),
        moreFindings: Math.max(0, findings.length - findingsTold),
        witnesses: journal.witnesses.map(({ identity, name, number }) => ({
          digest: identity,
          name,
          number,
        })),
      };
    }),
    crossChecks: report.crossChecks.map(({ from, to, ...counts }) => ({
      from: nameOf(from),
      to: nameOf(to),
      ...counts,
    })),
    notChecked: report.notChecked.map((caveat) => caveatSentence(report, caveat, language)),
  };
}

/** Of a bundle that is missing, only where it can't have been before is known: what names an entry goes first. */
function firstBroken(findings: readonly AuditFinding[]): number | null {
  const entriesOf = (some: readonly AuditFinding[]): readonly number[] =>
    some.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const named = entriesOf(findings.filter(({ code }) => code !== 'bundle-removed'));
  const entries = named.length > 0 ? named : entriesOf(findings);
  return entries.length === 0 ? null : entries.reduce((least, entry) => Math.min(least, entry));
}

/**
 * Writes a report outside the vault, in the clear: the caller has warned. It says who exchanged files with whom, so it is in
 * the journal before it is on the disk. JSON is the line that the command line prints. Refusals: `file-exists`,
 * `file-unwritable`, `disk-full`.
 */
export async function saveAuditReport(
  unlocked: Unlocked,
  { report, language }: CheckedJournals,
  form: 'json' | 'page',
  path: string,
  replace: boolean,
): Promise<Result<{ readonly file: string }>> {
  const text =
    form === 'page'
      ? auditPage(report, language)
      : `${JSON.stringify({ ...report, sentences: auditSentences(report, language) })}\n`;
  const staged = await unlocked.files.stage(path, new TextEncoder().encode(text), replace);
  if (!staged.ok) return staged;
  const journals = report.journals.map(({ identity }) => identity).filter(isIdentityDigest);
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'audit report saved', journals, at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
