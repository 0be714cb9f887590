import { done, refused, type Result } from '../domain/result.ts';
import type { ImportPreview } from '../../src-preload/contract/views.ts';
import { applyBundle } from './apply-bundle.ts';
import { chosen } from './desk-vault.ts';
import type { DeskBase, Seat } from './seat.ts';
import { exportBundle } from './export-bundle.ts';
import { freshAction } from './fresh-id.ts';
import { inspectBundle, type InspectedBundle } from './inspect-bundle.ts';
import { planBundle, type PlannedBundle } from './plan-bundle.ts';
import type { Handlers } from './ports/desk.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

type BundleHandlers = Pick<Handlers, Extract<keyof Handlers, `bundle.${string}`>>;

/** Bigger than the largest bundle that is read, so that the reader names the refusal. */
const fileLimit = 65 * 1024 * 1024;

/** What a user has seen and may confirm: one plan and one preview at a time, each good for one use. */
export function bundleHandlers({ tools }: DeskBase, seat: Seat): BundleHandlers {
  let plan: { readonly token: string; readonly planned: PlannedBundle } | null = null;
  let preview: { readonly token: string; readonly inspected: InspectedBundle } | null = null;
  let reading = new AbortController();

  const inspect = async (
    unlocked: Unlocked,
    bytes: Uint8Array,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Result<ImportPreview>> => {
    if (signal.aborted) return refused('cancelled');
    const inspected = await inspectBundle(unlocked, bytes, progress, signal);
    if (!inspected.ok) return inspected;
    // A cancelling that came at the very end, and what was asked for since, count all the same.
    if (signal.aborted) return refused('cancelled');
    const token = freshAction(tools.randomness);
    preview = { token, inspected: inspected.value };
    return done({ token, ...inspected.value.view });
  };

  /** Stops the reading that is going on, if any; what it had found is gone. */
  const stopReading = (): AbortSignal => {
    reading.abort();
    reading = new AbortController();
    preview = null;
    return reading.signal;
  };

  return {
    'bundle.plan': (request) =>
      seat.with(async (unlocked) => {
        const planned = await planBundle(unlocked, request);
        if (!planned.ok) return planned;
        const token = freshAction(tools.randomness);
        plan = { token, planned: planned.value };
        return done({ token, ...planned.value.view });
      }),
    'bundle.export': ({ token }, { path }) =>
      seat.with(async (unlocked) => {
        if (plan === null || plan.token !== token) return refused('no-such-preview');
        const { planned } = plan;
        const exported = await exportBundle(unlocked, planned, chosen(path), true);
        // A file that could not be written may be tried again elsewhere. Another plan may have been made meanwhile.
        if (exported.ok && plan?.token === token) plan = null;
        return exported;
      }),
    'bundle.inspect': ({ bytes }, { progress }) =>
      seat.with((unlocked) => inspect(unlocked, bytes, progress, stopReading())),
    'bundle.choose': (_, { path, progress }) =>
      seat.with(async (unlocked) => {
        const signal = stopReading();
        const bytes = await tools.files.read(chosen(path), fileLimit);
        return bytes.ok ? inspect(unlocked, bytes.value, progress, signal) : bytes;
      }),
    'bundle.apply': ({ token }) =>
      seat.with(async (unlocked) => {
        if (preview === null || preview.token !== token) return refused('no-such-preview');
        const { inspected } = preview;
        preview = null;
        return applyBundle(unlocked, inspected);
      }),
    'bundle.cancel': async () => {
      plan = null;
      stopReading();
      return done(null);
    },
  };
}
