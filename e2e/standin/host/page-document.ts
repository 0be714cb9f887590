import type { CDPSession } from '@playwright/test';

import type { Parcel } from '../wire/messages.ts';
import type { PortHolder } from './ports.ts';

/** One document's preload world. It ends when the page navigates, reloads or crashes, and its ports end with it. */
export class PageDocument implements PortHolder {
  readonly contextId: number;
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession, contextId: number) {
    this.#cdp = cdp;
    this.contextId = contextId;
  }

  result(id: number, ok: boolean, text: string): void {
    this.#send({ kind: 'result', id, ok, text });
  }

  message(channel: string, { text, ports }: Parcel): void {
    this.#send({ kind: 'message', channel, text, ports });
  }

  portMessage(end: string, { text, ports }: Parcel): void {
    this.#send({ kind: 'port-message', end, text, ports });
  }

  portClosed(end: string): void {
    this.#send({ kind: 'port-closed', end });
  }

  /** The real path behind a file that the preload has asked about, or nothing if it never was on a disk. */
  async pathOfFile(index: number): Promise<string> {
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression: `globalThis.standInFiles?.[${index}]`,
      contextId: this.contextId,
    });
    if (result.objectId === undefined) return '';
    const { path } = await this.#cdp.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    this.#cdp
      .send('Runtime.callFunctionOn', {
        functionDeclaration: 'function (message) { globalThis.standInReceive?.(message); }',
        executionContextId: this.contextId,
        arguments: [{ value: message }],
      })
      .catch(() => {
        // The document has gone meanwhile.
      });
  }
}
