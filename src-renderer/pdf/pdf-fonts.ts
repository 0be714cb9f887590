interface FontModule {
  /** A data URL in Base64. */
  readonly default: string;
}

/*
 * The fourteen fonts that a PDF may name without bringing them. As modules, each loaded when it is asked for: the content
 * security policy lets the window fetch nothing, and it stays so.
 */
const fonts: Readonly<Record<string, () => Promise<FontModule>>> = {
  'FoxitDingbats.pfb': () => import('pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url&inline'),
  'FoxitFixed.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixed.pfb?url&inline'),
  'FoxitFixedBold.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?url&inline'),
  'FoxitFixedBoldItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb?url&inline'),
  'FoxitFixedItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb?url&inline'),
  'FoxitSerif.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerif.pfb?url&inline'),
  'FoxitSerifBold.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?url&inline'),
  'FoxitSerifBoldItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb?url&inline'),
  'FoxitSerifItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb?url&inline'),
  'FoxitSymbol.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url&inline'),
  'LiberationSans-Bold.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?url&inline'),
  'LiberationSans-BoldItalic.ttf': () =>
    import('pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf?url&inline'),
  'LiberationSans-Italic.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf?url&inline'),
  'LiberationSans-Regular.ttf': () =>
    import('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?url&inline'),
};

/** What pdf.js asks its surroundings for. Everything but those fonts is refused: nothing is fetched. */
export class PdfFonts {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const load =
      kind === 'standardFontDataUrl' && Object.hasOwn(fonts, filename) ? fonts[filename] : undefined;
    if (load === undefined) throw new Error('not part of the app');
    const { default: url } = await load();
    return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  }
}
