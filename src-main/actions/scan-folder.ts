import type { ContactView, FolderFileView, FolderScan } from '../../src-preload/contract/views.ts';
import { forkedAmong, inOrder, inTurn, type Arrival } from '../domain/arrivals.ts';
import type { ChannelId, IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { contactView } from './contact-view.ts';
import { sortIncoming } from './incoming-changes.ts';
import { forkIn } from './keep-warning.ts';
import { whatIsKnownOf } from './known-files.ts';
import { memo } from './memo.ts';
import type { FolderFile } from './ports/folders.ts';
import type { SeenFork } from './ports/warnings.ts';
import type { Progress } from './ports/surroundings.ts';
import {
  missingIn,
  readIncoming,
  silencedFor,
  storedCertificates,
  verdictWord,
  type Stored,
} from './read-incoming.ts';
import { isRefusal, ScanMemory, type Settled } from './scan-memory.ts';
import { isStopped } from './stopped.ts';
import type { Unlocked } from './unlocked.ts';

interface Found extends Arrival {
  readonly from: IdentityDigest;
  readonly channel: ChannelId;
  readonly manifest: ManifestDigest;
  readonly file: FolderFile;
  readonly sha256: string;
}

export interface ScannedFolder {
  readonly view: FolderScan;
  readonly folder: string;
  /** By SHA-256: what may be opened. */
  readonly bundles: ReadonlyMap<string, FolderFile>;
  /** By SHA-256: what may be kept as a warning. */
  readonly forks: ReadonlyMap<string, SeenFork>;
}

/** A file that is refused, with what it forks when that is why. */
interface Refused {
  readonly refusal: Refusal;
  readonly sha256: string | null;
}

type Look = Settled | 'copy' | 'arriving' | Found | Refused;

/** Files that are refused or arriving and are told one by one: whoever fills the folder with them must not stop the window. */
const mostTold = 200;

/** What one scan opens at most, in files and in bytes of them. */
const mostOpened = { files: 500, bytes: 1024 * 1024 * 1024 };

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
  memory: ScanMemory = new ScanMemory(),
  most = mostOpened,
): Promise<Result<ScannedFolder>> {
  const listed = await unlocked.folders.list(folder, signal);
  if (!listed.ok) return listed;
  const { still, irregular, others } = listed.value;
  const limit = unlocked.exchange.defaultOpenLimits.encrypted;
  const stored = await storedCertificates(unlocked);
  const counts = { own: 0, known: 0, notForMe: 0 };
  const arriving = [...listed.value.arriving];
  const refusals: FolderFileView[] = irregular.map((name) => refusedFile(name, 'file-irregular'));
  const found = new Map<string, Found>();
  const forks = new Map<string, SeenFork>();
  const views = senderViews(unlocked);
  const refuseFork = async (name: string, sha256: string, fork: SeenFork): Promise<FolderFileView> => {
    forks.set(sha256, fork);
    return forkedFile(views, name, sha256, fork);
  };
  const toOpen: FolderFile[] = [];
  for (const file of still) {
    const before = memory.settledAs(file);
    if (before === null) toOpen.push(file);
    else if (isRefusal(before)) refusals.push(refusedFile(file.name, before));
    else counts[before] += 1;
  }
  let opened = 0;
  let bytes = 0;
  for (const file of memory.inTurn(toOpen)) {
    // What is too large is refused unread.
    bytes += file.size > limit ? 0 : file.size;
    if (opened === most.files || bytes > most.bytes) break;
    if (await isStopped(signal)) return refused('cancelled');
    progress('folder', opened, Math.min(toOpen.length, most.files));
    const look = await lookAt(unlocked, folder, file, stored, found, signal);
    opened += 1;
    memory.opened(file);
    if (look === 'arriving') arriving.push(file.name);
    else if (look === 'copy') counts.known += 1;
    else if (typeof look === 'string') {
      counts[look] += 1;
      memory.keep(file, look);
    } else if ('refusal' in look) {
      const { refusal, sha256 } = look;
      if (refusal.code === 'cancelled') return { ok: false, refusal };
      const fork = forkIn(refusal, unlocked.clock);
      if (fork === null || sha256 === null) refusals.push(refusedFile(file.name, refusal.code));
      else refusals.push(await refuseFork(file.name, sha256, fork));
      memory.keep(file, refusal.code);
    } else found.set(look.sha256, look);
  }
  const forked = forkedAmong([...found.values()]);
  const at = unlocked.clock.now().toISOString();
  for (const { file, sha256, from, channel, number, manifest } of forked)
    refusals.push(await refuseFork(file.name, sha256, { from, channel, number, manifest, at }));
  const ready = inTurn(inOrder([...found.values()].filter((one) => !forked.has(one))));
  const useless: readonly FolderFileView[] = [
    ...refusals.filter(isFork),
    ...arriving.map((name) => ({ state: 'arriving' as const, name })),
    ...refusals.filter((one) => !isFork(one)),
  ];
  return done({
    folder,
    bundles: new Map(ready.map(({ sha256, file }) => [sha256, file])),
    forks,
    view: {
      files: [
        ...(await Promise.all(ready.map((one) => readyFile(views, one)))),
        ...useless.slice(0, mostTold),
      ],
      more: Math.max(0, useless.length - mostTold),
      ...counts,
      others,
      left: toOpen.length - opened,
    },
  });
}

async function lookAt(
  unlocked: Unlocked,
  folder: string,
  file: FolderFile,
  stored: Stored,
  found: ReadonlyMap<string, Found>,
  signal: AbortSignal,
): Promise<Look> {
  const limit = unlocked.exchange.defaultOpenLimits.encrypted;
  const read = await unlocked.folders.read(folder, file, limit);
  if (!read.ok)
    return read.refusal.code === 'file-changing' ? 'arriving' : { refusal: read.refusal, sha256: null };
  const { bytes, sha256 } = read.value;
  if (found.has(sha256)) return 'copy';
  const known = whatIsKnownOf(unlocked, sha256);
  if (known !== null) return known === 'sent' ? 'own' : 'known';
  const opened = await readIncoming(unlocked, bytes, stored, () => undefined, signal).catch(() =>
    // A bug that one file can cause must not hide all the others for as long as it lies there.
    refused('bundle-reader-failed'),
  );
  if (!opened.ok) return isForOthers(opened.refusal) ? 'notForMe' : { refusal: opened.refusal, sha256 };
  const { bundle } = opened.value;
  if (bundle.verdict.kind === 'again') {
    const sorted = await sortIncoming(
      unlocked,
      bundle,
      silencedFor(unlocked, stored, bundle.manifest.from),
      signal,
    );
    if (!sorted.ok) return { refusal: sorted.refusal, sha256 };
    if (sorted.value.length === 0) return 'known';
  }
  const { from, channel, number, day } = bundle.manifest;
  return {
    file,
    sha256,
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

/** Two versions of one file by somebody who is known here: that is to be seen before anything else. */
const isFork = (file: FolderFileView): boolean => file.state === 'refused' && file.fork !== null;

/** Sealed for another. One that opens here and names another inside was forwarded: that is told. */
const isForOthers = ({ code, detail }: Refusal): boolean =>
  code === 'bundle-not-for-me' && detail?.['from'] === undefined;

const refusedFile = (name: string, refusal: RefusalCode): FolderFileView => ({
  state: 'refused',
  name,
  refusal,
  fork: null,
});

/** Each sender once, however many files there are of them. */
type SenderViews = (sender: IdentityDigest) => Promise<ContactView> | null;
const senderViews = (unlocked: Unlocked): SenderViews =>
  memo((sender) => {
    const contact = unlocked.vault.read.contact(sender);
    return contact === null ? null : contactView(unlocked, contact);
  });

async function forkedFile(
  views: SenderViews,
  name: string,
  file: string,
  { from, number }: SeenFork,
): Promise<FolderFileView> {
  const sender = await views(from);
  if (sender === null) return refusedFile(name, 'bundle-fork');
  const fork = { sender, number, file };
  return { state: 'refused', name, refusal: 'bundle-fork', fork };
}

async function readyFile(views: SenderViews, one: Found): Promise<FolderFileView> {
  const { file, sha256, from, number, day, verdict, missing } = one;
  const sender = await views(from);
  if (sender === null) throw new Error('a bundle by nobody that this vault knows');
  return {
    state: 'ready',
    name: file.name,
    file: sha256,
    sender,
    number,
    day,
    verdict,
    missing,
  };
}
