/** The app's own origin. Not a file: URL, so that there is an origin at all and nothing else on the disk is near. */
export const appScheme = 'app';
const appOrigin = 'app://local';
export const appDocument = `${appOrigin}/index.html`;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

export interface AppFile {
  /** Relative to the renderer's folder, parts separated by `/`. */
  readonly path: string;
  readonly type: string;
}

/** A name that is a plain file or folder name on every system: no dots in front, no separators, no escapes. */
const plainName = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** The file that a URL of the app names, or null for whatever isn't one. Nothing that climbs can be spelled. */
export function fileOf(url: string): AppFile | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password, port, search, pathname } = new URL(url);
  if (protocol !== `${appScheme}:` || host !== 'local') return null;
  if (username !== '' || password !== '' || port !== '' || search !== '') return null;
  const parts = pathname.split('/').slice(1);
  if (parts.length > 8 || !parts.every((part) => plainName.test(part))) return null;
  const name = parts.at(-1) ?? '';
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  return type === undefined || !name.includes('.') ? null : { path: parts.join('/'), type };
}

export const isAppUrl = (url: string): boolean => fileOf(url) !== null;
