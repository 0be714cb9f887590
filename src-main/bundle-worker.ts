import { parentPort } from 'node:worker_threads';
import { scoutBundle } from './exchange/scout-bundle.ts';
import { readCertificate } from './pgp/certificate.ts';

/*
 * Composition root of the worker that goes through a bundle ahead of the vault process (see exchange/scout.ts). One tar comes
 * in, reports go out; it holds nothing else. What it throws ends it, and is told as a refusal by who sent it.
 */
const port = parentPort;
if (port === null) throw new Error('not a worker');

async function scout(tar: Uint8Array): Promise<void> {
  const walk = scoutBundle(tar, { readCertificate });
  for (;;) {
    const next = await walk.next();
    if (!next.done) port?.postMessage({ reached: next.value });
    else {
      port?.postMessage(next.value.ok ? { reached: Infinity } : { refusal: next.value.refusal });
      return;
    }
  }
}

port.once('message', (tar: Uint8Array) => void scout(tar));
