import type { Day } from './days.ts';
import type { Json } from './json.ts';

/* A plan to copy, as docs/pathways.md writes it in a file. Read by template-format.ts. */

/** What a file says it is. */
export const templateFormat = 'corridor pathway 1';

export const templateLanguages = ['en', 'ru'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/** At least one language; shipped templates have both. */
export type Texts = { readonly [L in TemplateLanguage]?: string };

export const templateUnits = ['days', 'workingDays', 'months'] as const;
export type TemplateUnit = (typeof templateUnits)[number];

export interface TemplateAnchor {
  readonly key: string;
  readonly title: Texts;
}

export interface TemplateSource {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  /** Text only: nothing here ever opens it. */
  readonly address: string;
  readonly checkedOn: Day;
}

/** So much after (before, when negative) a day that the user sets, or the due day of another step. */
export interface TemplateRule {
  readonly of: 'anchor' | 'step';
  readonly name: string;
  readonly count: number;
  readonly unit: TemplateUnit;
}

export interface TemplateDocument {
  readonly kind: string;
  readonly validBeyond: {
    readonly of: 'anchor' | 'step' | 'milestone';
    readonly name: string;
    readonly count: number;
    readonly unit: 'days' | 'months';
  } | null;
  readonly notOlderThan: { readonly count: number; readonly unit: 'days' | 'months' } | null;
}

export interface TemplateStep {
  readonly key: string;
  readonly title: Texts;
  readonly note: Texts | null;
  readonly actor: string | null;
  /** Whose step it is: one for all, one of the principal applicant, one for each person. */
  readonly for: 'case' | 'principal' | 'each';
  readonly dependsOn: readonly string[];
  readonly rule: TemplateRule | null;
  readonly duration: { readonly min: number; readonly max: number; readonly unit: TemplateUnit } | null;
  readonly documents: readonly TemplateDocument[];
  readonly fee: { readonly amount: string; readonly currency: string } | null;
  readonly ifRefused: string | null;
  readonly milestone: string | null;
  readonly appointment: boolean;
  readonly sources: readonly string[];
}

export interface PathwayTemplate {
  readonly id: string;
  readonly version: string;
  readonly country: string;
  readonly kind: string;
  readonly title: Texts;
  readonly summary: Texts;
  readonly anchors: readonly TemplateAnchor[];
  readonly sources: readonly TemplateSource[];
  readonly unconfirmed: readonly Texts[];
  readonly steps: readonly TemplateStep[];
}

/** What is wrong with a template, and where: `path` as in `steps[3].rule.step`. */
export interface TemplateFinding {
  readonly path: string;
  readonly code: TemplateFindingCode;
  /** The name, key or language that is meant. */
  readonly detail?: string;
}

export type TemplateFindingCode =
  | 'notATemplate'
  | 'newerFormat'
  | 'unknownMember'
  | 'missing'
  | 'notText'
  | 'notAllowed'
  | 'notAList'
  | 'notAnObject'
  | 'tooMany'
  | 'tooLarge'
  | 'languageMissing'
  | 'twice'
  | 'unknownStep'
  | 'unknownAnchor'
  | 'unknownSource'
  | 'unknownMilestone'
  | 'itself'
  | 'circle'
  | 'noSource'
  | 'noStep'
  | 'noDeparture'
  | 'twoDepartures'
  | 'notForEach'
  | 'nothingUnconfirmed';

/** The text in this language, else in the other one. */
export const textIn = (texts: Texts, language: TemplateLanguage): string =>
  texts[language] ?? texts.en ?? texts.ru ?? '';

/** Versions count up: 10 comes after 9. */
export const isNewer = (version: string, than: string): boolean =>
  version.length === than.length ? version > than : version.length > than.length;

/** How a shipped file is called. */
export const templateFileName = ({ id, version }: Pick<PathwayTemplate, 'id' | 'version'>): string =>
  `${id}-${version}.json`;

/** The array that a file and a `template` record hold: what says nothing is left out. */
export const stepsJson = ({ steps }: PathwayTemplate): Json => steps.map(stepJson);

/** What a `template` record holds in `about`. */
export const aboutJson = ({ title, summary, anchors, sources, unconfirmed }: PathwayTemplate): Json => ({
  title: { ...title },
  summary: { ...summary },
  anchors: anchors.map((anchor) => ({ key: anchor.key, title: { ...anchor.title } })),
  sources: sources.map((source) => ({ ...source })),
  unconfirmed: unconfirmed.map((texts) => ({ ...texts })),
});

/** The whole as a file holds it. */
export function templateJson(template: PathwayTemplate): Json {
  const { id, version, country, kind } = template;
  const about = aboutJson(template) as { readonly [name: string]: Json };
  return { format: templateFormat, id, version, country, kind, ...about, steps: stepsJson(template) };
}

/** A rule as a file writes it, and a step record, whose `step` is a record id instead. */
export const ruleJson = ({ of, name, count, unit }: TemplateRule): Json => ({ [of]: name, [unit]: count });

/** A condition as a file writes it, and a step record, whose `step` is a record id instead. */
export const documentJson = ({ kind, validBeyond, notOlderThan }: TemplateDocument): Json => ({
  kind,
  ...(validBeyond === null
    ? {}
    : {
        validBeyond: { [validBeyond.unit]: validBeyond.count, [validBeyond.of]: validBeyond.name },
      }),
  ...(notOlderThan === null ? {} : { notOlderThan: { [notOlderThan.unit]: notOlderThan.count } }),
});

const stepJson = (step: TemplateStep): Json => ({
  key: step.key,
  title: { ...step.title },
  ...(step.note === null ? {} : { note: { ...step.note } }),
  ...(step.actor === null ? {} : { actor: step.actor }),
  ...(step.for === 'case' ? {} : { for: step.for }),
  ...(step.dependsOn.length === 0 ? {} : { dependsOn: [...step.dependsOn] }),
  ...(step.rule === null ? {} : { rule: ruleJson(step.rule) }),
  ...(step.duration === null ? {} : { duration: { ...step.duration } }),
  ...(step.documents.length === 0 ? {} : { documents: step.documents.map(documentJson) }),
  ...(step.fee === null ? {} : { fee: { ...step.fee } }),
  ...(step.ifRefused === null ? {} : { ifRefused: step.ifRefused }),
  ...(step.milestone === null ? {} : { milestone: step.milestone }),
  ...(step.appointment ? { appointment: true } : {}),
  sources: [...step.sources],
});
