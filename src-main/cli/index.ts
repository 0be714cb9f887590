#!/usr/bin/env node
// The store's native part crashes older Nodes outright, so this file loads nothing before the version is known.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;

/** The Node that comes with the dependencies, when this one is too old. */
function ownNode(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Runs this file again under another Node, as if it had been called by it. */
function runUnder(node: string): void {
  const refuse = (): void => {
    process.stderr.write(`corridor needs Node ${neededMajor}, and ${node} does not start. Run "npm ci".\n`);
    process.exitCode = 6;
  };
  // Told by the environment: a package that holds an old Node must not start itself for ever.
  if (process.env['CORRIDOR_RERUN'] === '1') return refuse();
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CORRIDOR_RERUN: '1' },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  const { main, bugExit, bugLine } = await import('./main.ts');
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${bugLine(error)}\n`);
    process.exit(bugExit);
  });
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = ownNode();
  if (node === null) {
    process.stderr.write(
      `corridor needs Node ${neededMajor} or newer; this is ${process.versions.node}. Run "npm ci" in its folder, or install Node ${neededMajor}.\n`,
    );
    process.exitCode = 6;
  } else {
    runUnder(node);
  }
}
