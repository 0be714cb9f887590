import type { AuditReport } from './ports/audit.ts';
import {
  caveatSentence,
  crossSentence,
  findingSentence,
  headings,
  journalSentence,
  type AuditLanguage,
} from './audit-sentences.ts';
import { escaped, printablePage } from './html-page.ts';

const list = (sentences: readonly string[]): string =>
  `<ul>\n${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('\n')}\n</ul>`;

/** The report as one page to print: no scripts, nothing loaded from anywhere, as its policy says. */
export function auditPage(report: AuditReport, language: AuditLanguage): string {
  const { title, crossed, not, ...verdicts } = headings(language);
  const sections = [
    report.findings.length === 0
      ? ''
      : list(report.findings.map((finding) => findingSentence(report, finding, language))),
    ...report.journals.map(
      (journal) =>
        `<p>${escaped(journalSentence(report, journal, language))}</p>\n<p><code>${escaped(journal.identity)}</code><br>\n<code>${journal.entries}: ${escaped(journal.head)}</code></p>`,
    ),
    report.crossChecks.length === 0
      ? ''
      : `<h2>${crossed}</h2>\n${list(report.crossChecks.map((cross) => crossSentence(report, cross, language)))}`,
    `<h2>${not}</h2>\n${list(report.notChecked.map((caveat) => caveatSentence(report, caveat, language)))}`,
  ];
  return printablePage(
    language,
    title,
    `code { font-size: 9pt; overflow-wrap: anywhere; }
li, p { break-inside: avoid; }`,
    `<h1>${title}</h1>
<p><strong>${verdicts[report.verdict]}</strong></p>
${sections.filter((section) => section !== '').join('\n')}`,
  );
}
