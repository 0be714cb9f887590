/**
 * Marks that make another letter are kept (й, ў, ї); all others go: ё → е, é → e, stress marks. SQLite's unicode61 does
 * neither reliably for Cyrillic, so the folding is ours and unicode61 only splits what is already folded.
 */
const droppedMarks = /(?<![иу])\u0306|(?<!і)\u0308|[\u0300-\u0305\u0307\u0309-\u036f]/gu;

const lettersWithoutDecomposition: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, ё as е, no diacritics on Latin letters, NFC. й stays й. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(droppedMarks, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþı]/gu, (letter) => lettersWithoutDecomposition[letter] ?? letter);
}

/** Apostrophes and soft signs join: O'Brien and Il'ya are one word each, however they are typed. */
const joiners = /['’‘ʼʹʺ`´]/gu;

/** The words of a text, folded: letters and digits only, so that none can be an operator of a full-text query. */
export function foldedWords(text: string): string[] {
  return (
    foldText(text)
      .replace(joiners, '')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** How a text sorts: as people of both alphabets expect, ё with е, capitals with small letters. Long texts by their start. */
export const sortKey = (text: string): string => foldText(text).trim().slice(0, 60);
