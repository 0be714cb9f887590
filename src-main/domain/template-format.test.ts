import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exampleTemplate, templateFile } from './fixtures/template.ts';
import type { Json } from './json.ts';
import { readTemplate } from './template-format.ts';
import { isNewer, templateJson } from './template.ts';

type Members = Readonly<Record<string, Json>>;

const steps = templateFile()['steps'] as readonly Members[];
/** The example with its step number `at` changed; null takes a member away. */
const withStep = (at: number, changes: Readonly<Record<string, Json>>): Members =>
  templateFile({
    steps: steps.map((step, index) => {
      const changed = Object.entries({ ...step, ...(index === at ? changes : {}) });
      return Object.fromEntries(changed.filter(([, value]) => value !== null));
    }),
  });

/** What is found, as `path code detail`. */
function found(file: Json, strictness: 'shipped' | 'own' = 'shipped'): readonly string[] {
  const reading = readTemplate(file, strictness);
  return reading.ok
    ? []
    : reading.findings.map(({ path, code, detail }) => [path, code, detail ?? ''].join(' ').trim());
}

it('reads a whole template, and writes it as it was', () => {
  const file = templateFile();
  expect(found(file)).toEqual([]);
  const template = exampleTemplate();
  const written = templateJson(template);
  expect(written).toEqual(file);
  expect(readTemplate(written, 'shipped')).toEqual({ ok: true, template });
});

it.each<[string, Json, string]>([
  ['another file', { hello: 1 }, 'format notATemplate'],
  ['no object', [1], 'format notATemplate'],
  ['a later format', templateFile({ format: 'corridor pathway 2' }), 'format newerFormat'],
  ['a member of the whole that nobody knows', templateFile({ more: 1 }), 'unknownMember more'],
  ['a member of a step that nobody knows', withStep(0, { colour: 'x' }), 'steps[0] unknownMember colour'],
  ['an id with other letters', templateFile({ id: 'Ä-1' }), 'id notAllowed Ä-1'],
  ['a version that is no number', templateFile({ version: '1.2' }), 'version notAllowed 1.2'],
  ['a country as a word', templateFile({ country: 'de' }), 'country notAllowed de'],
  ['a kind outside the list', templateFile({ kind: 'magic' }), 'kind notAllowed magic'],
  ['no list of steps', templateFile({ steps: 'none' }), 'steps notAList'],
  ['no steps', templateFile({ steps: [] }), 'steps noStep'],
  ['nothing unconfirmed', templateFile({ unconfirmed: [] }), 'unconfirmed nothingUnconfirmed'],
  ['a title in one language', templateFile({ title: { en: 'One' } }), 'title.ru languageMissing ru'],
  ['an empty title', templateFile({ title: { en: ' ', ru: 'Да' } }), 'title.en notText 200'],
  ['a title of two lines', withStep(0, { title: { en: 'a\nb', ru: 'в' } }), 'steps[0].title.en notText 200'],
  ['a step without a title', withStep(0, { title: null }), 'steps[0].title missing title'],
  ['a step without a source', withStep(1, { sources: [] }), 'steps[1].sources noSource appointment'],
  ['a step that names no sources', withStep(1, { sources: null }), 'steps[1].sources missing sources'],
  ['a source that is not there', withStep(1, { sources: ['b'] }), 'steps[1].sources[0] unknownSource b'],
  ['a key twice', withStep(1, { key: 'gather' }), 'steps[1].key twice gather'],
  ['a rule to no step', withStep(2, { rule: { step: 'x', days: 1 } }), 'steps[2].rule.step unknownStep x'],
  [
    'a rule to itself',
    withStep(2, { rule: { step: 'decision', days: 1 } }),
    'steps[2].rule.step itself decision',
  ],
  [
    'a rule to no anchor',
    withStep(2, { rule: { anchor: 'x', days: 1 } }),
    'steps[2].rule.anchor unknownAnchor x',
  ],
  ['a rule to nothing', withStep(2, { rule: { days: 1 } }), 'steps[2].rule missing anchor, step'],
  [
    'a rule in two units',
    withStep(2, { rule: { anchor: 'entry', days: 1, months: 1 } }),
    'steps[2].rule notAllowed months',
  ],
  ['half a day', withStep(2, { rule: { anchor: 'entry', days: 0.5 } }), 'steps[2].rule.days notAllowed 0.5'],
  [
    'a duration backwards',
    withStep(2, { duration: { min: 5, max: 2, unit: 'days' } }),
    'steps[2].duration.max notAllowed 2',
  ],
  [
    'a duration in weeks',
    withStep(2, { duration: { min: 1, max: 2, unit: 'weeks' } }),
    'steps[2].duration.unit notAllowed weeks',
  ],
  ['waiting for no step', withStep(1, { dependsOn: ['x'] }), 'steps[1].dependsOn[0] unknownStep x'],
  ['waiting twice', withStep(1, { dependsOn: ['gather', 'gather'] }), 'steps[1].dependsOn[1] twice gather'],
  ['no departure', withStep(4, { milestone: null, documents: null }), 'steps noDeparture'],
  ['two departures', withStep(1, { milestone: 'departure' }), 'steps[4].milestone twoDepartures flight'],
  [
    'a milestone outside the list',
    withStep(1, { milestone: 'party' }),
    'steps[1].milestone notAllowed party',
  ],
  [
    'a milestone that no step is',
    withStep(2, {
      milestone: null,
      documents: [{ kind: 'visa', validBeyond: { days: 1, milestone: 'decision' } }],
    }),
    'steps[2].documents[0].validBeyond.milestone unknownMilestone decision',
  ],
  [
    'a kind of document outside the list',
    withStep(0, { documents: [{ kind: 'pasport' }] }),
    'steps[0].documents[0].kind notAllowed pasport',
  ],
  [
    'one kind of document twice',
    withStep(0, { documents: [{ kind: 'photo' }, { kind: 'photo' }] }),
    'steps[0].documents[1] twice photo',
  ],
  [
    'a fee without a currency',
    withStep(1, { fee: { amount: '5' } }),
    'steps[1].fee.currency missing currency',
  ],
  [
    'a fee that is no number',
    withStep(1, { fee: { amount: '5,00', currency: 'EUR' } }),
    'steps[1].fee notAllowed 5,00 EUR',
  ],
  [
    'an appeal for all of what each is refused alone',
    withStep(3, { for: 'case', ifRefused: 'appointment' }),
    'steps[3].ifRefused notForEach appointment',
  ],
  [
    'a day that never was',
    templateFile({
      sources: [{ ...(templateFile()['sources'] as readonly Members[])[0], checkedOn: '2026-02-30' }],
    }),
    'sources[0].checkedOn notAllowed 2026-02-30',
  ],
])('finds %s', (_name, file, finding) => {
  expect(found(file)).toContain(finding);
});

it('finds circles of waiting and of rules, and everything at once', () => {
  const waiting = withStep(0, { dependsOn: ['decision'] });
  expect(found(waiting)).toEqual([
    'steps[0].dependsOn circle gather',
    'steps[1].dependsOn circle appointment',
    'steps[2].dependsOn circle decision',
  ]);
  const ruled = withStep(1, { rule: { step: 'decision', days: 3 } });
  expect(found(ruled)).toEqual(['steps[1].rule circle appointment', 'steps[2].rule circle decision']);
  const broken = { ...templateFile({ country: 'x', kind: 'y' }), steps: [{}], extra: null };
  expect(found(broken).length).toBeGreaterThan(5);
});

it('asks less of an own template: one language, own words, nothing said of what is unconfirmed', () => {
  const own = {
    ...withStep(0, { title: { ru: 'Шаг' }, documents: [{ kind: 'справка из ЖЭКа' }], actor: 'тётя' }),
    title: { ru: 'Свой' },
    unconfirmed: [],
    kind: 'свой путь',
  };
  expect(found(own, 'own')).toEqual([]);
  expect(found(own).length).toBeGreaterThan(3);
  expect(found({ ...own, title: {} }, 'own')).toEqual(['title languageMissing']);
});

it('refuses what no record could hold', () => {
  const long = 'x'.repeat(4000);
  const many = Array.from({ length: 60 }, () => ({ en: long, ru: long }));
  expect(found(templateFile({ unconfirmed: many }))).toEqual(['tooLarge']);
  const again = Array.from({ length: 101 }, () => steps[0] ?? {});
  expect(found(templateFile({ steps: again }))).toContain('steps tooMany 100');
});

it('never throws and never half reads, whatever it is given', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...Object.keys(templateFile())), fc.jsonValue()).map((changes) => ({
      ...templateFile(),
      ...(changes as Members),
    })),
    fc
      .tuple(
        fc.nat(4),
        fc.dictionary(
          fc.constantFrom(...Object.keys(steps[0] ?? {}), 'rule', 'fee', '__proto__'),
          fc.jsonValue(),
        ),
      )
      .map(([at, changes]) => withStep(at, changes as Members)),
  );
  fc.assert(
    fc.property(anything, (value) => {
      const reading = readTemplate(value as Json, 'own');
      if (reading.ok) expect(readTemplate(templateJson(reading.template), 'own')).toEqual(reading);
      else expect(reading.findings.length).toBeGreaterThan(0);
    }),
  );
});

it('counts versions as numbers', () => {
  expect([isNewer('10', '9'), isNewer('9', '10'), isNewer('2', '2')]).toEqual([true, false, false]);
});
