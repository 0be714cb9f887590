import type { TemplateStep } from '../../../src-preload/contract/template-draft-views.ts';
import type { PathwayTemplate, Texts } from '../../../src-preload/contract/template-views.ts';

/* What the editor does to a template; none of it changes the one that it is given. */

/** The first of `prefix`, `prefix2`, `prefix3` … that is not taken. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  if (!taken.includes(prefix)) return prefix;
  let number = 2;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

const keysOf = (list: readonly { readonly key: string }[]): readonly string[] => list.map(({ key }) => key);

/** `list` with the member at `index` moved by one place, or as it was at either end. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const member = list[index];
  const target = index + by;
  if (member === undefined || target < 0 || target >= list.length) return list;
  return list.toSpliced(index, 1).toSpliced(target, 0, member);
}

/** A template with nothing in it but its own name among templates. */
export const emptyTemplate = (id: string): PathwayTemplate => ({
  id,
  version: '1',
  country: '',
  kind: 'humanitarianVisa',
  title: {},
  summary: {},
  anchors: [],
  sources: [],
  unconfirmed: [],
  steps: [],
});

/** With a new step after all others. It waits for the one before it and rests on the first source: mostly so. */
export function withNewStep(template: PathwayTemplate): PathwayTemplate {
  const last = template.steps.at(-1);
  const [source] = template.sources;
  const step: TemplateStep = {
    key: freeKey('step', keysOf(template.steps)),
    title: {},
    note: null,
    actor: 'applicant',
    for: 'case',
    dependsOn: last === undefined ? [] : [last.key],
    rule: null,
    duration: null,
    documents: [],
    fee: null,
    ifRefused: null,
    milestone: null,
    appointment: false,
    sources: source === undefined ? [] : [source.key],
  };
  return { ...template, steps: [...template.steps, step] };
}

/** With what `change` makes of one step. */
export const withStep = (
  template: PathwayTemplate,
  index: number,
  change: Partial<TemplateStep>,
): PathwayTemplate => ({
  ...template,
  steps: template.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
});

/** Without rules and conditions that are reckoned from what is gone. */
function forgetting(step: TemplateStep, of: 'anchor' | 'step', name: string): TemplateStep {
  const isGone = (moment: { readonly of: string; readonly name: string } | null): boolean =>
    moment !== null && moment.of === of && moment.name === name;
  return {
    ...step,
    rule: isGone(step.rule) ? null : step.rule,
    documents: step.documents.map((document) =>
      isGone(document.validBeyond) ? { ...document, validBeyond: null } : document,
    ),
  };
}

/** Without a step; what waited for it waits for what it waited for. */
export function withoutStep(template: PathwayTemplate, key: string): PathwayTemplate {
  const gone = template.steps.find((step) => step.key === key);
  if (gone === undefined) return template;
  const steps = template.steps
    .filter((step) => step !== gone)
    .map((step) => {
      const left = step.dependsOn.filter((one) => one !== key);
      const inherited = step.dependsOn.includes(key)
        ? gone.dependsOn.filter((one) => one !== step.key && !left.includes(one))
        : [];
      return {
        ...forgetting(step, 'step', key),
        ifRefused: step.ifRefused === key ? null : step.ifRefused,
        dependsOn: [...left, ...inherited],
      };
    });
  return { ...template, steps };
}

/** Without a source; no step names it any more. */
export const withoutSource = (template: PathwayTemplate, key: string): PathwayTemplate => ({
  ...template,
  sources: template.sources.filter((source) => source.key !== key),
  steps: template.steps.map((step) => ({
    ...step,
    sources: step.sources.filter((source) => source !== key),
  })),
});

/** Without a day that the user sets; what was reckoned from it has no rule. */
export const withoutAnchor = (template: PathwayTemplate, key: string): PathwayTemplate => ({
  ...template,
  anchors: template.anchors.filter((anchor) => anchor.key !== key),
  steps: template.steps.map((step) => forgetting(step, 'anchor', key)),
});

/** Steps that a step may wait for: not itself, nor any that waits for it. */
export function mayWaitFor(template: PathwayTemplate, key: string): readonly TemplateStep[] {
  const after = new Set([key]);
  for (let grown = true; grown;) {
    grown = false;
    for (const step of template.steps)
      if (!after.has(step.key) && step.dependsOn.some((one) => after.has(one))) {
        after.add(step.key);
        grown = true;
      }
  }
  return template.steps.filter((step) => !after.has(step.key));
}

/** With a further source, to be filled in. `today`: the day on which it was looked at, unless the user says another. */
export const withNewSource = (template: PathwayTemplate, today: string): PathwayTemplate => ({
  ...template,
  sources: [
    ...template.sources,
    { key: freeKey('a', keysOf(template.sources)), title: '', publisher: '', address: '', checkedOn: today },
  ],
});

/** With a further day that the user of the template will set. */
export const withNewAnchor = (template: PathwayTemplate): PathwayTemplate => ({
  ...template,
  anchors: [...template.anchors, { key: freeKey('day', keysOf(template.anchors)), title: {} }],
});

/** A text that says nothing is not there: one language is enough. */
export function withText(texts: Texts, language: keyof Texts, text: string): Texts {
  const next: { en?: string; ru?: string } = { ...texts };
  delete next[language];
  return text === '' ? next : { ...next, [language]: text };
}
