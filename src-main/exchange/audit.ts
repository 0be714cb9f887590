import type {
  AuditCaveat,
  AuditCrossCheck,
  AuditedJournal,
  AuditReport,
  AuditTrust,
} from '../actions/ports/audit.ts';
import type { PgpForExchange } from '../actions/ports/pgp.ts';
import type { ChangeId, IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { AuditChain, type KnownHead } from './audit-chain.ts';
import { checkOwnChannels, crossCheck } from './audit-cross.ts';
import { readAuditFile, type AuditFile } from './audit-file.ts';
import type { SendScout } from './scout.ts';

/** See {@link Exchange.verifyAudit}. Nothing is read but what is given, and no secret key is needed. */
export async function verifyAudit(
  tars: readonly Uint8Array[],
  trust: AuditTrust,
  pgp: PgpForExchange,
  sendScout: SendScout,
): Promise<Result<AuditReport>> {
  if (trust.pins.size === 0) return refused('audit-unpinned');
  const byManifest = new Map<ManifestDigest, AuditFile>();
  for (const [index, tar] of tars.entries()) {
    const read = await readAuditFile(tar, trust, pgp, sendScout);
    if (!read.ok) return refused(read.refusal.code, { ...read.refusal.detail, file: index + 1 });
    byManifest.set(read.value.digest, read.value);
  }
  const files = [...byManifest.values()];
  const chains = chainsOf(files);
  if (chains.length === 0) return refused('journal-missing');
  return done(reportOn(files, chains, trust));
}

/** The longest journal of each author; shorter ones are compared with it. */
function chainsOf(files: readonly AuditFile[]): readonly AuditChain[] {
  const journals = files.flatMap((file) =>
    file.journal === null ? [] : [{ file, lines: file.journal, author: ownerNow(file, files) }],
  );
  return [...Map.groupBy(journals, ({ author }) => author).values()].flatMap((same) => {
    const [longest, ...others] = same.toSorted((one, other) => other.lines.length - one.lines.length);
    if (longest === undefined) return [];
    const chain = new AuditChain(longest.file, longest.lines);
    for (const { lines } of others) chain.compare(lines);
    return [chain];
  });
}

/** Whoever replaced their identity since has gone on with the same journal. */
function ownerNow({ manifest: { from } }: AuditFile, files: readonly AuditFile[]): IdentityDigest {
  const successors = files.filter(({ selves }) => selves.has(from));
  const [last] = successors.toSorted((one, other) => other.selves.size - one.selves.size);
  return last?.manifest.from ?? from;
}

function reportOn(
  files: readonly AuditFile[],
  chains: readonly AuditChain[],
  trust: AuditTrust,
): AuditReport {
  const names = namesIn(files, trust);
  const nameOf = (identity: IdentityDigest): string => names.get(identity) ?? '';
  const agreeing = new Map(
    chains.map((chain) => [chain.identity, chain.agreeWith(knownHeads(chain, chains, files))]),
  );
  for (const chain of chains) checkOwnChannels(chain);
  const crossChecks: AuditCrossCheck[] = [];
  const caveats: AuditCaveat[] = [];
  for (const from of chains) {
    for (const to of chains) {
      if (from === to) continue;
      const crossed = crossCheck(from, to, agreeing.get(from.identity) ?? []);
      if (crossed.check.sent + crossed.check.received > 0) crossChecks.push(crossed.check);
      caveats.push(...crossed.caveats);
    }
  }
  const changes = new Map(chains.map((chain) => [chain.identity, checkChanges(chain, files)]));
  const journals = chains.map((chain): AuditedJournal => {
    const witnesses = (agreeing.get(chain.identity) ?? [])
      .filter(({ number, by, entry }) => number <= chain.limit && isSoundAt(by, entry, chains))
      .toSorted((one, other) => other.number - one.number);
    return {
      identity: chain.identity,
      name: nameOf(chain.identity),
      entries: chain.lines.length,
      head: chain.lines.at(-1)?.head ?? '',
      changes: changes.get(chain.identity) ?? 0,
      completeUpTo: witnesses[0]?.number ?? 0,
      witnesses: newestOfEach(witnesses).map(({ by, number, entry }) => ({
        identity: by,
        name: nameOf(by),
        number,
        entry,
      })),
    };
  });
  const findings = chains.flatMap((chain) => chain.findings);
  return {
    verdict: findings.length === 0 ? 'sound' : 'contradicted',
    journals,
    crossChecks,
    findings,
    notChecked: [...caveatsOf(journals, chains, files, trust), ...caveats],
    names: Object.fromEntries(names),
  };
}

/** From the journals of others as far as they hold, and from all files but the one that the journal itself came in. */
function knownHeads(
  chain: AuditChain,
  chains: readonly AuditChain[],
  files: readonly AuditFile[],
): readonly KnownHead[] {
  const told = chains
    .filter((other) => other !== chain)
    .flatMap((other) =>
      other.events.received
        .filter(({ from }) => chain.is(from))
        .map(({ journal: { number, head }, entry }): KnownHead => ({
          by: other.identity,
          number,
          head,
          entry,
          atLeast: number + 1,
        })),
    );
  const held = files
    .filter((file) => file !== chain.file && chain.is(file.manifest.from))
    .map(({ manifest: { to, journal, preset }, journal: lines }): KnownHead => ({
      by: to,
      number: journal.number,
      head: journal.head,
      entry: null,
      // Further parts of an audit bundle are made after the journal in the first of them was copied.
      atLeast: lines === null && preset === 'auditor' ? 0 : journal.number + 1,
    }));
  // What stands in the journal of the one who is witnessed proves nothing to others.
  return [...told, ...held].filter(({ by, number }) => !chain.is(by) && number > 0);
}

/** A witness whose own journal broke before it says so is none. */
const isSoundAt = (by: IdentityDigest, entry: number | null, chains: readonly AuditChain[]): boolean => {
  const witness = chains.find(({ identity }) => identity === by);
  return entry === null || witness === undefined || entry <= witness.limit;
};

/** Given the newest first. */
const newestOfEach = (witnesses: readonly KnownHead[]): readonly KnownHead[] =>
  witnesses.filter(({ by }, index) => witnesses.findIndex((other) => other.by === by) === index);

/** What the journal says was signed is there, signed; and what is there and signed, the journal says. Gives the count. */
function checkChanges(chain: AuditChain, files: readonly AuditFile[]): number {
  const there = new Set<ChangeId>();
  for (const { manifest, changes } of files) {
    if (!chain.is(manifest.from) || manifest.preset !== 'auditor') continue;
    for (const [id, author] of changes) if (chain.is(author)) there.add(id);
  }
  const said = new Set<ChangeId>();
  for (const { changes, entry } of chain.events.changes) {
    for (const id of changes) {
      said.add(id);
      if (!there.has(id)) chain.blame('change-missing', entry, null, { change: id });
    }
  }
  for (const id of there) if (!said.has(id)) chain.blame('change-unjournalled', null, null, { change: id });
  return there.size;
}

function namesIn(files: readonly AuditFile[], trust: AuditTrust): ReadonlyMap<IdentityDigest, string> {
  const all = [...files.flatMap(({ certificates }) => certificates), ...trust.certificates];
  return new Map(all.map(({ digest, name }) => [digest, name]));
}

function caveatsOf(
  journals: readonly AuditedJournal[],
  chains: readonly AuditChain[],
  files: readonly AuditFile[],
  trust: AuditTrust,
): readonly AuditCaveat[] {
  const supplied = new Set(chains.flatMap(({ file }) => [...file.selves]));
  const authors = new Set(files.flatMap(({ changes }) => [...changes.values()]));
  const strangers = [...authors].filter((author) => !trust.pins.has(author)).length;
  const unverifiable = files.reduce((sum, file) => sum + file.unverifiable, 0);
  const of = (
    code: AuditCaveat['code'],
    journal: IdentityDigest | null,
    detail: AuditCaveat['detail'] = {},
  ): AuditCaveat => ({ code, journal, detail });
  return [
    of('values', null),
    of('times', null),
    ...[...trust.pins].filter((pin) => !supplied.has(pin)).map((pin) => of('no-journal', pin)),
    ...journals.flatMap(({ identity, entries, completeUpTo }) =>
      completeUpTo === 0
        ? [of('unwitnessed', identity, { entries })]
        : completeUpTo < entries
          ? [of('beyond-witness', identity, { from: completeUpTo + 1, to: entries })]
          : [],
    ),
    ...chains.flatMap(({ identity, events }) => {
      const others = new Set([
        ...events.sent.map(({ to }) => to),
        ...events.received.map(({ from }) => from),
      ]);
      const count = [...others].filter((other) => !supplied.has(other)).length;
      return count === 0 ? [] : [of('partner-not-supplied', identity, { count })];
    }),
    ...(strangers === 0 ? [] : [of('authors-not-pinned', null, { count: strangers })]),
    ...(unverifiable === 0 ? [] : [of('changes-unverifiable', null, { count: unverifiable })]),
  ];
}
