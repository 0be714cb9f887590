import type { i18n as Texts } from 'i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import type { Json, RecordView } from '../../../src-preload/contract/views.ts';
import { templateAnchors } from '../../forms/template-text.ts';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import type { Words } from '../../i18n/words.ts';
import type { PlanWords } from './plan-words.ts';

type Part = Readonly<Record<string, Json>>;

const partOf = (value: Json | undefined): Part | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : null;

/** What the documents of a step have to meet, a sentence each; what can't be read is left out. */
export function conditionWords(
  view: PathwayPlanView,
  step: RecordView,
  i18n: Texts,
  words: Words,
  plan: PlanWords,
): readonly string[] {
  const t = i18n.getFixedT(words.language);
  const span = (part: Part): string => {
    const months = numberOf(part['months']);
    const days = numberOf(part['days']);
    if (months !== null) return t('pathway.months', { count: months });
    return t('pathway.days', { count: days ?? 0 });
  };
  const moment = (part: Part): string => {
    const [anchor, other] = [textOf(part['anchor']), textOf(part['step'])];
    if (other !== '') return plan.step(other);
    if (anchor === '') return words.choice('stepMilestone', textOf(part['milestone']) || 'departure');
    return templateAnchors(view.template, words.language).find(({ key }) => key === anchor)?.title ?? anchor;
  };
  const conditions = step.values['conditions'];
  return (Array.isArray(conditions) ? (conditions as readonly Json[]) : []).flatMap((one) => {
    const condition = partOf(one);
    if (condition === null) return [];
    const document = words.choice('documentKind', textOf(condition['kind']));
    const [beyond, older] = [partOf(condition['validBeyond']), partOf(condition['notOlderThan'])];
    return [
      ...(beyond === null
        ? []
        : [t('pathway.validBeyond', { document, span: span(beyond), what: moment(beyond) })]),
      ...(older === null ? [] : [t('pathway.notOlderThan', { document, span: span(older) })]),
    ];
  });
}
