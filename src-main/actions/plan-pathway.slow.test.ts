import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { listSteps } from './list-steps.ts';
import { showPlan } from './plan-pathway.ts';
import { showToday } from './show-today.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

/** A day so many days from today. */
const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
const planOf = (party: Party, pathway: RecordId) => must(showPlan(party.unlocked, pathway));
const waitsFor = (...steps: readonly RecordId[]): Json => Object.fromEntries(steps.map((id) => [id, true]));
const days = (min: number, max: number): Json => ({ min, max, unit: 'days' });

describe('the plan of a pathway, read from a vault', () => {
  it('has steps in their order, who goes, what they hold, and what is wrong', async () => {
    const anna = await stage.party('anna');
    const heron = await anna.put('case', { alias: 'Heron' });
    const wren = await anna.put('person', {
      case: heron,
      alias: 'Wren',
      birthDate: { day: '1990-05-05', precision: 'exact' },
    });
    const other = await anna.put('person', { case: heron, alias: 'Other' });
    const passport = await anna.put('document', { person: wren, kind: 'passport', validUntil: day(20) });
    const template = await anna.put('template', { country: 'DE', templateId: 'made-up', version: '1' });
    const pathway = await anna.put('pathway', {
      case: heron,
      country: 'DE',
      people: { [wren]: true },
      template,
    });
    const leave = await anna.put('step', { pathway, title: 'Leave', order: 'b', milestone: 'departure' });
    const gather = await anna.put('step', {
      pathway,
      title: 'Gather',
      order: 'a',
      person: wren,
      duration: days(10, 30),
      documents: { passport: true },
    });
    await anna.put('step', { dependsOn: waitsFor(gather) }, leave);
    const house = await anna.put('safeHouse', { codeName: 'Lighthouse' });
    const stay = await anna.put('stay', {
      safeHouse: house,
      case: heron,
      from: day(-2),
      until: day(3),
      guests: 1,
    });

    const plan = planOf(anna, pathway);
    expect(plan.departure).toEqual({ earliest: day(10), latest: day(30) });
    expect(plan.steps.map(({ step }) => step.id)).toEqual([gather, leave]);
    expect(plan.steps[0]?.person?.id).toBe(wren);
    expect([plan.critical, plan.next]).toEqual([[gather, leave], [gather]]);
    expect([plan.people, plan.documents].map((rows) => rows.map(({ id }) => id))).toEqual([
      [wren],
      [passport],
    ]);
    expect(plan.template?.id).toBe(template);
    expect(
      plan.warnings.map(({ code, person, document, other: third }) => [code, person ?? document ?? third]),
    ).toEqual([
      ['stayEnds', stay],
      ['documentExpires', wren],
      ['consentMissing', wren],
    ]);

    await anna.put('consent', {
      person: wren,
      partnerKind: 'authority',
      groups: { G: true, I: true },
      basis: 'explicit',
      given: day(-1),
    });
    await anna.put('pathway', { people: { [wren]: true, [other]: true } }, pathway);
    expect(planOf(anna, pathway).warnings.map(({ code, person }) => [code, person])).toEqual([
      ['stayEnds', null],
      ['documentExpires', wren],
      ['birthDateMissing', other],
      ['consentMissing', other],
    ]);
  });

  it('minds the holidays of the country, and names them', async () => {
    const anna = await stage.party('anna');
    const heron = await anna.put('case', { alias: 'Heron' });
    const pathway = await anna.put('pathway', { case: heron, country: 'DE' });
    const step = await anna.put('step', { pathway, title: 'Interview', milestone: 'departure' });
    const year = new Date().getUTCFullYear() + 1;
    const at = { at: `${year}-10-03T09:00:00Z`, zone: 'Europe/Berlin' };
    const appointment = await anna.put('appointment', { step, at });
    const plan = planOf(anna, pathway);
    expect(plan.warnings).toMatchObject([
      { code: 'closedThatDay', appointment, day: `${year}-10-03`, holiday: 'germanUnity' },
    ]);
    expect(plan.holidays).toMatchObject({ germanUnity: { en: 'Day of German Unity' } });
    expect(plan.steps[0]?.appointments.map(({ id }) => id)).toEqual([appointment]);
    expect(plan.departure?.earliest).toBe(`${year}-10-03`);
  });

  it('of appointments in another pathway of the case says that both can not be reached', async () => {
    const anna = await stage.party('anna');
    const heron = await anna.put('case', { alias: 'Heron' });
    const wren = await anna.put('person', {
      case: heron,
      alias: 'Wren',
      birthDate: { day: '1990-05-05', precision: 'exact' },
    });
    const booked = async (country: string, time: string, place: string) => {
      const pathway = await anna.put('pathway', { case: heron, country });
      const step = await anna.put('step', {
        pathway,
        title: 'Interview',
        person: wren,
        milestone: 'departure',
      });
      const at = { at: `${day(40)}T${time}:00Z`, zone: 'UTC' };
      return [pathway, await anna.put('appointment', { step, at, place, country: 'GE' })] as const;
    };
    const [first, one] = await booked('DE', '09:00', 'Tbilisi');
    const [second, other] = await booked('FR', '10:30', 'Batumi');
    const apart = (pathway: RecordId) =>
      planOf(anna, pathway).warnings.filter(({ code }) => code === 'appointmentsApart');
    expect(apart(first)).toMatchObject([{ appointment: one, other, person: wren }]);
    expect(apart(second)).toMatchObject([{ appointment: other, other: one }]);
    await anna.put('pathway', { status: 'abandoned' }, second);
    expect(apart(first)).toEqual([]);
  });
});

describe('a circle that nobody made alone', () => {
  it('comes of merging two dependencies, and is reported and survived everywhere', async () => {
    const [anna, boris] = await stage.pair();
    const heron = await anna.put('case', { alias: 'Heron' });
    const pathway = await anna.put('pathway', { case: heron, country: 'DE' });
    const one = await anna.put('step', { pathway, title: 'One', due: day(1) });
    const other = await anna.put('step', { pathway, title: 'Other' });
    const leave = await anna.put('step', {
      pathway,
      title: 'Leave',
      milestone: 'departure',
      dependsOn: waitsFor(other),
    });
    await boris.receive((await anna.send(boris, [heron])).path);
    // Apart from each other; each is sensible by itself.
    await anna.put('step', { dependsOn: waitsFor(other) }, one);
    await boris.put('step', { dependsOn: waitsFor(one) }, other);
    for (const party of [anna, boris]) expect(planOf(party, pathway).departure).not.toBe(null);
    await boris.receive((await anna.send(boris, [heron])).path);
    await anna.receive((await boris.send(anna, [heron])).path);

    for (const party of [anna, boris]) {
      const plan = planOf(party, pathway);
      const circle = plan.warnings.filter(({ code }) => code === 'circle').map(({ step }) => step);
      expect(new Set(circle)).toEqual(new Set([one, other]));
      expect(circle).toHaveLength(2);
      expect([plan.departure, plan.next]).toEqual([null, []]);
      expect(plan.steps.find(({ step }) => step.id === leave)?.outlook).toMatchObject({
        state: 'blocked',
        finish: null,
      });
      // Lists and today live with it.
      expect(listSteps(party.unlocked)[0]?.step.id).toBe(one);
      expect(showToday(party.unlocked).rows).toMatchObject([{ kind: 'step', blocked: true }]);
    }

    // Taken away again by one of them.
    await anna.put('step', { dependsOn: { [other]: false } }, one);
    await boris.receive((await anna.send(boris, [heron])).path);
    for (const party of [anna, boris]) {
      expect(planOf(party, pathway).warnings.filter(({ code }) => code === 'circle')).toEqual([]);
      expect(planOf(party, pathway).next).toEqual([one]);
    }
  });
});
