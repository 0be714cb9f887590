import { randomBytes } from 'node:crypto';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';

/** What a file is for: decides its suggested name and what the dialog shows. */
export type FilePurpose =
  | 'attachment'
  | 'backup'
  | 'bundle'
  | 'certificate'
  | 'report'
  | 'report page'
  | 'arrivals list'
  | 'revocation'
  | 'secret key'
  | 'template';

interface Kind {
  readonly extension: string;
  readonly others: readonly string[];
  /** Names say nothing of whom or what it is about. */
  name(): string;
}

const kinds: Readonly<Record<FilePurpose, Kind>> = {
  attachment: { extension: 'bin', others: [], name: () => 'attachment' },
  backup: {
    extension: 'corridor',
    others: [],
    name: () => `backup-${new Date().toISOString().slice(0, 10)}`,
  },
  bundle: { extension: 'pgp', others: ['gpg', 'asc'], name: () => randomBytes(8).toString('hex') },
  certificate: { extension: 'asc', others: ['pgp'], name: () => 'certificate' },
  report: { extension: 'json', others: [], name: () => 'report' },
  'arrivals list': { extension: 'html', others: [], name: () => 'list' },
  'report page': { extension: 'html', others: [], name: () => 'report' },
  revocation: { extension: 'asc', others: [], name: () => 'revocation' },
  'secret key': { extension: 'asc', others: [], name: () => 'secret-key' },
  template: { extension: 'json', others: [], name: () => 'template' },
};

function filters({ extension, others }: Kind): FileFilter[] {
  return [
    { name: [extension, ...others].map((name) => `.${name}`).join(' '), extensions: [extension, ...others] },
    { name: '*', extensions: ['*'] },
  ];
}

/**
 * Absolute path, or null when cancelled. `ending` stands for the purpose's own extension, when there is one. The dialog itself asks before an existing file is replaced.
 */
export async function askWhereToSave(
  window: BrowserWindow,
  purpose: FilePurpose,
  ending: string | null,
): Promise<string | null> {
  const kind = ending === null ? kinds[purpose] : { ...kinds[purpose], extension: ending };
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${kind.name()}.${kind.extension}`,
    filters: filters(kind),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
  });
  // Taken as it is: adding an extension would name another file than the one that the question was about.
  return canceled || filePath === '' ? null : filePath;
}

export async function askWhatToOpen(window: BrowserWindow, purpose: FilePurpose): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: filters(kinds[purpose]),
    properties: ['openFile', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Absolute path of a folder that is there, or null when cancelled. */
export async function askWhichFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** A yes-or-no question in the system's own box, out of the window's reach. Escape means no. */
export async function askToConfirm(
  window: BrowserWindow,
  words: { readonly message: string; readonly detail: string; readonly yes: string; readonly no: string },
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.message,
    detail: words.detail,
    buttons: [words.no, words.yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
