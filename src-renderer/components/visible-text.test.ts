import { describe, expect, it } from 'vitest';
import { visibleLines, visibleParts } from './visible-text.ts';

const told = (text: string, most?: number): string =>
  visibleParts(text, most)
    .map(({ text: part, mark }) => (mark ? `[${part}]` : part))
    .join('');

describe('what can’t be seen', () => {
  it('is marked: direction, controls, joiners, fillers, tags, a byte order mark', () => {
    expect(told('photo\u202Egpj.pgp')).toBe('photo[U+202E]gpj.pgp');
    expect(told('a\u0007b\u200bc\u2066d\u3164e\u180ef\u{E0041}g\ufeff')).toBe(
      'a[U+0007]b[U+200B]c[U+2066]d[U+3164]e[U+180E]f[U+E0041]g[U+FEFF]',
    );
  });

  it('is one mark for each run of them', () => {
    expect(told(`a${'\u200b'.repeat(1000)}\u202e\u202eb`)).toBe('a[U+200B×1000 U+202E×2]b');
  });

  it('leaves what is seen as it is', () => {
    for (const text of ['', 'Heron', 'سلام دنیا', 'Ласточка ё', '❤\ufe0f', '𝒳'])
      expect(visibleParts(text)).toEqual(text === '' ? [] : [{ text, mark: false }]);
  });

  it('makes no more elements than a window bears, and stays visible behind them', () => {
    const text = 'a\u200b'.repeat(100_000);
    const parts = visibleParts(text);
    expect(parts.filter(({ mark }) => mark)).toHaveLength(500);
    expect(parts).toHaveLength(1001);
    expect(parts.at(-1)?.text).toBe('aU+200B'.repeat(99_500));
    expect(told('a\u200bb\u200bc', 1)).toBe('a[U+200B]bU+200Bc');
  });
});

describe('lines', () => {
  it('are told apart however they end, without a byte order mark at the beginning', () => {
    const { lines, cut } = visibleLines('\ufeffone\r\ntwo\rthree\n\tfour');
    expect(lines.map((parts) => parts.map(({ text }) => text).join(''))).toEqual([
      'one',
      'two',
      'three',
      '    four',
    ]);
    expect(cut).toBe(false);
  });

  it('are cut when there are too many, and it is known', () => {
    expect(visibleLines('1\n2\n3', 3)).toMatchObject({ lines: [{}, {}, {}], cut: false });
    expect(visibleLines('1\n2\n3\n4', 3)).toMatchObject({ lines: [{}, {}, {}], cut: true });
    expect(visibleLines('\n'.repeat(100_000)).lines).toHaveLength(5000);
  });

  it('share the marks that a window bears', () => {
    const { lines } = visibleLines('\u200ba\u200b\n'.repeat(4000));
    const marks = lines.flat().filter(({ mark }) => mark);
    expect(marks).toHaveLength(2000);
    expect(lines[3999]).toEqual([{ text: 'U+200BaU+200B', mark: false }]);
  });
});
