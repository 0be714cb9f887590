import type { i18n as Texts } from 'i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { stepNote, templateTitle } from '../../forms/template-text.ts';
import { membersOf, showAmount, textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/setup.ts';
import { wordsIn } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';
import { conditionWords } from './condition-words.ts';
import { planWords } from './plan-words.ts';
import { isOver } from './step-state.ts';

type PrintedPage = CommandInput<'pathway.print'>;
/** Where they hide and what they agreed to is no business of whoever reads the page. */
const unsaid: ReadonlySet<string> = new Set(['stayEnds', 'consentMissing']);

type Line = PrintedPage['sections'][number]['lines'][number];

export interface Printing {
  readonly view: PathwayPlanView;
  readonly what: 'checklist' | 'summary';
  readonly language: Language;
  /** Otherwise they are numbered. */
  readonly names: boolean;
  readonly today: string;
}

/** A checklist or a summary in the words of whoever reads it: in either language, whatever the window speaks. */
export function printedPage({ view, what, language, names, today }: Printing, i18n: Texts): PrintedPage {
  const t = i18n.getFixedT(language);
  const words = wordsIn(i18n, language);
  const called = (person: RecordView): string => {
    const at = view.people.findIndex(({ id }) => id === person.id);
    if (names) return recordName(person, words);
    return at < 0 ? t('pathway.someone') : t('pathway.ofNobody', { number: at + 1 });
  };
  const plan = planWords(view, i18n, words, { translated: true, called });
  const day = (text: string): string => formatDay(text, language);
  const documents = (step: RecordView): string =>
    membersOf(step.values['documents'])
      .map((kind) => words.choice('documentKind', kind))
      .join(', ');
  const planned = (row: PlannedStepView): readonly RecordView[] =>
    row.appointments.filter(({ values }) => (textOf(values['status']) || 'planned') === 'planned');
  const places = (row: PlannedStepView): readonly string[] =>
    planned(row).flatMap((one) => {
      const place = textOf(one.values['place']);
      return [
        t('pathway.paper.where', { when: plan.when(one) }),
        ...(place === '' ? [] : [t('pathway.paper.at', { place })]),
      ];
    });
  const needs = ({ step }: PlannedStepView): readonly string[] => {
    const [bring, fee] = [documents(step), showAmount(step.values['fee'] ?? null)];
    return [
      ...(bring === '' ? [] : [t('pathway.paper.bring', { what: bring })]),
      ...conditionWords(view, step, i18n, words, plan),
      ...(fee === '' ? [] : [t('pathway.paper.fee', { fee })]),
    ];
  };
  const toDo = (row: PlannedStepView): Line => {
    const { step, outlook } = row;
    const note = stepNote(view.template, step, language);
    return {
      head: plan.step(step.id),
      more: [
        ...(outlook.due === null ? [] : [t('pathway.paper.by', { day: day(outlook.due) })]),
        ...places(row),
        ...needs(row),
        ...(outlook.blockedBy.length === 0
          ? []
          : [t('pathway.paper.first', { what: outlook.blockedBy.map((id) => plan.step(id)).join(', ') })]),
        ...(note === '' ? [] : [note]),
      ],
    };
  };
  const state = (row: PlannedStepView): Line => {
    const { step, outlook } = row;
    const [begun, decided] = [textOf(step.values['startedOn']), textOf(step.values['doneOn'])];
    const actor = textOf(step.values['actor']);
    const recorded = outlook.state === 'blocked' ? 'notStarted' : outlook.state;
    return {
      head: plan.step(step.id),
      more: [
        t('pathway.paper.state', { state: words.choice('stepStatus', recorded) }),
        ...(actor === '' ? [] : [t('pathway.paper.actor', { who: words.choice('stepActor', actor) })]),
        ...(begun === '' ? [] : [t('pathway.paper.begun', { day: day(begun) })]),
        ...(decided === '' ? [] : [t('pathway.paper.decided', { day: day(decided) })]),
        ...(outlook.due === null ? [] : [t('pathway.paper.by', { day: day(outlook.due) })]),
        ...(isOver(outlook.state) || outlook.finish === null
          ? []
          : [t('pathway.paper.expected', { range: plan.range(outlook.finish) })]),
        ...places(row),
        ...needs(row),
        ...(isOver(outlook.state) || outlook.blockedBy.length === 0
          ? []
          : [t('pathway.paper.first', { what: outlook.blockedBy.map((id) => plan.step(id)).join(', ') })]),
      ],
    };
  };
  const papers = (person: RecordView): Line => ({
    head: called(person),
    more: view.documents
      .filter(({ values }) => textOf(values['person']) === person.id)
      .map(({ values }) => {
        const [from, until] = [textOf(values['validFrom']), textOf(values['validUntil'])];
        return [
          words.choice('documentKind', textOf(values['kind'])),
          ...(from === '' ? [] : [t('pathway.paper.issued', { day: day(from) })]),
          ...(until === '' ? [] : [t('pathway.paper.validUntil', { day: day(until) })]),
        ].join(', ');
      }),
  });

  const country = textOf(view.pathway.values['country']);
  const title = templateTitle(view.template, language);
  const subject = [
    country === '' ? '' : words.country(country),
    title || words.choice('pathwayKind', textOf(view.pathway.values['kind'])),
  ]
    .filter(Boolean)
    .join(' · ');
  const needed = view.steps.filter(({ outlook }) => outlook.needed);
  const open = needed.filter(({ outlook }) => !isOver(outlook.state));
  const theirs = ({ step }: PlannedStepView): boolean =>
    ['', 'applicant'].includes(textOf(step.values['actor']));
  const section = (heading: string, boxes: boolean, lines: readonly Line[]) =>
    lines.length === 0 ? [] : [{ title: heading, boxes, lines: [...lines] }];
  return {
    language,
    title: t(`pathway.paper.${what}`, { what: subject }),
    lead: [
      t('pathway.paper.printedOn', { day: day(today) }),
      view.departure === null ? t('pathway.departureUnknown') : plan.departure(view.departure),
    ],
    sections:
      what === 'checklist'
        ? [
            ...section(t('pathway.paper.todo'), true, open.filter(theirs).map(toDo)),
            ...section(t('pathway.paper.waiting'), false, open.filter((row) => !theirs(row)).map(toDo)),
            ...section(
              t('pathway.paper.done'),
              false,
              needed
                .filter(({ outlook }) => outlook.state === 'granted')
                .map(({ step }) => ({ head: plan.step(step.id), more: [] })),
            ),
          ]
        : [
            ...section(
              t('pathway.paper.open'),
              false,
              view.warnings
                .filter(({ code }) => !unsaid.has(code))
                .map((warning) => ({ head: plan.warning(warning), more: [] })),
            ),
            ...section(t('pathway.paper.steps'), false, needed.map(state)),
            ...section(t('pathway.paper.documents'), false, view.people.map(papers)),
          ],
  };
}
