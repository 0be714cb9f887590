import { join, resolve } from 'node:path';
import { applyBundle } from '../../actions/apply-bundle.ts';
import { exportBundle } from '../../actions/export-bundle.ts';
import { exportToFolder } from '../../actions/export-to-folder.ts';
import { inspectBundle } from '../../actions/inspect-bundle.ts';
import { forkIn, keepWarning } from '../../actions/keep-warning.ts';
import {
  planBundle,
  type BundleRequest,
  type PlannedBundle,
  type WithheldChoice,
} from '../../actions/plan-bundle.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import type { ImportCounts } from '../../../src-preload/contract/views.ts';
import { done, refused, type Refusal } from '../../domain/result.ts';
import type { Statistics } from '../../domain/statistics.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { oneOf, readInput, withVault, type Session } from '../session.ts';

/** Bigger than the largest bundle that is read, so that the reader names the refusal. */
const fileLimit = 65 * 1024 * 1024;

async function exportTo(session: Session): Promise<Outcome> {
  const { args } = session;
  const out = args.text('out');
  const outbox = args.text('outbox');
  if ((out === undefined) === (outbox === undefined)) return refusedOutcome('usage', { option: 'out' });
  const preset = oneOf(args.text('preset'), ['coordinator', 'shelter', 'legal', 'reply', 'statistics']);
  if (args.given.has('preset') && preset === null) return refusedOutcome('usage', { option: 'preset' });
  const request: BundleRequest = {
    to: args.needed('to').toLowerCase(),
    preset,
    cases: args.list('case'),
    addresses: args.flag('addresses'),
    withhold: args.list('withhold').map(withheldIn),
    add: args.list('add').map(withheldIn),
    withoutConsent: args.flag('without-consent'),
  };
  return outcome(
    await withVault(session, async (unlocked) => {
      const plan = await planBundle(unlocked, request);
      if (!plan.ok) return plan;
      const exported =
        out === undefined
          ? await exportToOutbox(unlocked, plan.value, outbox ?? '')
          : await exportBundle(unlocked, plan.value, resolve(out), false);
      if (!exported.ok) return exported;
      const file = out ?? join(outbox ?? '', exported.value.file);
      return done({ ...exported.value, file, ...counted(plan.value.statistics) });
    }),
  );
}

async function exportToOutbox(
  unlocked: Unlocked,
  plan: PlannedBundle,
  outbox: string,
): ReturnType<typeof exportToFolder> {
  const folder = await unlocked.folders.choose(resolve(outbox));
  return folder.ok ? exportToFolder(unlocked, plan, folder.value) : folder;
}

/** `RECORD` or `RECORD:FIELD`. */
function withheldIn(text: string): WithheldChoice {
  const [record = '', ...field] = text.split(':');
  return field.length === 0 ? { record } : { record, field: field.join(':') };
}

const reads =
  (apply: boolean) =>
  async (session: Session, file: string): Promise<Outcome> => {
    let seen: (ImportCounts & { readonly statistics?: Statistics; readonly waiting?: number }) | null = null;
    const bytes = await readInput(session, file, fileLimit);
    if (!bytes.ok) return refusedRead(bytes.refusal, seen);
    const result = await withVault(session, async (unlocked) => {
      const inspected = await inspectBundle(unlocked, bytes.value, () => undefined);
      if (!inspected.ok) {
        const fork = forkIn(inspected.refusal, unlocked.clock);
        if (fork === null || !session.args.flag('keep-warning')) return inspected;
        const warned = await keepWarning(unlocked, fork);
        if (!warned.ok) return warned;
        const { refusal } = inspected;
        return refused(refusal.code, { ...refusal.detail, ...warned.value });
      }
      const { counts, bundle, waiting } = inspected.value;
      seen = {
        ...counts,
        ...counted(bundle.statistics),
        ...(waiting.length === 0 ? {} : { waiting: waiting.length }),
      };
      const applied = apply ? await applyBundle(unlocked, inspected.value) : done(seen);
      return applied.ok ? done(seen) : applied;
    });
    return result.ok ? outcome(result) : refusedRead(result.refusal, seen);
  };

/** Counts are shown whenever there are any: no vault keeps them. */
const counted = (statistics: Statistics | null): { readonly statistics?: Statistics } =>
  statistics === null ? {} : { statistics };

/**
 * A refused bundle still has a result: the same shape, with the refusal named. Of a fork it is known whose it is; what came
 * of keeping it is said when that was asked for.
 */
function refusedRead(refusal: Refusal, seen: ImportCounts | null): Outcome {
  const nothing = { new: 0, changed: 0, conflicts: 0, proposals: 0, quarantined: 0 };
  const fork = refusal.code === 'bundle-fork' ? refusal.detail : undefined;
  const from = fork?.['from'] ?? seen?.from ?? null;
  const number = fork?.['number'] ?? seen?.number ?? null;
  const warning = fork?.['warning'] === undefined ? {} : { warning: fork['warning'] };
  return { results: [{ from, number, ...nothing, ...warning, refusal: refusal.code }], refusal };
}

const file = { name: 'BUNDLE', option: null } as const;

export const bundleCommands: readonly Command[] = [
  {
    words: 'bundle export',
    opens: true,
    needs: ['to'],
    allows: ['out', 'outbox', 'preset', 'case', 'addresses', 'withhold', 'add', 'without-consent'],
    usage:
      '--to DIGEST [--case ID …] [--preset coordinator|shelter|legal|reply|statistics] [--addresses] [--withhold RECORD[:FIELD] …] [--add PERSON|RECORD:FIELD …] [--without-consent] (--out F | --outbox DIR)',
    about:
      'Seals for one contact what it lacks and may see. The preset is the one of the contact’s role. What is withheld stays this time only; a withheld record takes along what lies below it. What is added leaves this time beyond the preset: a person alone, or one field; never internal fields or testimony. Into an outbox it goes under a random name.',
    run: exportTo,
  },
  {
    words: 'bundle inspect',
    opens: true,
    takes: file,
    allows: ['keep-warning'],
    usage: 'BUNDLE [--keep-warning]',
    about:
      'Checks a bundle and says what importing it would do. Writes nothing, but with --keep-warning a refused fork is kept as a warning about its sender.',
    run: reads(false),
  },
  {
    words: 'bundle import',
    opens: true,
    takes: file,
    allows: ['keep-warning'],
    usage: 'BUNDLE [--keep-warning]',
    about:
      'Checks a bundle and applies it, all of it or nothing. --keep-warning: a refused fork is kept as a warning about its sender.',
    run: reads(true),
  },
];
