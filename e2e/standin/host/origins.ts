/**
 * Chromium serves no custom schemes, so `app://local/…` becomes `https://local.app.invalid/…`: a secure origin of its own,
 * under a top-level domain that never resolves. The app sees only its own names.
 */

const served = /https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9+-]*)\.invalid/g;
const inTheApp = /^([a-z][a-z0-9+-]*):\/\/([a-z0-9-]+)(\/.*)?$/is;

export function toChromium(url: string): string {
  const [, scheme, host, rest] = inTheApp.exec(url) ?? [];
  if (scheme === undefined || scheme === 'http' || scheme === 'https' || scheme === 'file') return url;
  return `https://${host}.${scheme}.invalid${rest ?? '/'}`;
}

/** Also for texts with several addresses in them, such as headers. */
export function toApp(text: string): string {
  return text.replace(served, '$2://$1');
}

/** A policy that names the app's own scheme must go on naming the same origin. */
export function headersToChromium(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = /\b(app|corridor):\/\/([a-z0-9-]+)/g;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(own, 'https://$2.$1.invalid')]),
  );
}
