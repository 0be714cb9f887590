/** Loaded before the app's main process: whatever imports `electron` gets the stand-in. */
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const implementation = new URL('./index.ts', import.meta.url).href;

// A worker has no Electron either, in Electron.
if (isMainThread) {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url: implementation, shortCircuit: true }
        : next(specifier, context),
  });
}
