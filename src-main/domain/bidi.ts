// Unicode 16, property Bidi_Control.
const controls = /\p{Bidi_Control}/gu;

/** True for text with invisible characters that reorder what is read: `photo_\u202Egpj.exe` reads as an image. */
export const hasBidiControls = (text: string): boolean => text.search(controls) !== -1;

/** The same text with each such character as `⟨U+202E⟩`, for names that must be read as they are. */
export const showBidiControls = (text: string): string =>
  text.replaceAll(
    controls,
    (found) => `⟨U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
