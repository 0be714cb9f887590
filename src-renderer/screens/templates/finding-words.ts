import { useTranslation } from 'react-i18next';
import type { TemplateFinding } from '../../../src-preload/contract/template-views.ts';

/** Findings of one field, or of what is inside it: `steps[3].rule` has those of `steps[3].rule.step` too. */
export const findingsAt = (findings: readonly TemplateFinding[], path: string): readonly TemplateFinding[] =>
  findings.filter(
    (one) => one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`),
  );

/** Says what is wrong, without where it stands: that is seen. */
export function useFindingWords(): {
  readonly say: (finding: TemplateFinding) => string;
  /** Of one field; null when nothing is wrong with it. */
  readonly at: (findings: readonly TemplateFinding[], path: string) => string | null;
} {
  const { t } = useTranslation();
  const say = ({ code, detail }: TemplateFinding): string =>
    t(`templates.finding.${code}`, { what: detail ?? '' });
  return {
    say,
    at: (findings, path) => {
      const said = [...new Set(findingsAt(findings, path).map(say))];
      return said.length === 0 ? null : said.join(' ');
    },
  };
}
