import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParts } from '../../parts.ts';
import { readAnswers, suggestRisk } from '../../domain/assessment.ts';
import { watchLevels } from '../../domain/check-ins.ts';
import { todayKinds } from '../../domain/today-facts.ts';
import { textOf } from '../facts.ts';
import { listWatches } from '../list-watches.ts';
import { questionsToUs } from '../questions.ts';
import { showPlan } from '../plan-pathway.ts';
import { showWaitingTimes } from '../show-waiting-times.ts';
import { listHouses } from '../show-house.ts';
import { showToday } from '../show-today.ts';
import { openVault } from '../open-vault.ts';
import type { Unlocked } from '../unlocked.ts';
import { makeSample } from './make-sample.ts';
import { samplePassphrase } from './passphrase.ts';

describe.each(['en', 'ru'] as const)('the sample vault (%s)', (language) => {
  const now = new Date('2027-03-14T12:00:00Z');
  const cost = { memoryExponent: 16, passes: 3, parallelism: 4 };
  let folder: string;
  let unlocked: Unlocked;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'corridor-sample-'));
    const place = { path: join(folder, 'vault.corridor'), anchor: join(folder, 'anchor') };
    const made = await makeSample(createParts, { place, language, now, progress: () => undefined });
    expect(made).toEqual({ ok: true, value: undefined });
    const { tools, vaults } = createParts({ now: () => now });
    const opened = await openVault(tools, vaults, {
      ...place,
      passphrase: samplePassphrase,
      cost,
      progress: () => undefined,
    });
    if (!opened.ok) throw new Error(opened.refusal.code);
    unlocked = opened.value;
  }, 300_000);
  afterAll(async () => {
    await unlocked.vault.close();
    rmSync(folder, { recursive: true });
  });

  it('holds forty people, eight houses and twelve helpers', () => {
    const { read } = unlocked.vault;
    expect([read.count('case'), read.count('person')]).toEqual([20, 40]);
    expect([read.count('safeHouse'), read.count('helper')]).toEqual([8, 12]);
  });

  it('is three months of work, none of it in the future', () => {
    const { read } = unlocked.vault;
    const times = ['case', 'checkIn', 'note', 'stay', 'leg'].flatMap((type) =>
      read.list({ type }).map(({ changedAt }) => changedAt ?? ''),
    );
    expect(times.toSorted()[0]! < '2026-12-20').toBe(true);
    expect(Date.parse(read.newestAt() ?? '')).toBeLessThan(now.getTime());
  });

  it('says of every true name that it is invented', () => {
    const named = unlocked.vault.read
      .list({ type: 'person' })
      .map(({ values }) => values['trueName'])
      .filter((name) => name !== undefined && name !== null);
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) expect(name).toMatch(/^(Invented |Выдуман)/);
  });

  it('has something to decide, and partners who were sent something', () => {
    const { read } = unlocked.vault;
    expect(read.conflicts()).toMatchObject([{ type: 'case', slot: 'priority' }]);
    expect(read.contacts().map(({ digest }) => read.sentTo(digest).length)).toEqual([3, 3, 3]);
  });

  it('has something of nearly every kind to do today', () => {
    const kinds = new Set(showToday(unlocked).rows.map(({ kind }) => kind));
    expect(todayKinds.filter((kind) => !kinds.has(kind))).toEqual(['requests', 'quarantine']);
  });

  it('has a watch in every state', () => {
    const watches = listWatches(unlocked);
    const levels = new Set(watches.map(({ level }) => level));
    // Nothing is wrong with a schedule of the sample.
    expect(watchLevels.filter((level) => !levels.has(level))).toEqual(['unset']);
    expect(watches.some(({ rung }) => rung === 2)).toBe(true);
    expect(showToday(unlocked).rows.filter(({ danger }) => danger)).toMatchObject([{ caseAlias: 'Дрозд' }]);
  });

  it('has answers behind each level of risk, and one level that differs from what they suggest', () => {
    const assessments = unlocked.vault.read.list({ type: 'assessment' });
    const differing = assessments.filter(
      ({ values }) => suggestRisk(readAnswers(values['answers'] ?? null)).level !== values['level'],
    );
    expect([assessments.length, differing.length]).toEqual([13, 1]);
  });

  it('has a bed promised twice, one put up with, one refused by the shelter, and people bound for a lost house', () => {
    const clashes = listHouses(unlocked).flatMap(({ record, clashes: found }) =>
      found.map(({ kind, overridden }) =>
        [textOf(record, 'codeName') ?? '', kind, overridden ? 'put up with' : 'red'].join(': '),
      ),
    );
    expect(new Set(clashes)).toEqual(
      new Set([
        'Brick: stay in compromised house: red',
        'Lighthouse: declined: red',
        'Якорь: over capacity: red',
        'Кедр: over capacity: put up with',
      ]),
    );
    expect(clashes).toHaveLength(4);
  });

  it('copies what comes with the app, and says who of the invented people has checked it', () => {
    const { read } = unlocked.vault;
    const pathways = read.list({ type: 'pathway' });
    const templates = read.list({ type: 'template' });
    expect([pathways.length, templates.length]).toEqual([12, 6]);
    for (const pathway of pathways)
      expect(templates.map(({ id }) => id)).toContain(textOf(pathway, 'template'));
    for (const template of templates) expect(textOf(template, 'checkedBy')).toMatch(/\((sample|образец)\)/);
    const steps = read.list({ type: 'step' });
    expect(new Set(steps.map((step) => textOf(step, 'responsible'))).size).toBeGreaterThanOrEqual(6);
  });

  it('has something to see to on its pathways, and two to compare', () => {
    const outlooks = unlocked.vault.read.list({ type: 'pathway' }).flatMap(({ id }) => {
      const planned = showPlan(unlocked, id);
      return planned.ok ? [planned.value] : [];
    });
    const codes = new Set(outlooks.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'appealDue',
        'appointmentsClash',
        'birthDateMissing',
        'closedThatDay',
        'documentExpires',
        'documentMissing',
        'documentTooOld',
      ]),
    );
    const cases = outlooks.map(({ pathway }) => textOf(pathway, 'case'));
    expect(cases.length - new Set(cases).size).toBe(1);
  });

  it('waited long enough in one country for numbers, and in the others for none', () => {
    const rows = showWaitingTimes(unlocked);
    const shown = rows.filter(({ days }) => days !== null);
    expect(new Set(shown.map(({ country }) => country))).toEqual(new Set(['PL']));
    expect(shown.length).toBeGreaterThanOrEqual(3);
    const hidden = new Set(rows.filter(({ days }) => days === null).map(({ country }) => country ?? ''));
    expect(hidden).toEqual(new Set(['CA', 'DE', 'ES', 'FR', 'NL', 'PL']));
  });

  it('has heard from the shelter, and from Boris', async () => {
    const { read } = unlocked.vault;
    const notes = read.list({ type: 'note' }).map(({ values }) => values['kind'] ?? null);
    expect(notes).toEqual(expect.arrayContaining(['cannotTake', 'need', 'neverDo', 'whomToReach']));
    expect(read.count('headCount')).toBe(3);
    expect(await questionsToUs(unlocked)).toHaveLength(1);
  });

  it('leaves the shelter a vault of its own, where what stands on a card is no question', async () => {
    const { tools, vaults } = createParts({ now: () => now });
    const path = join(folder, 'vault.corridor.shelter');
    const options = { path, anchor: null, passphrase: samplePassphrase, cost, progress: () => undefined };
    const theirs = await openVault(tools, vaults, options);
    if (!theirs.ok) throw new Error(theirs.refusal.code);
    const notes = theirs.value.vault.read.list({ type: 'note' }).map(({ values }) => values['kind']);
    expect(notes).toContain('neverDo');
    expect(await questionsToUs(theirs.value)).toEqual([]);
    await theirs.value.vault.close();
  });
});
