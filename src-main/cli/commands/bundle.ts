import { resolve } from 'node:path';
import { applyBundle } from '../../actions/apply-bundle.ts';
import { exportBundle } from '../../actions/export-bundle.ts';
import { inspectBundle } from '../../actions/inspect-bundle.ts';
import { planBundle, type BundleRequest } from '../../actions/plan-bundle.ts';
import type { ImportCounts } from '../../../src-preload/contract/views.ts';
import { done, type Refusal } from '../../domain/result.ts';
import { outcome, refusedOutcome, type Command, type Outcome } from '../outcome.ts';
import { oneOf, readInput, withVault, type Session } from '../session.ts';

/** Bigger than the largest bundle that is read, so that the reader names the refusal. */
const fileLimit = 65 * 1024 * 1024;

/** `corridor bundle export --to DIGEST [--preset P] [--case ID …] --out F | inspect F | import F` */
export const bundleCommand: Command = (session, [verb, file]) => {
  switch (verb) {
    case 'export':
      return exportTo(session);
    case 'inspect':
    case 'import':
      return file === undefined
        ? Promise.resolve(refusedOutcome('usage'))
        : read(session, file, verb === 'import');
    default:
      return Promise.resolve(refusedOutcome('usage'));
  }
};

async function exportTo(session: Session): Promise<Outcome> {
  const { args } = session;
  const to = args.text('to');
  const out = args.text('out');
  const preset = args.text('preset');
  const known = preset === undefined ? null : oneOf(preset, ['coordinator', 'shelter']);
  if (to === undefined || out === undefined || (preset !== undefined && known === null))
    return refusedOutcome('usage');
  const request: BundleRequest = {
    to: to.toLowerCase(),
    preset: known,
    cases: args.list('case'),
    addresses: args.flag('addresses'),
  };
  return outcome(
    await withVault(session, async (unlocked) => {
      const plan = await planBundle(unlocked, request);
      if (!plan.ok) return plan;
      const exported = await exportBundle(unlocked, plan.value, resolve(out), false);
      return exported.ok ? done({ ...exported.value, file: out }) : exported;
    }),
  );
}

async function read(session: Session, file: string, apply: boolean): Promise<Outcome> {
  let seen: ImportCounts | null = null;
  const bytes = await readInput(session, file, fileLimit);
  if (!bytes.ok) return refusedRead(bytes.refusal, seen);
  const result = await withVault(session, async (unlocked) => {
    const inspected = await inspectBundle(unlocked, bytes.value, () => undefined);
    if (!inspected.ok) return inspected;
    seen = inspected.value.counts;
    return apply ? applyBundle(unlocked, inspected.value) : done(inspected.value.counts);
  });
  return result.ok ? outcome(result) : refusedRead(result.refusal, seen);
}

/** A refused bundle still has a result: the same shape, with the refusal named. */
function refusedRead(refusal: Refusal, seen: ImportCounts | null): Outcome {
  const nothing = { new: 0, changed: 0, conflicts: 0, proposals: 0, quarantined: 0 };
  const { from, number } = seen ?? { from: null, number: null };
  return { results: [{ from, number, ...nothing, refusal: refusal.code }], refusal };
}
