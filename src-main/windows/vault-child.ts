import { utilityProcess, type MessagePortMain } from 'electron';

/** Not what could make Node load code or open a port that we know nothing of. */
const withheld = /^(NODE_|ELECTRON_)/;

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.test(name)));
}

/** The vault process, as `ipc` wants it: see VaultChild there. */
export function startVaultProcess(module: string, showOutput: boolean) {
  const child = utilityProcess.fork(module, [], {
    serviceName: 'Corridor vault',
    // What Node prints of a crash could quote data.
    stdio: showOutput ? 'inherit' : 'ignore',
    env: environment(),
  });
  return {
    send: (message: unknown, ports: readonly MessagePortMain[]) => child.postMessage(message, [...ports]),
    onMessage: (listener: (message: never) => void) => {
      child.on('message', (message: unknown) => listener(message as never));
    },
    onExit: (listener: () => void) => {
      child.once('exit', listener);
    },
    kill() {
      // `kill` alone asks politely (SIGTERM), and a busy process would take its time.
      if (child.pid !== undefined) {
        try {
          process.kill(child.pid, 'SIGKILL');
        } catch {
          // Gone already.
        }
      }
      child.kill();
    },
  };
}
