import type { CommandInput } from '../../../src-preload/contract/commands.ts';

type Ending = CommandInput<'file.save'>['ending'];

/** Endings of files that no system runs when they are opened. */
const known: { readonly [E in Ending]: true } = {
  bin: true,
  pdf: true,
  png: true,
  jpg: true,
  jpeg: true,
  webp: true,
  gif: true,
  heic: true,
  tif: true,
  txt: true,
  csv: true,
  md: true,
  odt: true,
  ods: true,
  docx: true,
  xlsx: true,
  mp3: true,
  m4a: true,
  ogg: true,
  opus: true,
  wav: true,
  mp4: true,
  mov: true,
  zip: true,
  eml: true,
};

const isEnding = (text: string): text is Ending => Object.hasOwn(known, text);

/** The ending that a file gets outside: that of its name if it is harmless, else `bin`, which nothing opens by itself. */
export function endingOf(name: string): Ending {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return isEnding(ending) ? ending : 'bin';
}
