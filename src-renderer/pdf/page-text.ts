/** What pdf.js tells of the text of a page: pieces of it, and marks of structure. */
type Piece = { readonly str: string; readonly hasEOL: boolean } | { readonly type: string };

export interface PageText {
  readonly text: string;
  /** It is only the beginning. */
  readonly cut: boolean;
}

/** As for files of text: a page may say megabytes that nobody sees. */
const mostText = 200_000;

/** The pieces in their order, as far as a window can show them. */
export function pageText(pieces: readonly Piece[], most = mostText): PageText {
  let text = '';
  for (const piece of pieces) {
    if (!('str' in piece)) continue;
    text += `${piece.str}${piece.hasEOL ? '\n' : ''}`;
    if (text.length > most) return { text: text.slice(0, most).trim(), cut: true };
  }
  return { text: text.trim(), cut: false };
}
