import type { Page } from '@playwright/test';

import type { DialogAnswer } from '../wire/messages.ts';
import type { ShownDialog } from './dialogs.ts';

const cancelled: DialogAnswer = { canceled: true, filePaths: [], response: 0, checkboxChecked: false };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function words(options: ShownDialog['options'], ...keys: readonly string[]): string {
  return keys
    .flatMap((key) => (typeof options[key] === 'string' ? [`<p>${escaped(options[key])}</p>`] : []))
    .join('');
}

function asksForFolder({ properties }: ShownDialog['options']): boolean {
  return Array.isArray(properties) && properties.includes('openDirectory');
}

function formFor({ kind, options }: ShownDialog): string {
  const text = words(options, 'title', 'message', 'detail');
  if (kind === 'message') {
    const buttons = Array.isArray(options['buttons']) ? options['buttons'].map(String) : ['OK'];
    return `${text}${buttons.map((label, index) => `<button value="${index}">${escaped(label)}</button>`).join(' ')}`;
  }
  const suggested = typeof options['defaultPath'] === 'string' ? escaped(options['defaultPath']) : '';
  const label =
    kind === 'save'
      ? 'Full path to save to'
      : `Full path of the ${asksForFolder(options) ? 'folder' : 'file to open'}`;
  return `${text}<p><label>${label}<br><input autofocus size="70" value="${suggested}"></label></p>
<button value="ok">OK</button> <button value="cancel">Cancel</button>`;
}

/** A dialog for people, in a window of its own: a browser can't show the system's on the app's behalf. */
export async function askInPage(dialog: ShownDialog, newPage: () => Promise<Page>): Promise<DialogAnswer> {
  const page = await newPage();
  try {
    const answered = Promise.withResolvers<{ button: string; path: string }>();
    await page.exposeFunction('answerDialog', (button: string, path: string) =>
      answered.resolve({ button, path }),
    );
    page.once('close', () => answered.resolve({ button: 'cancel', path: '' }));
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><title>Question</title><form>${formFor(dialog)}</form>`,
    );
    await page.evaluate(() => {
      document.forms[0]?.addEventListener('submit', (event) => {
        event.preventDefault();
        const button = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'ok';
        const answer: unknown = Reflect.get(globalThis, 'answerDialog');
        if (typeof answer === 'function') answer(button, document.querySelector('input')?.value ?? '');
      });
    });
    const { button, path } = await answered.promise;
    if (dialog.kind === 'message') {
      const cancelId = Number(dialog.options['cancelId'] ?? 0);
      return { ...cancelled, canceled: false, response: button === 'cancel' ? cancelId : Number(button) };
    }
    return button === 'cancel' || path === ''
      ? cancelled
      : { ...cancelled, canceled: false, filePaths: [path] };
  } finally {
    await page.close().catch(() => {
      // Closed by whoever was asked.
    });
  }
}
