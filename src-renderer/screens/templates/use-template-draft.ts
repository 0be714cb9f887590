import { useCallback, useEffect, useState } from 'react';
import type { TemplateDraft } from '../../../src-preload/contract/template-draft-views.ts';
import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import { useWords } from '../../i18n/words.ts';
import { useTemplates } from '../../stores/templates.ts';

const pause = 350;

/** What the vault says of a template that is being written, a moment after each change. */
export function useTemplateDraft(template: PathwayTemplate): {
  readonly said: TemplateDraft | null;
  /** The same, at once. */
  readonly ask: () => Promise<TemplateDraft | null>;
} {
  const { language } = useWords();
  const draft = useTemplates((state) => state.draft);
  const [said, setSaid] = useState<TemplateDraft | null>(null);
  const ask = useCallback(async (): Promise<TemplateDraft | null> => {
    const reply = await draft({ template, language });
    if (!reply.ok) return null;
    setSaid(reply.value);
    return reply.value;
  }, [draft, template, language]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void draft({ template, language }).then((reply) => {
        if (current && reply.ok) setSaid(reply.value);
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft, template, language]);
  return { said, ask };
}
