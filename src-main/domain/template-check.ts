import { type PathwayTemplate, type TemplateFinding, type TemplateStep } from './template.ts';

/** What can be wrong with a template whose every single value is well formed. */
export function checkTemplate(
  template: PathwayTemplate,
  strictness: 'shipped' | 'own',
): readonly TemplateFinding[] {
  const { steps, anchors, sources, unconfirmed } = template;
  const stepKeys = new Map(steps.map((step) => [step.key, step]));
  return [
    ...repeated(anchors, 'anchors'),
    ...repeated(sources, 'sources'),
    ...repeated(steps, 'steps'),
    ...steps.flatMap((step, index) => [
      ...checkReferences(template, step, `steps[${index}]`, stepKeys),
      ...checkLists(step, `steps[${index}]`),
    ]),
    ...circles(steps),
    ...departures(steps),
    ...(strictness === 'shipped' && unconfirmed.length === 0
      ? [{ path: 'unconfirmed', code: 'nothingUnconfirmed' } as const]
      : []),
  ];
}

const repeated = (all: readonly { readonly key: string }[], name: string): readonly TemplateFinding[] =>
  all.flatMap(({ key }, index) =>
    all.findIndex((one) => one.key === key) < index
      ? [{ path: `${name}[${index}].key`, code: 'twice', detail: key } as const]
      : [],
  );

function checkReferences(
  { anchors, sources, steps }: PathwayTemplate,
  step: TemplateStep,
  path: string,
  known: ReadonlyMap<string, TemplateStep>,
): readonly TemplateFinding[] {
  const findings: TemplateFinding[] = [];
  const note = (where: string, code: TemplateFinding['code'], detail: string): void => {
    findings.push({ path: `${path}.${where}`, code, detail });
  };
  const checkStep = (where: string, key: string): void => {
    if (key === step.key) note(where, 'itself', key);
    else if (!known.has(key)) note(where, 'unknownStep', key);
  };
  const checkMoment = (where: string, of: 'anchor' | 'step' | 'milestone', name: string): void => {
    if (of === 'step') {
      // A passport may have to be valid beyond the very step that asks for it.
      if (where.startsWith('rule')) checkStep(where, name);
      else if (!known.has(name)) note(where, 'unknownStep', name);
    } else if (of === 'anchor') {
      if (!anchors.some(({ key }) => key === name)) note(where, 'unknownAnchor', name);
    } else if (!steps.some(({ milestone }) => milestone === name)) note(where, 'unknownMilestone', name);
  };
  for (const [index, key] of step.dependsOn.entries()) checkStep(`dependsOn[${index}]`, key);
  if (step.rule !== null) checkMoment(`rule.${step.rule.of}`, step.rule.of, step.rule.name);
  if (step.ifRefused !== null) {
    checkStep('ifRefused', step.ifRefused);
    // One step for all can't stand for what only one person may need.
    if (step.for === 'case' && known.get(step.ifRefused)?.for === 'each')
      note('ifRefused', 'notForEach', step.ifRefused);
  }
  for (const [index, { validBeyond }] of step.documents.entries()) {
    const where = `documents[${index}].validBeyond`;
    if (validBeyond !== null) checkMoment(`${where}.${validBeyond.of}`, validBeyond.of, validBeyond.name);
  }
  if (step.sources.length === 0)
    findings.push({ path: `${path}.sources`, code: 'noSource', detail: step.key });
  for (const [index, key] of step.sources.entries())
    if (!sources.some((source) => source.key === key)) note(`sources[${index}]`, 'unknownSource', key);
  return findings;
}

/** A record has a set of kinds of documents and of steps that it waits for: naming one twice would lose one. */
function checkLists(step: TemplateStep, path: string): readonly TemplateFinding[] {
  const named = {
    dependsOn: step.dependsOn,
    sources: step.sources,
    documents: step.documents.map(({ kind }) => kind),
  };
  return Object.entries(named).flatMap(([name, all]) =>
    all.flatMap((one, index) =>
      all.indexOf(one) < index
        ? [{ path: `${path}.${name}[${index}]`, code: 'twice', detail: one } as const]
        : [],
    ),
  );
}

/** Steps that wait for each other, and rules by which two steps are due after each other. */
function circles(steps: readonly TemplateStep[]): readonly TemplateFinding[] {
  const waits = (step: TemplateStep): readonly string[] =>
    step.ifRefused === null ? step.dependsOn : [...step.dependsOn, step.ifRefused];
  const rules = ({ rule }: TemplateStep): readonly string[] => (rule?.of === 'step' ? [rule.name] : []);
  return [
    ...inCircle(steps, waits).map(({ index, key }) => ({ index, key, where: 'dependsOn' })),
    ...inCircle(steps, rules).map(({ index, key }) => ({ index, key, where: 'rule' })),
  ].map(({ index, key, where }) => ({ path: `steps[${index}].${where}`, code: 'circle', detail: key }));
}

/** What is left when steps that name none that is left are taken away again and again, and so from the other side. */
function inCircle(
  steps: readonly TemplateStep[],
  named: (step: TemplateStep) => readonly string[],
): readonly { readonly index: number; readonly key: string }[] {
  const left = new Map(
    steps.map((step) => [step.key, named(step).filter((key) => key !== step.key)] as const),
  );
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [key, names] of left) if (!names.some((name) => left.has(name))) left.delete(key);
    const wanted = new Set([...left.values()].flat());
    for (const key of left.keys()) if (!wanted.has(key)) left.delete(key);
  }
  return steps.flatMap(({ key }, index) => (left.has(key) ? [{ index, key }] : []));
}

function departures(steps: readonly TemplateStep[]): readonly TemplateFinding[] {
  if (steps.length === 0) return [{ path: 'steps', code: 'noStep' }];
  const found = steps.flatMap(({ key, milestone }, index) =>
    milestone === 'departure' ? [{ index, key }] : [],
  );
  if (found.length === 0) return [{ path: 'steps', code: 'noDeparture' }];
  return found
    .slice(1)
    .map(({ index, key }) => ({ path: `steps[${index}].milestone`, code: 'twoDepartures', detail: key }));
}
