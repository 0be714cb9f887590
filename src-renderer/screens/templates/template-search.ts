import { useMemo } from 'react';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { useWords } from '../../i18n/words.ts';

/** Templates with all words typed somewhere in their title, summary, country or kind, in either language. */
export function useTemplateSearch(lines: readonly TemplateLine[], typed: string): readonly TemplateLine[] {
  const words = useWords();
  return useMemo(() => {
    const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
    return lines.filter((line) => {
      const said = [
        ...Object.values(line.title),
        ...Object.values(line.summary),
        line.country,
        words.country(line.country),
        words.choice('pathwayKind', line.kind),
      ]
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => said.includes(word));
    });
  }, [lines, typed, words]);
}
