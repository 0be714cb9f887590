import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { pageScale } from './page-size.ts';
import { pageText, type PageText } from './page-text.ts';
import { PdfFonts } from './pdf-fonts.ts';
import { withinTime, TooSlow, type Watch } from './within-time.ts';

export type PdfFault = 'encrypted' | 'broken' | 'too slow';

/** How a page is looked at. `wanted`: pixels in width; `turned`: degrees clockwise beyond what the page says. */
export interface PdfLook {
  readonly page: number;
  readonly wanted: number;
  readonly turned: 0 | 90 | 180 | 270;
}

export interface Pdf {
  /** As many as the file says, whether they are there or not. */
  readonly pages: number;
  /** Draws one page on a canvas of its own; null when it is not `wanted` any more. */
  draw(look: PdfLook, wanted: () => boolean): Promise<HTMLCanvasElement | PdfFault | null>;
  /** The text of one page, as the file gives it: may be empty, may be other than what is seen. */
  text(page: number, wanted: () => boolean): Promise<PageText | PdfFault | null>;
}

export interface Opening {
  readonly done: Promise<Pdf | PdfFault>;
  /** Ends all work on it and frees its memory. */
  close(): void;
}

/** As for pictures: decoded, it takes four bytes a pixel. */
const mostPixels = 50_000_000;

/** Half of pdf.js reads files, half draws. Both are loaded when the first file is opened. */
async function loadParts() {
  await import('pdfjs-dist/build/pdf.worker.mjs');
  return import('pdfjs-dist');
}

/**
 * Opens a PDF from memory with the least that pdf.js can do: no scripts, forms or links (none of its layers is made, only
 * canvases are drawn), no XFA, no WebAssembly, nothing fetched, no font given to the browser: glyphs are drawn as paths.
 * It works in this thread: a worker could only be started by a script URL, which the policy of Trusted Types forbids. So
 * main watches over it (see {@link Watch}), and ends a window that a file makes hang.
 */
export function openPdf(bytes: Uint8Array, watch: Watch): Opening {
  let task: PDFDocumentLoadingTask | null = null;
  let closed = false;
  const close = (): void => {
    closed = true;
    void task?.destroy();
  };

  async function open(): Promise<Pdf | PdfFault> {
    const parts = await loadParts();
    if (closed) return 'broken';
    try {
      task = parts.getDocument({
        // pdf.js takes the buffer away.
        data: new Uint8Array(bytes),
        verbosity: parts.VerbosityLevel.ERRORS,
        BinaryDataFactory: PdfFonts,
        standardFontDataUrl: fontsAreModules,
        wasmUrl: new URL('pdf/', document.baseURI).href,
        useWasm: false,
        useWorkerFetch: false,
        useSystemFonts: false,
        disableFontFace: true,
        disableWorkerRendering: true,
        disableAutoFetch: true,
        disableStream: true,
        disableRange: true,
        enableXfa: false,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        maxImageSize: mostPixels,
      });
      const opened = await withinTime(watch, task.promise);
      return { pages: opened.numPages, ...methodsOf(opened, watch, close) };
    } catch (error) {
      close();
      if (error instanceof parts.PasswordException) return 'encrypted';
      return faultOf(error);
    }
  }
  return { done: open(), close };
}

/** pdf.js asks for a folder; the fonts have none. */
const fontsAreModules = 'fonts/';

/** One thing at a time: what nobody waits for any more when its turn comes is left out. */
function methodsOf(pdf: PDFDocumentProxy, watch: Watch, giveUp: () => void): Omit<Pdf, 'pages'> {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(number: number, wanted: () => boolean, work: (page: PDFPageProxy) => Promise<T>) {
    const turn = last.then(async (): Promise<T | PdfFault | null> => {
      if (!wanted()) return null;
      try {
        return await withinTime(watch, pdf.getPage(number).then(work));
      } catch (error) {
        if (error instanceof TooSlow) giveUp();
        return faultOf(error);
      }
    });
    last = turn;
    return turn;
  }
  return {
    draw: (look, wanted) => inTurn(look.page, wanted, (page) => drawn(page, look)),
    text: (number, wanted) => inTurn(number, wanted, textOf),
  };
}

async function drawn(page: PDFPageProxy, { wanted, turned }: PdfLook): Promise<HTMLCanvasElement> {
  const rotation = (page.rotate + turned) % 360;
  const natural = page.getViewport({ scale: 1, rotation });
  const viewport = page.getViewport({
    scale: pageScale(natural.width, natural.height, wanted),
    rotation,
  });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  // Annotations are drawn as they look: what was filled into a form is part of the page. None of them can act.
  await page.render({ canvas, viewport }).promise;
  page.cleanup();
  return canvas;
}

async function textOf(page: PDFPageProxy): Promise<PageText> {
  const { items } = await page.getTextContent();
  return pageText(items);
}

const faultOf = (error: unknown): PdfFault => (error instanceof TooSlow ? 'too slow' : 'broken');
