const controls = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const longest = 255;

/**
 * A file's name as a record keeps it: the last part of the path, on one line. Characters that can't stand in a line are
 * written out (`⟨U+000A⟩`); those that reorder text stay as they are, for screens to make visible.
 */
export function fileNameFor(path: string): string {
  const last = path.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const line = last.replaceAll(
    controls,
    (found) => `⟨U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
  return line.trim() === '' ? 'unnamed' : Array.from(line).slice(-longest).join('');
}
