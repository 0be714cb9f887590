import type { Browser, CDPSession } from '@playwright/test';

/** Electron's name of a permission, and what Chromium calls it. */
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
];

/** Chromium can't ask the app when a page wants something, so the app is asked beforehand and Chromium told. */
export async function applyPermissions(
  browser: Browser,
  cdp: CDPSession,
  origin: string,
  ask: (names: readonly string[]) => Promise<readonly boolean[]>,
): Promise<void> {
  const granted = await ask(permissions.map(([electron]) => electron));
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  // Never detached: Chromium forgets what a session has set as soon as it ends.
  const session = await browser.newBrowserCDPSession();
  const ofContext =
    targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId };
  await Promise.all(
    permissions.map(([, name], index) =>
      session.send('Browser.setPermission', {
        permission: { name },
        setting: granted[index] === true ? 'granted' : 'denied',
        origin,
        ...ofContext,
      }),
    ),
  );
}
