import { host } from './host-link.ts';
import type { DialogKind } from '../wire/messages.ts';

/** Electron's dialogs take an optional window first. Only plain data goes to the host. */
function ask(kind: DialogKind, args: readonly unknown[]) {
  const options =
    args.find((arg) => Object.prototype.toString.call(arg) === '[object Object]' && !isWindow(arg)) ?? {};
  return host.call('dialog', {
    kind,
    options: JSON.parse(JSON.stringify(options)) as Record<string, unknown>,
  });
}

function isWindow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'webContents' in value;
}

export const dialog = {
  async showOpenDialog(...args: unknown[]) {
    const { canceled, filePaths } = await ask('open', args);
    return { canceled, filePaths: [...filePaths] };
  },
  async showSaveDialog(...args: unknown[]) {
    const { canceled, filePaths } = await ask('save', args);
    return { canceled, filePath: filePaths[0] ?? '' };
  },
  async showMessageBox(...args: unknown[]) {
    const { response, checkboxChecked } = await ask('message', args);
    return { response, checkboxChecked };
  },
  showErrorBox(title: string, content: string): void {
    void ask('message', [{ type: 'error', title, message: content, buttons: ['OK'] }]).catch(() => {
      // The app is leaving; nobody is there to read it.
    });
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;
