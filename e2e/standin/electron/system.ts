/** The small ones: what the desktop around the app knows and does. */
import { EventEmitter } from 'node:events';

import { host, ports } from './host-link.ts';

let idleSeconds = 0;

class PowerMonitor extends EventEmitter {
  getSystemIdleTime(): number {
    return idleSeconds;
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    return idleSeconds >= threshold ? 'idle' : 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

const monitor = new PowerMonitor();
monitor satisfies Pick<
  Electron.PowerMonitor,
  'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower'
>;
export const powerMonitor = monitor;
host.serve('power', (name) => {
  monitor.emit(name);
});
host.serve('idle', (seconds) => {
  idleSeconds = seconds;
});

let clipboardText = '';
/** Its own, never the desktop's: several apps run at once in one test. */
export const clipboard = {
  writeText(text: string): Promise<void> {
    clipboardText = text;
    return Promise.resolve();
  },
  readText: () => Promise.resolve(clipboardText),
  clear(): void {
    clipboardText = '';
  },
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText' | 'clear'>;
host.serve('copied', (text) => {
  clipboardText = text;
});
host.serve('clipboard', () => clipboardText);

class NativeTheme extends EventEmitter {
  themeSource: 'system' | 'light' | 'dark' = 'system';

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return false;
  }
}
const theme = new NativeTheme();
theme satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'
>;
export const nativeTheme = theme;

export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    host.tell('notification', { title: this.title, body: this.body });
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
Notification satisfies { isSupported(): boolean };

/** Electron's has the two ends as properties, made at once. */
export class MessageChannelMain {
  readonly port1;
  readonly port2;

  constructor() {
    [this.port1, this.port2] = ports.pair();
  }
}
