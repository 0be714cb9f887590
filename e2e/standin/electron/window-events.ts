/** What the host reports about windows, passed to the window it is about. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { host } from './host-link.ts';
import { runAccelerator } from './menu.ts';
import { findContents } from './web-contents-registry.ts';

host.serve('navigation', ({ windowId, url, isMainFrame }) => {
  return findContents(windowId)?.preventsNavigation(url, isMainFrame) ?? true;
});

host.serve('new-window', ({ windowId, url }) => findContents(windowId)?.mayOpen(url) ?? false);

host.serve('loaded', ({ windowId, url, title, rendererPid }) => {
  BrowserWindow.fromId(windowId)?.offerTitle(title);
  findContents(windowId)?.loaded(url, rendererPid);
});

host.serve('renderer-gone', ({ windowId, reason }) => findContents(windowId)?.gone(reason));

host.serve('window-closed', (windowId) => BrowserWindow.fromId(windowId)?.close());

host.serve('input', (windowId) => findContents(windowId)?.touched());

host.serve('key', ({ windowId, press }) => {
  const contents = findContents(windowId);
  if (contents === undefined || contents.preventsInput(press)) return;
  if (press.type === 'keyDown' && !press.used && !contents.ignoresMenuShortcuts) {
    runAccelerator(press, BrowserWindow.fromId(windowId));
  }
});

host.serve('window-event', (name) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (name === 'focus' || name === 'blur') window.setFocused(name === 'focus');
    else window[name]();
  }
  if (name === 'focus') app.emit('browser-window-focus');
  if (name === 'blur') app.emit('browser-window-blur');
});

host.serve('windows', () =>
  BrowserWindow.getAllWindows().map((window) => ({
    title: window.getTitle(),
    visible: window.isVisible(),
    contentProtected: window.isContentProtected(),
  })),
);
