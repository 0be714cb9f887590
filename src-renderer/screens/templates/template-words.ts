import { useTranslation } from 'react-i18next';
import type {
  TemplateDocument,
  TemplateRule,
  TemplateStep,
  TemplateUnit,
} from '../../../src-preload/contract/template-draft-views.ts';
import type { PathwayTemplate, Texts } from '../../../src-preload/contract/template-views.ts';
import { useWords } from '../../i18n/words.ts';

export interface TemplateWords {
  /** In the language of the window; in the other one where that is all there is. */
  text(texts: Texts | null): string;
  /** `14–60 days`. */
  span(duration: NonNullable<TemplateStep['duration']>): string;
  /** `30 days before «Entry»`. */
  rule(rule: TemplateRule, template: PathwayTemplate): string;
  document(kind: string): string;
  /** What a document must meet, in words; none where it only has to be there. */
  conditions(document: TemplateDocument, template: PathwayTemplate): readonly string[];
  step(key: string, template: PathwayTemplate): string;
}

/** What is written in a template, said in words. */
export function useTemplateWords(): TemplateWords {
  const { t } = useTranslation();
  const words = useWords();
  const text = (texts: Texts | null): string => {
    const own = texts?.[words.language] ?? '';
    return own === '' ? ((words.language === 'ru' ? texts?.en : texts?.ru) ?? '') : own;
  };
  const named = (list: readonly { key: string; title: Texts }[], key: string): string => {
    const found = text(list.find((one) => one.key === key)?.title ?? null);
    return found === '' ? key : found;
  };
  /** «departure», «the day “Entry”», in the case that follows "before" and "after". */
  const moment = (of: string, name: string, template: PathwayTemplate): string => {
    if (of === 'anchor') return t('templates.moment.anchor', { what: named(template.anchors, name) });
    if (of === 'step') return t('templates.moment.step', { what: named(template.steps, name) });
    return name === 'decision' ? t('templates.moment.decision') : t('templates.moment.departure');
  };
  const length = (unit: TemplateUnit, count: number): string =>
    t(`templates.span.${unit}`, { count, range: String(count) });
  return {
    text,
    span({ min, max, unit }) {
      const range = min === max ? String(max) : `${min}–${max}`;
      return t(`templates.span.${unit}`, { count: max, range });
    },
    rule({ of, name, count, unit }, template) {
      const what = moment(of, name, template);
      if (count === 0) return t('templates.due.on', { what });
      return t(count < 0 ? 'templates.due.before' : 'templates.due.after', {
        length: length(unit, Math.abs(count)),
        what,
      });
    },
    document: (kind) => words.choice('documentKind', kind),
    conditions: ({ validBeyond, notOlderThan }, template) => [
      ...(validBeyond === null
        ? []
        : [
            t(validBeyond.count === 0 ? 'templates.validOn' : 'templates.validBeyond', {
              length: length(validBeyond.unit, validBeyond.count),
              what: moment(validBeyond.of, validBeyond.name, template),
            }),
          ]),
      ...(notOlderThan === null
        ? []
        : [
            t('templates.notOlder', {
              length: t(`templates.of.${notOlderThan.unit}`, { count: notOlderThan.count }),
            }),
          ]),
    ],
    step: (key, template) => named(template.steps, key),
  };
}
