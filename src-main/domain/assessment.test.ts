import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers, AssessmentFacts } from './assessment.ts';
import { assessmentDue, byNewest, nextAssessment, readAnswers, suggestRisk } from './assessment.ts';
import { combinations, questions, type RiskLevel } from './assessment-questions.ts';
import { recordId } from './fixtures/history.ts';

const order: readonly RiskLevel[] = ['extreme', 'high', 'medium', 'low'];
const milder = (level: RiskLevel): number => order.indexOf(level);
const all = (answer: Answer, except: Answers = {}): Answers => ({
  ...Object.fromEntries(questions.map(({ id }) => [id, answer])),
  ...except,
});
const answers = fc.record(
  Object.fromEntries(questions.map(({ id }) => [id, fc.constantFrom<Answer>('yes', 'no', 'unknown')])),
) as fc.Arbitrary<Answers>;
const question = fc.constantFrom(...questions.map(({ id }) => id));

describe('suggested risk', () => {
  it('is low and normal when every danger was asked about and there is none', () => {
    expect(suggestRisk(all('no'))).toEqual({
      level: 'low',
      priority: 'normal',
      days: 30,
      reasons: [],
      careAtOnce: [],
    });
  });

  it('is high when nothing is known: what nobody asked counts one level less than a yes', () => {
    const { level, priority, days, reasons } = suggestRisk({});
    expect([level, priority, days]).toEqual(['high', 'urgent', 3]);
    expect(reasons.map(({ code, level: of }) => `${code} ${of}`)).toEqual(['unknown high', 'unknown medium']);
  });

  it('is at least what each danger says alone', () => {
    for (const { id, level } of questions)
      expect(milder(suggestRisk(all('no', { [id]: 'yes' })).level), id).toBe(milder(level));
  });

  it('knows what is worse together: who threatens them knows where they are, or holds them', () => {
    const { level, reasons } = suggestRisk(all('no', { familyThreat: 'yes', addressKnown: 'yes' }));
    expect(level).toBe('extreme');
    expect(reasons[0]).toEqual({ code: 'together', combination: 'knowWhere', level: 'extreme' });
    expect(suggestRisk(all('no', { stateThreat: 'yes', confined: 'yes' })).level).toBe('extreme');
    expect(suggestRisk(all('no', { stateThreat: 'yes', blackmail: 'yes' })).level).toBe('high');
    for (const { allOf } of combinations)
      for (const id of allOf.flat()) expect(questions.map((one) => one.id)).toContain(id);
  });

  it('takes three dangers of one level for the next worse one', () => {
    const two = { pregnant: 'yes', noMoney: 'yes' } as const;
    expect(suggestRisk(all('no', two)).level).toBe('medium');
    const three = suggestRisk(all('no', { ...two, isolated: 'yes' }));
    expect(three.level).toBe('high');
    expect(three.reasons[0]).toEqual({ code: 'several', count: 3, level: 'high' });
    expect(suggestRisk(all('no', { stateThreat: 'yes', blackmail: 'yes', outed: 'yes' })).level).toBe(
      'extreme',
    );
  });

  it('asks for care within 24 hours where the body cannot wait, whatever the level', () => {
    const { level, priority, days, careAtOnce } = suggestRisk(all('no', { sexualViolence: 'yes' }));
    expect([level, priority, days, careAtOnce]).toEqual(['high', 'emergency', 3, ['sexualViolence']]);
    expect(suggestRisk(all('no', { suicidal: 'yes' })).priority).toBe('emergency');
  });

  it('takes a danger that only another version asks about for medium', () => {
    const { level, reasons } = suggestRisk({ ...all('no'), dronesAbove: 'yes' });
    expect(level).toBe('medium');
    expect(reasons).toEqual([{ code: 'other', question: 'dronesAbove', level: 'medium' }]);
  });

  it('property: one more danger never lowers the level or the priority; unknown never counts less than no', () => {
    const priorities = ['emergency', 'urgent', 'normal'];
    const weight = (given: Answers): [number, number] => {
      const { level, priority } = suggestRisk(given);
      return [milder(level), priorities.indexOf(priority)];
    };
    fc.assert(
      fc.property(answers, question, (given, id) => {
        const [yes, unknown, no] = [
          weight({ ...given, [id]: 'yes' }),
          weight({ ...given, [id]: 'unknown' }),
          weight({ ...given, [id]: 'no' }),
        ];
        for (const part of [0, 1] as const) {
          expect(yes[part]).toBeLessThanOrEqual(unknown[part]);
          expect(unknown[part]).toBeLessThanOrEqual(no[part]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('property: every level above low has a reason of that level, and none has a worse one', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { level, reasons } = suggestRisk(given);
        if (level !== 'low') expect(reasons[0]?.level).toBe(level);
        for (const reason of reasons) expect(milder(reason.level)).toBeGreaterThanOrEqual(milder(level));
      }),
    );
  });

  it('reads what a record holds: anything else is unknown, not no', () => {
    const read = { a: 'yes', b: 'no', c: 'unknown', d: 'unknown', e: 'unknown' };
    expect(readAnswers({ a: 'yes', b: 'no', c: 'unknown', d: 'No', e: false })).toEqual(read);
    expect(readAnswers(null)).toEqual({});
    expect(readAnswers(['yes'])).toEqual({});
  });
});

describe('next assessment', () => {
  const today = '2027-03-12';
  const one = (day: string | null, level: string | null, next: string | null): AssessmentFacts => ({
    record: recordId(`${day} ${level}`),
    day,
    level,
    next,
  });
  const due = (...assessments: AssessmentFacts[]) => assessmentDue('open', assessments, today);

  it('is 1, 3, 14, 30 days after, by level', () => {
    expect(order.map((level) => nextAssessment('2027-02-27', level))).toEqual([
      '2027-02-28',
      '2027-03-02',
      '2027-03-13',
      '2027-03-29',
    ]);
  });
  it('goes by the day that was written down, else by the rule; an unknown level as high', () => {
    expect(due(one('2027-03-01', 'low', '2027-03-20'))).toEqual({ state: 'later', day: '2027-03-20' });
    expect(due(one('2027-03-10', 'extreme', null))).toEqual({ state: 'overdue', day: '2027-03-11' });
    expect(due(one('2027-03-09', null, null))).toEqual({ state: 'due', day: today });
  });
  it('is missing when nobody has assessed yet; a closed case needs none', () => {
    expect(due()).toEqual({ state: 'missing', day: null });
    expect(due(one(null, 'low', '2027-12-01'))).toEqual({ state: 'missing', day: null });
    expect(assessmentDue('closed', [], today)).toEqual({ state: 'none', day: null });
  });
  it('only the newest counts, and none of a day that has not come', () => {
    const old = one('2027-03-01', 'extreme', null);
    const newer = one('2027-03-11', 'low', null);
    const wrongClock = one('2037-03-11', 'low', '2037-04-10');
    expect(byNewest([old, wrongClock, newer], today)).toEqual([newer, old]);
    expect(due(old, wrongClock)).toEqual({ state: 'overdue', day: '2027-03-02' });
    expect(due(one('2027-03-13', 'low', null)).state).toBe('later');
  });
});
