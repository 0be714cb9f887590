import type { Language } from '../i18n/setup.ts';
import { englishWords } from './words-en.ts';
import { russianWords } from './words-ru.ts';

export interface Suggestion {
  readonly text: string;
  readonly words: number;
  /** Rounded down. */
  readonly bits: number;
}

/** Fills the array with strong random numbers; `crypto.getRandomValues` in the window. */
export type Draw = (into: Uint32Array<ArrayBuffer>) => void;

const wanted = 6;

/** Words drawn with equal chance: a number from the part of the range that the list doesn't divide evenly is drawn again. */
export function suggestPassphrase(language: Language, draw: Draw): Suggestion {
  const list = language === 'ru' ? russianWords : englishWords;
  const limit = Math.floor(2 ** 32 / list.length) * list.length;
  const numbers = new Uint32Array(1);
  const words: string[] = [];
  while (words.length < wanted) {
    draw(numbers);
    const [number = limit] = numbers;
    const word = number < limit ? list[number % list.length] : undefined;
    if (word !== undefined) words.push(word);
  }
  return { text: words.join(' '), words: wanted, bits: Math.floor(wanted * Math.log2(list.length)) };
}
