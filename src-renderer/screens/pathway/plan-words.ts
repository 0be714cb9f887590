import type { i18n as Texts } from 'i18next';
import type { DayRange, PathwayPlanView, PlanWarning } from '../../../src-preload/contract/plan-views.ts';
import type { Json, RecordView } from '../../../src-preload/contract/views.ts';
import { stepTitle } from '../../forms/template-text.ts';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay, formatInstant } from '../../i18n/dates.ts';
import type { Words } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';

export interface PlanWords {
  /** A step by its title and, where each person has an own one, whose it is. */
  step(id: string | null): string;
  /** Several: one step of several persons once, with their names. */
  steps(ids: readonly string[]): string;
  /** The same without whose it is. */
  title(id: string | null): string;
  person(id: string | null): string;
  /** The paper that a warning speaks of. */
  document(warning: PlanWarning): string;
  range(range: DayRange): string;
  departure(range: DayRange): string;
  warning(warning: PlanWarning): string;
  /** When an appointment is, on the clocks of its place. */
  when(appointment: RecordView): string;
}

interface Options {
  /** Titles as the template says them in these words' language, where nobody changed them. */
  readonly translated?: boolean;
  /** What people are called instead of their names. */
  readonly called?: (person: RecordView) => string;
}

/** What a plan says, in any language: for the window, and for pages that somebody else reads. */
export function planWords(
  view: PathwayPlanView,
  i18n: Texts,
  words: Words,
  { translated = false, called = (person) => recordName(person, words) }: Options = {},
): PlanWords {
  const t = i18n.getFixedT(words.language);
  const { language } = words;
  const steps = new Map(view.steps.map((row) => [row.step.id as string, row]));
  const people = new Map(view.people.map((person) => [person.id as string, person]));
  const documents = new Map(view.documents.map((one) => [one.id as string, one]));
  const day = (value: string | null): string => (value === null ? '' : formatDay(value, language));

  /** In full: a page has room for it, other than a list of all sorts of records. */
  const titleOf = (one: RecordView): string =>
    translated
      ? stepTitle(view.template, one, language)
      : textOf(one.values['title']) || recordName(one, words);
  const step = (id: string | null): string => {
    const row = id === null ? undefined : steps.get(id);
    if (row === undefined) return t('pathway.aStep');
    const title = titleOf(row.step);
    return row.person === null ? title : t('pathway.stepOf', { title, who: called(row.person) });
  };
  const person = (id: string | null): string => {
    const record = id === null ? undefined : people.get(id);
    return record === undefined ? t('pathway.someone') : called(record);
  };
  const document = ({ document: id, kind }: PlanWarning): string => {
    const known = textOf(documents.get(id ?? '')?.values['kind']) || (kind ?? '');
    return known === '' ? t('pathway.aDocument') : words.choice('documentKind', known);
  };
  const closed = (holiday: string | null): string => {
    if (holiday === null) return t('pathway.weekend');
    return view.holidays[holiday]?.[language] ?? holiday;
  };
  /** What a consent is missing for, as one says it to people. */
  const groups = (all: string): string =>
    new Intl.ListFormat(language).format(
      all
        .split(' ')
        .map((of) => (of === 'G' || of === 'I' ? t(`pathway.consentFor.${of}`) : words.group(of))),
    );
  const keyOf = ({ code, day: on, needed }: PlanWarning) => {
    if (code === 'documentMissing' && needed !== null) return 'documentMissingBy';
    return code === 'appealDue' && on === null ? 'appealDueOpen' : code;
  };
  /** The refused step, or the other appointment by its step; one of another pathway isn't known here. */
  const other = (id: string | null): string => {
    const row = view.steps.find(({ appointments }) => appointments.some((one) => one.id === id));
    if (row === undefined && !steps.has(id ?? '')) return t('pathway.elsewhere');
    return step(row?.step.id ?? id);
  };
  const range = ({ earliest, latest }: DayRange): string =>
    earliest === latest ? day(earliest) : t('pathway.range', { from: day(earliest), until: day(latest) });
  const title = (id: string | null): string => {
    const row = id === null ? undefined : steps.get(id);
    return row === undefined ? t('pathway.aStep') : titleOf(row.step);
  };
  return {
    step,
    steps: (ids) =>
      [...Map.groupBy(ids, title)]
        .map(([common, of]) => {
          const who = of.flatMap((id) => steps.get(id)?.person ?? []).map(called);
          return who.length === 0 ? common : t('pathway.stepOf', { title: common, who: who.join(', ') });
        })
        .join('; '),
    title,
    person,
    document,
    range,
    departure: ({ earliest, latest }) =>
      earliest === latest
        ? t('pathway.departureSame', { day: day(earliest) })
        : t('pathway.departureRange', { from: day(earliest), until: day(latest) }),
    warning: (warning) =>
      t(`pathway.warning.${keyOf(warning)}`, {
        step: step(warning.step),
        other: other(warning.other),
        who: person(warning.person),
        document: document(warning),
        group: groups(warning.kind ?? ''),
        country: words.country(warning.kind ?? ''),
        day: day(warning.day),
        needed: day(warning.needed),
        holiday: closed(warning.holiday),
      }),
    when: (appointment) => {
      const { at, zone } = (appointment.values['at'] ?? {}) as { readonly at?: Json; readonly zone?: Json };
      return `${formatInstant(textOf(at), language, textOf(zone))} (${textOf(zone)})`;
    },
  };
}
