/** Code points shown at most; longer user IDs are cut. */
const maxNameLength = 256;

/**
 * Controls, line and paragraph separators, marks and overrides of direction, invisible fillers, unpaired surrogates, private
 * use, and tag characters: nothing that a name needs, everything that makes one name look like another. ZWJ and ZWNJ stay: Persian
 * and the Indic scripts need them; so do the selectors that only choose how a character is drawn.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;
const harmless = /[\u200c\u200d]|\p{Variation_Selector}/u;

/** A user ID as it may be shown: trimmed, unsafe characters replaced by U+FFFD, cut. */
export const displayName = (userId: string): string =>
  Array.from(userId.trim().replace(unsafe, (character) => (harmless.test(character) ? character : '\ufffd')))
    .slice(0, maxNameLength)
    .join('');
