import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium, type Browser } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function findChromium(): string {
  const fromEnvironment = process.env['CORRIDOR_CHROMIUM'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const candidate of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not here.
    }
  }
  throw new Error('the stand-in needs Chromium on the PATH (or its path in CORRIDOR_CHROMIUM)');
}

/** Over a pipe: no port listens. Nothing it might want to fetch resolves, not even by prefetch or preconnect. */
export function startChromium(headed: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: !headed,
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-breakpad',
      '--disable-crash-reporter',
      // Electron has it: a port hears that the other end was closed.
      '--enable-blink-features=MessagePortCloseEvent',
      ...(headed ? ['--app=data:text/html,', '--test-type'] : []),
    ],
  });
}
