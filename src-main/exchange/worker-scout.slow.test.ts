import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, ReaderSurroundings } from '../actions/ports/exchange.ts';
import type { WireChange } from '../actions/ports/log.ts';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import type { ChangeContent } from '../domain/change.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { encodeBase64url } from './base64url.ts';
import { encodeHeader } from './change.ts';
import { encodeChangeLine } from './change-lines.ts';
import { contentOf, craftBundle, craftTar, scoutsHere, surroundingsOf } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import { defaultOpenLimits } from './limits.ts';
import { changesName } from './member-names.ts';
import type { SendScout } from './scout.ts';
import { steps } from './scout-bundle.ts';
import { sha256 } from './sha256.ts';
import { workerScouts } from './worker-scout.ts';

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
const worker = new URL('../bundle-worker.ts', import.meta.url);
/** A worker that something in the bundle has taken over, or that has a bug. */
const turned = (does: string): URL => {
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { ${does} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
};
const hangs = 'for (;;);';
const saysYes = 'parentPort.postMessage({ reached: Infinity });';

let ana: OwnIdentity;
let ben: OwnIdentity;
let honest: Uint8Array;

const exchangeWith = (sendScout: SendScout): Exchange =>
  createExchange(pgp, { bytes: (count) => randomBytes(count) }, { now: () => now }, sendScout);
const exchange = exchangeWith(scoutsHere(pgp));

const byBen = (signal = new AbortController().signal): ReaderSurroundings => ({
  ...surroundingsOf(ben, [{ certificate: ana.certificate }]),
  signal,
});

const craft = async (contents: readonly ChangeContent[]): Promise<Uint8Array> => {
  const changes = [];
  for (const content of contents) changes.push((await exchange.signChange(content, ana)).wire);
  return craftBundle(pgp, { from: ana, to: ben.certificate, changes });
};
const saying = (value: Json): ChangeContent => ({
  ...contentOf('Heron'),
  slots: [{ slot: 'alias', value, over: [] }],
});

/** What reading it with such a scout comes to. */
async function codeOf(scouts: SendScout, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const read = await exchangeWith(scouts).readBundle(bytes, byBen(signal));
  if (read.ok) return 'ok';
  const { code, detail } = read.refusal;
  return detail?.['limit'] === undefined ? code : `${code}: ${detail['limit']}`;
}

/** For what has to come to its end on a machine that does a lot beside. */
const aLongTime = 400_000;

beforeAll(async () => {
  ana = await pgp.createIdentity('Ana', now);
  ben = await pgp.createIdentity('Ben', now);
  honest = await craft(Array.from({ length: 130 }, (_, index) => contentOf(`Heron ${index}`)));
});

describe('a bundle read behind a worker', () => {
  test('is read as without one, whole', async () => {
    const behind = await exchangeWith(workerScouts(worker)).readBundle(honest, byBen());
    expect(behind).toEqual(await exchange.readBundle(honest, byBen()));
    expect(behind.ok && behind.value.changes).toHaveLength(130);
  });

  test('is refused by the first fault in the order of the lines, whoever finds it', async () => {
    const wires: WireChange[] = [];
    for (let index = 0; index < 70; index += 1)
      wires.push((await exchange.signChange(contentOf(`Crane ${index}`), ana)).wire);
    const [first, second] = wires;
    if (first === undefined || second === undefined) throw new Error('nothing was signed');
    const unsigned = { ...first, signature: second.signature };
    const broken = { ...first, disclosures: ['bm90IGpzb24'] };
    const sealed = (changes: readonly WireChange[]) =>
      craftBundle(pgp, { from: ana, to: ben.certificate, changes });
    const scouts = workerScouts(worker);
    // The signature is the reader's to find, the disclosure the worker's.
    expect(await codeOf(scouts, await sealed([...wires.slice(2), unsigned, broken]))).toBe(
      'change-signature-bad',
    );
    expect(await codeOf(scouts, await sealed([...wires.slice(2), broken, unsigned]))).toBe(
      'change-digest-bad',
    );
  });

  test('memory hog: megabytes of empty objects end the worker and nothing else', async () => {
    const hog = saying(Array.from({ length: 340_000 }, () => ({})));
    const bytes = await craft([hog, hog, hog, hog, hog]);
    expect(await codeOf(workerScouts(worker, { memory: 64, time: aLongTime }), bytes)).toBe(
      'bundle-too-costly: memory',
    );
    expect(await codeOf(workerScouts(worker, { memory: 64, time: aLongTime }), honest)).toBe('ok');
    // A size of its own is no fault.
    expect(await codeOf(workerScouts(worker), bytes)).toBe('ok');
  });

  test('deep nesting: taken to the depth of the format, refused below it', async () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(await codeOf(workerScouts(worker), await craft([saying(nested(31))]))).toBe('ok');
    const text = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    const disclosure = Buffer.from(`["${'A'.repeat(43)}","field/alias",${text}]`);
    const header = encodeHeader(ana.certificate.digest, [sha256(disclosure) as DisclosureDigest]);
    const wire: WireChange = {
      header: encodeBase64url(header),
      signature: encodeBase64url(await pgp.signDetached('change', header, ana, now)),
      disclosures: [encodeBase64url(disclosure)],
    };
    const bytes = await craftBundle(pgp, { from: ana, to: ben.certificate, changes: [wire] });
    expect(await codeOf(workerScouts(worker), bytes)).toBe('change-malformed');
  });

  test('two hundred thousand lines: gone through, or refused when the time is up', async () => {
    const header = encodeBase64url(
      encodeHeader(ana.certificate.digest, [sha256('Heron') as DisclosureDigest]),
    );
    const line = encodeChangeLine({ header, signature: '', disclosures: [] });
    const lines = 200_000;
    const tar = await craftTar(pgp, {
      from: ana,
      to: ben.certificate,
      members: (all) =>
        all.map((one) =>
          one.name === changesName ? { ...one, content: Buffer.from(`${line}\n`.repeat(lines)) } : one,
        ),
    });
    expect(tar.length).toBeLessThan(defaultOpenLimits.decrypted);
    const walk = async (time: number) => {
      const scout = workerScouts(worker, { memory: 512, time })(new AbortController().signal);
      scout.start(tar);
      const scouted = await scout.until(steps.statements + lines + 1);
      scout.end();
      return scouted;
    };
    expect(await walk(aLongTime)).toEqual({ reached: Infinity, refusal: null });
    // Less than a worker takes to start.
    expect(await walk(1)).toMatchObject({
      refusal: { code: 'bundle-too-costly', detail: { limit: 'time' } },
    });
  });
});

describe('a worker that was turned', () => {
  test('hang: is ended when the time is up, in the middle of its loop', async () => {
    const scouts = workerScouts(turned(hangs), { memory: 64, time: 400 });
    expect(await codeOf(scouts, honest)).toBe('bundle-too-costly: time');
  });

  test.each([
    ['throws', 'throw new Error("a bug that a bundle has found")'],
    ['leaves', 'process.exit(0)'],
    ['talks of other things', 'parentPort.postMessage({ reached: Infinity, changes: [] })'],
    ['refuses by no name of ours', 'parentPort.postMessage({ refusal: { code: "toString" } })'],
  ])('crash: %s, and the bundle is refused by name', async (_what, does) => {
    expect(await codeOf(workerScouts(turned(does)), honest)).toBe('bundle-reader-failed');
  });

  test('its yes proves nothing: every fault is found behind it', async () => {
    const scouts = workerScouts(turned(saysYes));
    expect(await codeOf(scouts, honest)).toBe('ok');
    const forger = await pgp.createIdentity('Forger', now);
    const forged = (await exchange.signChange(contentOf('Heron'), forger)).wire;
    const real = (await exchange.signChange(contentOf('Heron'), ana)).wire;
    const bundleOf = (wire: typeof real, more: Partial<Parameters<typeof craftBundle>[1]> = {}) =>
      craftBundle(pgp, { from: ana, to: ben.certificate, changes: [wire], ...more });
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['change-signature-bad', await bundleOf({ ...real, signature: forged.signature })],
      ['change-digest-bad', await bundleOf({ ...real, disclosures: forged.disclosures })],
      ['change-malformed', await bundleOf({ ...real, disclosures: ['?'] })],
      ['bundle-signature-bad', await bundleOf(real, { signer: forger })],
      ['manifest-malformed', await bundleOf(real, { manifest: () => '{' })],
      ['bundle-malformed', await bundleOf(real, { tar: (tar) => tar.subarray(0, -512) })],
    ];
    for (const [refusal, bytes] of cases) expect(await codeOf(scouts, bytes)).toBe(refusal);
  });

  test('cancel: ends it at once, wherever it is, and before it begins', async () => {
    const cancelling = new AbortController();
    setTimeout(() => cancelling.abort(), 200);
    const begun = performance.now();
    expect(await codeOf(workerScouts(turned(hangs)), honest, cancelling.signal)).toBe('cancelled');
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(await codeOf(workerScouts(worker), honest, AbortSignal.abort())).toBe('cancelled');
    expect(await codeOf(workerScouts(worker), honest)).toBe('ok');
  });
});
