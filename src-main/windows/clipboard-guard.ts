import { createHash } from 'node:crypto';
import { clipboard, type Clipboard } from 'electron';

/** How long what was copied from the app stays on the clipboard. */
const keptFor = 30_000;
/** After the page said that something was copied, until Chromium has put it there. */
const settling = 200;

async function digest(): Promise<string | null> {
  const text = await clipboard.readText();
  return text === '' ? null : createHash('sha256').update(text).digest('hex');
}

export interface ClipboardGuard {
  /** Something was copied from the app just now. */
  copied(): void;
  /** Clears the clipboard if it still holds what was copied from the app, and what is merely selected, on Linux. */
  clear(): Promise<void>;
}

/** Clears what was copied from the app, and nothing that was copied elsewhere. Only a digest is remembered. */
export function guardClipboard(): ClipboardGuard {
  let ours: string | null = null;
  let pending = false;
  let timer: NodeJS.Timeout | undefined;

  async function clear(): Promise<void> {
    clearTimeout(timer);
    // There whatever is selected can be pasted by the middle button. Elsewhere there is none, whatever the type says.
    const selection: Clipboard | undefined = clipboard.selection;
    selection?.clear();
    const remembered = ours;
    ours = null;
    if (pending) {
      // Locked right after copying: what is there now is taken for ours.
      pending = false;
      clipboard.clear();
    } else if (remembered !== null && (await digest()) === remembered) {
      clipboard.clear();
    }
  }

  async function remember(): Promise<void> {
    const found = await digest();
    if (!pending) return;
    pending = false;
    ours = found;
    timer = setTimeout(() => void clear(), keptFor);
    timer.unref();
  }

  return {
    clear,
    copied() {
      clearTimeout(timer);
      pending = true;
      timer = setTimeout(() => void remember(), settling);
      timer.unref();
    },
  };
}
