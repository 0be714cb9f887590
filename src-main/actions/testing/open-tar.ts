/** Members of a ustar archive by name: read here without the product's own reader, which is what is being tested. */
export function openTar(tar: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  const text = (from: number, length: number): string =>
    Buffer.from(tar.subarray(from, from + length))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.byteLength && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    members.set(text(at, 100), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return members;
}

/** Every disclosure of a bundle's `changes.jsonl` as `[key, value]`, one list for each change. */
export function disclosuresIn(lines: Uint8Array): readonly (readonly (readonly [string, unknown])[])[] {
  return Buffer.from(lines)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { disclosures } = JSON.parse(line) as { disclosures: string[] };
      return disclosures.map((disclosure) => {
        const [, key, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [
          string,
          string,
          unknown,
        ];
        return [key, value] as const;
      });
    });
}
