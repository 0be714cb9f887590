/**
 * Characters that change the direction of text or can't be seen: in a file name they can disguise its ending, in a text what it
 * says. Selectors that only choose how a character is drawn are none.
 */
const hidden =
  /(?:(?!\p{Variation_Selector})[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufeff\ufff9-\ufffb])+/gu;

export interface TextPart {
  readonly text: string;
  /** Stands for what can't be seen. */
  readonly mark: boolean;
}

/** More marks than this make a window slow, and nobody reads them: those behind are written into the text. */
const mostMarks = 500;

/** Takes text by other people apart into what is seen and marks for what isn't, one for each run of such characters. */
export function visibleParts(text: string, most = mostMarks): readonly TextPart[] {
  const parts: TextPart[] = [];
  let rest = '';
  let from = 0;
  let marks = 0;
  for (const { 0: found, index } of text.matchAll(hidden)) {
    if (marks === most) {
      rest += text.slice(from, index) + namesOf(found);
    } else {
      if (index > from) parts.push({ text: text.slice(from, index), mark: false });
      parts.push({ text: namesOf(found), mark: true });
      marks += 1;
    }
    from = index + found.length;
  }
  rest += text.slice(from);
  if (rest !== '') parts.push({ text: rest, mark: false });
  return parts;
}

/** `U+202E`, and how often where it comes again and again. */
function namesOf(run: string): string {
  const names: { readonly name: string; count: number }[] = [];
  for (const character of run) {
    const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const last = names.at(-1);
    if (last?.name === name) last.count += 1;
    else names.push({ name, count: 1 });
  }
  return names.map(({ name, count }) => (count === 1 ? name : `${name}×${count}`)).join(' ');
}

/** More elements than this make a window slow. */
const mostLines = 5000;
const mostMarksInLines = 2000;

/** The lines of a text, and whether that is all of it. */
export function visibleLines(
  text: string,
  most = mostLines,
): { readonly lines: readonly (readonly TextPart[])[]; readonly cut: boolean } {
  const all = text.replace(/^\ufeff/, '').split(/\r\n?|\n/, most + 1);
  let left = mostMarksInLines;
  const lines = all.slice(0, most).map((line) => {
    const parts = visibleParts(line.replaceAll('\t', '    '), Math.min(left, mostMarks));
    left -= parts.filter(({ mark }) => mark).length;
    return parts;
  });
  return { lines, cut: all.length > most };
}
