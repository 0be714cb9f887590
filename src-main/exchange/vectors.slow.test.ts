import { describe, expect, test } from 'vitest';
import { refusals } from '../domain/refusals.ts';
import { scoutedAlready } from './scout.ts';
import { readAs, takenAs } from './testing/read-vector.ts';
import { readVectors, unpack, type BundleVector, type CertificateVector } from './testing/vector-format.ts';
import { pgp } from './testing/vector-keys.ts';
import { vectorOf } from './testing/vector-recipes.ts';
import { archiveVectors } from './testing/vectors-made.ts';

const archives = readVectors<BundleVector>('archives.jsonl');
const envelopes = readVectors<BundleVector>('envelopes.jsonl');
const certificates = readVectors<CertificateVector>('certificates.jsonl');
const all = [...archives, ...envelopes, ...certificates];

describe('docs/vectors: the reader does with each what it says', () => {
  const bundles = [
    ...archives.map((vector) => ['archive', vector.name, vector] as const),
    ...envelopes.map((vector) => ['envelope', vector.name, vector] as const),
  ];
  test.each(bundles)('%s: %s', async (layer, _name, vector) => {
    const read = await readAs(layer, unpack(vector.input), vector);
    const { name: _, expect: expected, contacts: _contacts, seen: _seen, input: _input, ...taken } = vector;
    if (read.ok) expect({ expect: 'taken', ...takenAs(read.value) }).toEqual({ expect: expected, ...taken });
    else expect(read.refusal.code).toBe(expected);
  });

  test.each(bundles)('%s: %s, also with a scout that was turned by it', async (layer, _name, vector) => {
    const read = await readAs(layer, unpack(vector.input), vector, () => scoutedAlready);
    expect(read.ok ? 'taken' : read.refusal.code).toBe(vector.expect);
  });

  test.each(certificates.map((vector) => [vector.name, vector] as const))(
    'certificate: %s',
    async (_, vector) => {
      const read = await pgp.readCertificate(unpack(vector.input));
      expect(read.ok ? ['taken', read.value.digest] : [read.refusal.code, undefined]).toEqual([
        vector.expect,
        vector.digest,
      ]);
    },
  );
});

describe('docs/vectors as a whole', () => {
  test('every refusal of a bundle or certificate has a vector, and there are no others', () => {
    // What one reader's memory, time or bugs don't let through is no property of a bundle (see worker-scout.slow.test.ts).
    // Nor is what another bundle said before of who takes whose place.
    const ofTheReader = ['bundle-too-costly', 'bundle-reader-failed', 'signer-replaced'];
    const expected = Object.entries(refusals).flatMap(([code, exit]) =>
      // Exit code 1: what a user asked for, not what somebody made.
      exit > 1 &&
      /^(bundle|manifest|change|statement|certificate|signer)-/.test(code) &&
      !ofTheReader.includes(code)
        ? [code]
        : [],
    );
    expect([...new Set(all.map((vector) => vector.expect))].sort()).toEqual(['taken', ...expected].sort());
  });

  test('more than 150 have one fault; no two have one name or are the same', () => {
    expect(all.filter((vector) => vector.expect !== 'taken').length).toBeGreaterThan(150);
    for (const file of [archives, envelopes, certificates]) {
      expect(new Set(file.map(({ name }) => name)).size).toBe(file.length);
      const insides = file.map((vector) => JSON.stringify({ ...vector, name: '', expect: '' }));
      expect(new Set(insides).size).toBe(file.length);
    }
  });

  test('archives come out of their recipes byte for byte', async () => {
    for (const [index, recipe] of archiveVectors.entries())
      expect(archives[index]).toMatchObject({ ...(await vectorOf(recipe)) });
    expect(archives.length).toBe(archiveVectors.length);
  });
});
