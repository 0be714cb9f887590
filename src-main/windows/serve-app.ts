import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme, fileOf } from './app-files.ts';
import { protectiveHeaders } from './content-policy.ts';

/** Before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // As Electron's guide has it; what fetch may reach is decided by `connect-src`.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function respond(status: number, body: Uint8Array<ArrayBuffer> | null, type: string): Response {
  return new Response(body, { status, headers: { ...protectiveHeaders, 'Content-Type': type } });
}

/** Serves the built renderer from `folder` as `app://local`. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? fileOf(request.url) : null;
    if (file === null) return respond(404, null, 'text/plain');
    try {
      return respond(200, new Uint8Array(await readFile(join(folder, file.path))), file.type);
    } catch {
      return respond(404, null, 'text/plain');
    }
  });
}
