import { useTranslation } from 'react-i18next';
import type { DifferenceField, PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { showAmount } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { conditionsOf, durationOf, ruleOf } from './difference-values.ts';
import { useTemplateWords } from './template-words.ts';

const strings = (value: Json): readonly string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one) => typeof one === 'string');

/** What a field of a step says, line by line; nothing where it says nothing. */
export function useDifferenceWords(
  template: PathwayTemplate,
): (field: DifferenceField, value: Json) => readonly string[] {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  return (field, value) => {
    if (value === null) return [];
    switch (field) {
      case 'rule': {
        const rule = ruleOf(value);
        return rule === null ? [] : [say.rule(rule, template)];
      }
      case 'duration': {
        const duration = durationOf(value);
        return duration === null ? [] : [say.span(duration)];
      }
      case 'conditions':
        return conditionsOf(value).map((document) =>
          t('common.labelled', {
            text: say.document(document.kind),
            what: say.conditions(document, template).join('; '),
          }),
        );
      case 'fee':
        return [showAmount(value)];
      case 'documents':
        return strings(value).map((kind) => say.document(kind));
      case 'actor':
        return strings(value).map((actor) => words.choice('stepActor', actor));
      case 'milestone':
        return strings(value).map((milestone) => words.choice('stepMilestone', milestone));
      case 'for':
        return strings(value).map((whose) =>
          whose === 'each' || whose === 'principal' ? t(`templates.for.${whose}`) : t('templates.for.case'),
        );
      case 'title':
      case 'dependsOn':
      case 'ifRefused':
      case 'source':
        return strings(value);
    }
  };
}
