import type { AuditReport } from './ports/audit.ts';
import {
  caveatSentence,
  crossSentence,
  findingSentence,
  headings,
  journalSentence,
  moreSentence,
  type AuditLanguage,
} from './audit-sentences.ts';
import { escaped, printablePage } from './html-page.ts';

const list = (sentences: readonly string[]): string =>
  `<ul>\n${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('\n')}\n</ul>`;

/** Some thirty sheets. */
const mostFindings = 1000;

/** Each name apart from the direction of what stands around it: FSI and PDI, which no name can hold itself. */
const isolated = ({ names, ...report }: AuditReport): AuditReport => ({
  ...report,
  names: Object.fromEntries(Object.entries(names).map(([digest, name]) => [digest, `\u2068${name}\u2069`])),
});

/** The report as one page to print: no scripts, nothing loaded from anywhere, as its policy says. */
export function auditPage(given: AuditReport, language: AuditLanguage): string {
  const report = isolated(given);
  const more = report.findings.length - mostFindings;
  const { title, crossed, not, ...verdicts } = headings(language);
  const sections = [
    report.findings.length === 0
      ? ''
      : list([
          ...report.findings
            .slice(0, mostFindings)
            .map((finding) => findingSentence(report, finding, language)),
          ...(more > 0 ? [moreSentence(more, language)] : []),
        ]),
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
