import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

export type MenuAction = 'lock' | 'new' | 'search' | 'settings';

const words = {
  en: {
    file: 'File',
    new: 'New',
    search: 'Search',
    settings: 'Settings',
    lock: 'Lock now',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    larger: 'Larger',
    smaller: 'Smaller',
    actual: 'Actual size',
    full: 'Full screen',
  },
  ru: {
    file: 'Файл',
    new: 'Создать',
    search: 'Найти',
    settings: 'Настройки',
    lock: 'Заблокировать',
    quit: 'Выйти',
    edit: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    view: 'Вид',
    larger: 'Крупнее',
    smaller: 'Мельче',
    actual: 'Обычный размер',
    full: 'Во весь экран',
  },
} as const;

/** Ids are stable, for tests and for finding an item again. */
function template(language: 'en' | 'ru', act: (action: MenuAction) => void): MenuItemConstructorOptions[] {
  const t = words[language];
  const item = (id: MenuAction, accelerator: string): MenuItemConstructorOptions => ({
    id,
    label: t[id],
    accelerator,
    click: () => act(id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: t.file,
      submenu: [
        item('new', 'CmdOrCtrl+N'),
        item('search', 'CmdOrCtrl+F'),
        item('settings', 'CmdOrCtrl+,'),
        separator,
        item('lock', 'CmdOrCtrl+L'),
        { role: 'quit', label: t.quit },
      ],
    },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        separator,
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll },
      ],
    },
    {
      label: t.view,
      submenu: [
        { role: 'zoomIn', label: t.larger },
        { role: 'zoomOut', label: t.smaller },
        { role: 'resetZoom', label: t.actual },
        separator,
        { role: 'togglefullscreen', label: t.full },
      ],
    },
  ];
}

export function setMenu(language: 'en' | 'ru', act: (action: MenuAction) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(language, act)));
}

/** Locking must work on every keyboard layout and whatever the page does with keys: by the place of the key, first of all. */
export function onLockKey(contents: WebContents, lock: () => void): void {
  contents.on('before-input-event', (event, { type, code, control, meta, alt, shift }) => {
    const chord = process.platform === 'darwin' ? meta : control;
    if (type !== 'keyDown' || code !== 'KeyL' || !chord || alt || shift) return;
    event.preventDefault();
    lock();
  });
}
