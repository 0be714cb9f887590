import type { FolderFileView, FolderScan } from '../../src-preload/contract/views.ts';
import { forkedAmong, inOrder, inTurn, type Arrival } from '../domain/arrivals.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { contactView } from './contact-view.ts';
import { sortIncoming } from './incoming-changes.ts';
import { whatIsKnownOf } from './known-files.ts';
import type { FolderFile } from './ports/folders.ts';
import type { StoredContact } from './ports/store.ts';
import type { Progress } from './ports/surroundings.ts';
import {
  missingIn,
  readIncoming,
  revokedAmong,
  storedCertificates,
  verdictWord,
  type Stored,
} from './read-incoming.ts';
import { isStopped } from './stopped.ts';
import type { Unlocked } from './unlocked.ts';

/** What needs nothing from the user. */
type Settled = 'own' | 'known' | 'notForMe';

/** Files that an earlier scan has settled, by their marks: the next one goes on from there. For as long as it is unlocked. */
export type SettledFiles = Map<string, Settled>;

interface Found extends Arrival {
  readonly file: FolderFile;
  readonly sha256: string;
  readonly sender: StoredContact;
}

export interface ScannedFolder {
  readonly view: FolderScan;
  readonly folder: string;
  /** By SHA-256: what may be opened. */
  readonly bundles: ReadonlyMap<string, FolderFile>;
}

type Look = Settled | 'arriving' | Found | Refusal;

/** What one scan opens at most. The newest are looked at first, so a folder full of old ones hides nothing. */
const filesAtATime = 500;
const bytesAtATime = 1024 * 1024 * 1024;

/**
 * Looks through a folder in which others write: reads every bundle, says of each who sent it or why it is refused, and
 * writes nothing. One bad file never holds up the others. Refusals of the whole: `folder-missing`, `folder-unreadable`,
 * `folder-crowded`, `cancelled`.
 */
export async function scanFolder(
  unlocked: Unlocked,
  folder: string,
  progress: Progress,
  signal: AbortSignal,
  settled: SettledFiles = new Map(),
): Promise<Result<ScannedFolder>> {
  const listed = await unlocked.folders.list(folder, signal);
  if (!listed.ok) return listed;
  const { still, irregular, others } = listed.value;
  const limit = unlocked.exchange.defaultOpenLimits.encrypted;
  const stored = await storedCertificates(unlocked);
  const counts = { own: 0, known: 0, notForMe: 0 };
  const arriving = [...listed.value.arriving];
  const refusals = irregular.map((name) => refusedFile(name, 'file-irregular'));
  const found = new Map<string, Found>();
  const fresh = still.filter(({ mark }) => {
    const before = settled.get(mark);
    if (before !== undefined) counts[before] += 1;
    return before === undefined;
  });
  let looked = 0;
  let bytes = 0;
  for (const file of fresh) {
    // What is too large is refused unread.
    const size = file.size > limit ? 0 : file.size;
    if (looked === filesAtATime || bytes + size > bytesAtATime) break;
    if (await isStopped(signal)) return refused('cancelled');
    progress('folder', looked, Math.min(fresh.length, filesAtATime));
    const look = await lookAt(unlocked, folder, file, stored, signal);
    looked += 1;
    bytes += size;
    if (look === 'arriving') arriving.push(file.name);
    else if (typeof look === 'string') {
      counts[look] += 1;
      settled.set(file.mark, look);
    } else if ('code' in look) {
      if (look.code === 'cancelled') return { ok: false, refusal: look };
      refusals.push(refusedFile(file.name, look.code));
    } else if (found.has(look.sha256)) counts.known += 1;
    else found.set(look.sha256, look);
  }
  const forked = forkedAmong([...found.values()]);
  for (const { file } of forked) refusals.push(refusedFile(file.name, 'bundle-fork'));
  const ready = inTurn(inOrder([...found.values()].filter((one) => !forked.has(one))));
  return done({
    folder,
    bundles: new Map(ready.map(({ sha256, file }) => [sha256, file])),
    view: {
      files: [
        ...(await Promise.all(ready.map((one) => readyFile(unlocked, one)))),
        ...arriving.map((name) => ({ state: 'arriving' as const, name })),
        ...refusals,
      ],
      ...counts,
      others,
      left: fresh.length - looked,
    },
  });
}

async function lookAt(
  unlocked: Unlocked,
  folder: string,
  file: FolderFile,
  stored: Stored,
  signal: AbortSignal,
): Promise<Look> {
  const limit = unlocked.exchange.defaultOpenLimits.encrypted;
  const read = await unlocked.folders.read(folder, file, limit);
  if (!read.ok) return read.refusal.code === 'file-changing' ? 'arriving' : read.refusal;
  const { bytes, sha256 } = read.value;
  const known = whatIsKnownOf(unlocked, sha256);
  if (known !== null) return known === 'sent' ? 'own' : 'known';
  const opened = await readIncoming(unlocked, bytes, stored, () => undefined, signal).catch(() =>
    // A bug that one file can cause must not hide all the others for as long as it lies there.
    refused('bundle-reader-failed'),
  );
  if (!opened.ok) return isForOthers(opened.refusal) ? 'notForMe' : opened.refusal;
  const { bundle, sender } = opened.value;
  if (bundle.verdict.kind === 'again') {
    const sorted = await sortIncoming(unlocked, bundle, revokedAmong(stored), signal);
    if (!sorted.ok) return sorted.refusal;
    if (sorted.value.length === 0) return 'known';
  }
  const { from, channel, number, day } = bundle.manifest;
  return {
    file,
    sha256,
    sender,
    from,
    name: stored.get(from)?.name ?? '',
    channel,
    number,
    day,
    manifest: bundle.digest,
    verdict: verdictWord(bundle.verdict),
    missing: missingIn(bundle.verdict),
  };
}

/** Sealed for another. One that opens here and names another inside was forwarded: that is told. */
const isForOthers = ({ code, detail }: Refusal): boolean =>
  code === 'bundle-not-for-me' && detail?.['from'] === undefined;

const refusedFile = (name: string, refusal: RefusalCode): FolderFileView & { state: 'refused' } => ({
  state: 'refused',
  name,
  refusal,
});

async function readyFile(unlocked: Unlocked, one: Found): Promise<FolderFileView> {
  const { file, sha256, sender, number, day, verdict, missing } = one;
  return {
    state: 'ready',
    name: file.name,
    file: sha256,
    sender: await contactView(unlocked, sender),
    number,
    day,
    verdict,
    missing,
  };
}
