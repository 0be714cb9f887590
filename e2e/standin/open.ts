/** `npm start` without Electron: the app in a window of Chromium, for whoever wants to look at it. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { askInPage } from './host/asking-page.ts';
import { startStandIn } from './host/stand-in.ts';

const notice = [
  'This is the stand-in: Corridor in an ordinary browser, because Electron is not installed here.',
  'It is for evaluation with invented data, not for real cases.',
];

const own = parseArgs({ strict: false, allowPositionals: true, options: { headless: { type: 'boolean' } } });
const headed = own.values['headless'] !== true;
const appPath = join(import.meta.dirname, '..', '..');

console.log(notice.join('\n'));
const standIn = await startStandIn({
  appPath,
  main: 'out/main/index.js',
  args: process.argv.slice(2).filter((argument) => argument !== '--headless'),
  env: {},
  headed,
  notice: headed ? notice : null,
  ask: headed ? askInPage : null,
  onOutput: (text) => process.stdout.write(text),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => standIn.app.tell('quit', null));
}
const { code } = await standIn.exited;
process.exitCode = code ?? 1;
