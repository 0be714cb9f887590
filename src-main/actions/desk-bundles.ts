import { done, refused, type Result } from '../domain/result.ts';
import type { ExportResult } from '../../src-preload/contract/views.ts';
import { applyBundle } from './apply-bundle.ts';
import { chosen } from './desk-vault.ts';
import type { DeskBase, Seat } from './seat.ts';
import { usableFolder } from './choose-folder.ts';
import { exportBundle } from './export-bundle.ts';
import { exportToFolder } from './export-to-folder.ts';
import { freshAction } from './fresh-id.ts';
import type { ImportDesk } from './import-desk.ts';
import { keepWarning } from './keep-warning.ts';
import { planBundle, type PlannedBundle } from './plan-bundle.ts';
import type { Handlers } from './ports/desk.ts';

type BundleHandlers = Pick<Handlers, Extract<keyof Handlers, `bundle.${string}`>>;

/** Bigger than the largest bundle that is read, so that the reader names the refusal. */
const fileLimit = 65 * 1024 * 1024;

/** What a user has seen and may confirm: one plan and one preview at a time, each good for one use. */
export function bundleHandlers({ tools }: DeskBase, seat: Seat, desk: ImportDesk): BundleHandlers {
  let plan: { readonly token: string; readonly planned: PlannedBundle } | null = null;

  const writing = async (
    token: string,
    write: (planned: PlannedBundle) => Promise<Result<ExportResult>>,
  ): Promise<Result<ExportResult>> => {
    if (plan === null || plan.token !== token) return refused('no-such-preview');
    const exported = await write(plan.planned);
    // A file that could not be written may be tried again elsewhere. Another plan may have been made meanwhile.
    if (exported.ok && plan?.token === token) plan = null;
    return exported;
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
      seat.with((unlocked) =>
        writing(token, (planned) => exportBundle(unlocked, planned, chosen(path), true)),
      ),
    'bundle.exportToFolder': ({ token }) =>
      seat.with((unlocked) =>
        writing(token, async (planned) => {
          const folder = await usableFolder(unlocked);
          return folder.ok ? exportToFolder(unlocked, planned, folder.value) : folder;
        }),
      ),
    'bundle.inspect': ({ bytes }, { progress }) =>
      seat.with((unlocked) => desk.inspect(unlocked, bytes, progress, desk.begin())),
    'bundle.choose': (_, { path, progress }) =>
      seat.with(async (unlocked) => {
        const signal = desk.begin();
        const bytes = await tools.files.read(chosen(path), fileLimit);
        return bytes.ok ? desk.inspect(unlocked, bytes.value, progress, signal) : bytes;
      }),
    'bundle.apply': ({ token }) =>
      seat.with(async (unlocked) => {
        const inspected = desk.take(token);
        if (inspected === null) return refused('no-such-preview');
        return applyBundle(unlocked, inspected);
      }),
    'bundle.keepWarning': () =>
      seat.with((unlocked) => {
        const { refusedFork } = desk;
        return refusedFork === null ? refused('no-such-preview') : keepWarning(unlocked, refusedFork);
      }),
    'bundle.cancel': async () => {
      plan = null;
      desk.begin();
      return done(null);
    },
  };
}
