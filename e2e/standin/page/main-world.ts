import { createBridge } from './bridge.ts';

/** Runs in the page's own world before any of its scripts, and receives what the preload exposes. */
export function startMainWorld(secret: string): void {
  const bridge = createBridge(secret, 'page', 'preload');

  function freeze(value: unknown): void {
    if (typeof value === 'function' || Object.prototype.toString.call(value) === '[object Object]') {
      Object.freeze(value);
      for (const item of Object.values(value as object)) freeze(item);
    }
    if (Array.isArray(value)) {
      Object.freeze(value);
      for (const item of value) freeze(item);
    }
  }

  bridge.hear('expose', (detail) => {
    const { key, api } = detail as { key: string; api: Parameters<typeof bridge.unpack>[0] };
    const value = bridge.unpack(api);
    freeze(value);
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
  });
}
