import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** The page's scripts are this folder's modules, joined into one scope: a page can't import them. */
function joined(...files: readonly string[]): string {
  return files
    .map((file) => stripTypeScriptTypes(readFileSync(join(import.meta.dirname, file), 'utf8')))
    .map((code) => code.replace(/^import .*$/gm, '').replace(/^export /gm, ''))
    .join('\n');
}

/** Only documents of the app: not frames within them, not Chromium's own error pages. */
function inDocumentsOfTheApp(body: string): string {
  return `if (self === top && location.protocol === 'https:' && location.hostname.endsWith('.invalid')) (() => {
'use strict';
${body}
})();`;
}

export function mainWorldScript(secret: string): string {
  return inDocumentsOfTheApp(`${joined('bridge.ts', 'main-world.ts')}
startMainWorld(${JSON.stringify(secret)});`);
}

/** @param binding the name of the function by which this world reaches the host. */
export function isolatedWorldScript(secret: string, binding: string, preload: string): string {
  const files = ['../wire/clone-text.ts', 'bridge.ts', 'report-input.ts', 'isolated-world.ts'];
  return inDocumentsOfTheApp(`${joined(...files)}
const post = globalThis[${JSON.stringify(binding)}];
startIsolatedWorld({ secret: ${JSON.stringify(secret)}, post }, (require) => {
  const process = { type: 'renderer', sandboxed: true, contextIsolated: true, platform: ${JSON.stringify(process.platform)}, env: {}, argv: [] };
  const module = { exports: {} };
  const exports = module.exports;
${preload}
});`);
}
