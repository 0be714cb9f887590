import { app } from './app.ts';
import { host } from './host-link.ts';
import type { KeyPress } from '../wire/messages.ts';

type Template = readonly (Electron.MenuItemConstructorOptions | MenuItem)[];

/** Layout-independent: on a Russian layout the key K still has the code KeyK. */
function keyOf({ key, code }: KeyPress): string {
  const letterOrDigit = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (letterOrDigit !== undefined) return letterOrDigit.toLowerCase();
  const names: Readonly<Record<string, string>> = {
    ' ': 'space',
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    '+': 'plus',
  };
  return (names[key] ?? key).toLowerCase();
}

function isPressed(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => (part === '' ? 'plus' : part));
  const wanted = parts
    .at(-1)
    ?.replace(/^esc$/, 'escape')
    .replace(/^return$/, 'enter');
  const onMac = process.platform === 'darwin';
  const has = (...names: readonly string[]) => parts.slice(0, -1).some((part) => names.includes(part));
  const either = has('cmdorctrl', 'commandorcontrol');
  return (
    press.control === (has('ctrl', 'control') || (either && !onMac)) &&
    press.meta === (has('cmd', 'command', 'super', 'meta') || (either && onMac)) &&
    press.alt === has('alt', 'option') &&
    press.shift === has('shift') &&
    wanted === keyOf(press)
  );
}

export class MenuItem {
  readonly id: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly click: (event: object, window: unknown, contents: unknown) => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.label = options.label ?? options.role ?? '';
    this.accelerator = options.accelerator ?? undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined;
    const click = options.click as unknown as
      | ((item: unknown, window: unknown, event: object) => void)
      | undefined;
    this.click = (event, window) => click?.(this, window, event);
  }
}

export class Menu {
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: Template): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  /** A context menu; the stand-in shows none. */
  popup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    return this.all().find((item) => item.id === id) ?? null;
  }

  all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]);
  }
}

function click(item: MenuItem | undefined, window: { webContents: unknown } | null): boolean {
  if (item === undefined || !item.enabled) return false;
  // Of the roles, which act by themselves, only this one matters to a test.
  if (item.role === 'quit') app.quit();
  item.click({ triggeredByAccelerator: true }, window, window?.webContents);
  return true;
}

export function runAccelerator(press: KeyPress, window: { webContents: unknown } | null): void {
  const items = Menu.getApplicationMenu()?.all() ?? [];
  click(
    items.find(({ accelerator }) => accelerator !== undefined && isPressed(accelerator, press)),
    window,
  );
}

host.serve('click-menu', (wanted) => {
  const items = Menu.getApplicationMenu()?.all() ?? [];
  return click(
    items.find((item) => item.id === wanted || item.label === wanted),
    null,
  );
});
