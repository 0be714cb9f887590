import { describe, expect, it } from 'vitest';
import type { IdentityDigest } from '../domain/ids.ts';
import { auditPage } from './audit-page.ts';
import { reportView } from './check-journals.ts';
import type { AuditFinding, AuditReport } from './ports/audit.ts';

const anna = 'a1'.repeat(32) as IdentityDigest;
const boris = 'b2'.repeat(32) as IdentityDigest;

const finding = (entry: number): AuditFinding => ({
  code: 'change-missing',
  journal: anna,
  entry,
  by: null,
  detail: { change: 'c3'.repeat(32) },
});

const report = (findings: readonly AuditFinding[], name = 'anna'): AuditReport => ({
  verdict: findings.length === 0 ? 'sound' : 'contradicted',
  journals: [
    {
      identity: anna,
      name,
      entries: 9,
      head: 'd4'.repeat(32),
      changes: 1,
      completeUpTo: 3,
      witnesses: [{ identity: boris, name: 'boris', number: 3, entry: null }],
    },
  ],
  crossChecks: [{ from: anna, to: boris, sent: 1, received: 1, agreed: 1 }],
  findings,
  notChecked: [{ code: 'no-journal', journal: boris, detail: {} }],
  names: { [anna]: name, [boris]: 'boris' },
});

describe('attack: a journal of contradictions', () => {
  // More than a call takes arguments.
  const many = report(Array.from({ length: 200_000 }, (_, index) => finding(200_007 - index)));

  it.each(['en', 'ru'] as const)(
    'the window is told the first of them, how many more, and where it begins, %s',
    (language) => {
      const [journal] = reportView({ report: many, language }).journals;
      expect(journal).toMatchObject({ firstBroken: 8, moreFindings: 199_800 });
      expect(journal?.findings).toHaveLength(200);
      expect(reportView({ report: report([finding(2)]), language }).journals[0]).toMatchObject({
        findings: [expect.any(String)],
        moreFindings: 0,
      });
    },
  );

  it.each(['en', 'ru'] as const)('the page to print has a thousand of them and says so, %s', (language) => {
    const page = auditPage(many, language);
    expect(page.split('<li>').length - 1).toBe(1 + 1000 + 1 + 1);
    expect(page).toContain('199000');
    expect(auditPage(report([finding(2)]), language).split('<li>').length - 1).toBe(3);
  });
});

describe('attack: names in a report', () => {
  it('become no markup, fill no gap of a sentence, and turn nothing around them', () => {
    const name = `</title><script>alert("1")</script> {entry} $& 'x'`;
    const page = auditPage(report([finding(2)], name), 'en');
    expect(page).not.toMatch(/<script|<\/title><|"1"/);
    const shown =
      '&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; {entry} $&amp; &#39;x&#39;';
    // In the finding, the journal and the line of who sent whom.
    expect(page.split(`\u2068${shown}\u2069 (a1a1a1a1a1a1…)`)).toHaveLength(4);
    expect(page.split('\u2068boris\u2069 (')).toHaveLength(4);
  });
});
