import { beforeAll, expect, it } from 'vitest';
import type { OwnIdentity } from '../actions/ports/pgp.ts';
import { createIdentity } from './identity.ts';
import { Keyring } from './keyring.ts';

let ana: OwnIdentity;
let ben: OwnIdentity;
beforeAll(async () => {
  ana = await createIdentity('Ana', new Date());
  ben = await createIdentity('Ben', new Date());
});

it('subkey swap: nobody signs under the digest of another, or by a certificate that is none', async () => {
  const keys = new Keyring();
  expect([...(await keys.signers(ana.certificate)).keys()]).toContain(ana.certificate.fingerprint);
  const { digest } = ben.certificate;
  expect((await keys.signers({ ...ana.certificate, digest })).size).toBe(0);
  expect((await keys.signers({ ...ana.certificate, bytes: Uint8Array.of(1) })).size).toBe(0);
  await expect(keys.recipient({ ...ana.certificate, digest })).rejects.toThrow('another digest');
  await expect(keys.own({ ...ana, certificate: ben.certificate })).rejects.toThrow('another certificate');
  expect((await keys.recipient(ana.certificate)).getFingerprint()).toBe(ana.certificate.fingerprint);
});

it('parses a key once, and forgets the oldest of more than 512 contacts', async () => {
  const keys = new Keyring();
  expect(await keys.own(ana)).toBe(await keys.own(ana));
  const contact = (index: number) => ({ ...ana.certificate, bytes: Uint8Array.of(index >> 8, index) });
  const first = await keys.signers(contact(0));
  const second = await keys.signers(contact(1));
  expect(await keys.signers(contact(0))).toBe(first);
  for (let index = 2; index < 512; index += 1) await keys.signers(contact(index));
  expect(await keys.signers(contact(0))).toBe(first);
  await keys.signers(contact(512));
  expect(await keys.signers(contact(1))).toBe(second);
  expect(await keys.signers(contact(0))).not.toBe(first);
});
