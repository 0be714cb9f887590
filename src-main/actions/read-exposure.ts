import type { Ever, ExposureFacts } from '../domain/exposure-facts.ts';
import { isIdentityDigest, isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { recordTypes } from '../domain/records/table.ts';
import { cautiousLeg, cautiousStay, isTravelled } from './cautious-facts.ts';
import { recordOf } from './facts.ts';
import { isRemovedRow } from './look-up.ts';
import { isOwn } from './own-identities.ts';
import type { RecordRow } from './ports/store.ts';
import { readCaseRisks } from './read-case-risks.ts';
import { readShares } from './read-shares.ts';
import { presentSelfOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';
import { valuesEver } from './values-ever.ts';

const withRules = new Set([
  'case',
  'person',
  'stay',
  'safeHouse',
  'helper',
  'leg',
  'channel',
  'link',
  'template',
]);

const records = ({ now, before }: Ever<string>): Ever<RecordId> => ({
  now: now.filter(isRecordId),
  before: before.filter(isRecordId),
});
const all = ({ now, before }: Ever<string>): readonly string[] => [...now, ...before];

/** Everything that a drill follows, as this vault knows it: removed records and replaced values too. */
export async function readExposure(unlocked: Unlocked): Promise<ExposureFacts> {
  const { read } = unlocked.vault;
  const rows = (type: string): readonly RecordRow[] => [
    ...read.list({ type }),
    ...read.list({ type, removed: true }),
  ];
  const each = async <T>(
    type: string,
    fields: readonly string[],
    make: (row: RecordRow, ever: (field: string) => Ever<string>) => T,
  ): Promise<readonly T[]> => {
    const made: T[] = [];
    for (const row of rows(type)) made.push(make(row, await valuesEver(unlocked, row, fields)));
    return made;
  };
  const keepers = (values: readonly string[]): readonly IdentityDigest[] =>
    values
      .filter(isIdentityDigest)
      .filter((digest) => !isOwn(unlocked, digest))
      .map((digest) => presentSelfOf(unlocked, digest));

  return {
    cases: readCaseRisks(unlocked),
    persons: await each('person', ['case'], ({ id }, ever) => ({ record: id, cases: records(ever('case')) })),
    stays: await each('stay', ['case', 'safeHouse', 'bringer'], (row, ever) => ({
      record: row.id,
      cases: records(ever('case')),
      houses: records(ever('safeHouse')),
      nights: cautiousStay(unlocked, row),
      bringers: all(ever('bringer')),
      removed: isRemovedRow(row),
    })),
    houses: await each('safeHouse', ['codeName', 'host', 'keeper'], ({ id }, ever) => ({
      record: id,
      names: all(ever('codeName')),
      hosts: records(ever('host')),
      keepers: { now: keepers(ever('keeper').now), before: keepers(ever('keeper').before) },
    })),
    helpers: await each('helper', ['alias'], ({ id }, ever) => ({ record: id, names: all(ever('alias')) })),
    legs: await each('leg', ['case', 'escort', 'from', 'to'], (row, ever) => ({
      record: row.id,
      cases: records(ever('case')),
      escorts: records(ever('escort')),
      places: [...all(ever('from')), ...all(ever('to'))],
      over: isRemovedRow(row) || isTravelled(cautiousLeg(unlocked, row).status),
    })),
    channels: await each('channel', ['parent', 'value'], ({ id }, ever) => ({
      record: id,
      owners: records(ever('parent')),
      values: all(ever('value')),
    })),
    links: await each('link', ['personA', 'personB'], ({ id }, ever) => ({
      record: id,
      persons: [...all(ever('personA')), ...all(ever('personB'))].filter(isRecordId),
    })),
    parts: recordTypes
      .filter(({ name }) => !withRules.has(name))
      .flatMap(({ name, parents }) =>
        rows(name).map((row) => ({
          record: row.id,
          of: parents.flatMap((field) => recordOf(row, field) ?? []),
        })),
      ),
    shares: await readShares(unlocked, [...rows('safeHouse'), ...rows('leg')]),
  };
}
