import type { Session, WebContents } from 'electron';
import { appDocument, isAppUrl } from './app-files.ts';

/** Counts what the app itself has refused. Codes only: no address, no name. */
export type Note = (code: string) => void;

/** A session from which nothing leaves, which asks for nothing and is granted nothing. */
export function hardenSession(session: Session, note: Note): void {
  const deny = (code: string) => {
    note(code);
    return false;
  };
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(deny('blocked-permission')));
  session.setPermissionCheckHandler(() => deny('blocked-permission-check'));
  session.setDevicePermissionHandler(() => deny('blocked-device'));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isAppUrl(url);
    if (cancel) note('blocked-request');
    answer({ cancel });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    note('blocked-download');
  });
}

/** A window that shows one document and can be led nowhere else. */
export function hardenContents(contents: WebContents, note: Note): void {
  const stay = (code: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    note(code);
  };
  contents.on('will-navigate', stay('blocked-navigation'));
  contents.on('will-frame-navigate', (event) => {
    // The main frame's were refused above.
    if (!event.isMainFrame) stay('blocked-frame')(event);
  });
  contents.on('will-redirect', stay('blocked-redirect'));
  contents.on('will-attach-webview', stay('blocked-webview'));
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    stay('blocked-device')(event);
    choose('');
  });
  contents.setWindowOpenHandler(() => {
    note('blocked-window');
    return { action: 'deny' };
  });
  contents.on('did-navigate', (_event, url) => {
    // Can't happen; if it does, the document that is shown is not ours.
    if (url !== appDocument) {
      note('left-document');
      contents.close();
    }
  });
}
