/** What the check reads of Electron's event and window; a frame that is gone throws when it is read. */
export interface Sender {
  readonly sender: object;
  readonly senderFrame: {
    readonly url: string;
    readonly parent: object | null;
    readonly processId: number;
    readonly routingId: number;
  } | null;
}

export interface TrustedContents {
  readonly mainFrame: { readonly processId: number; readonly routingId: number };
}

/** Only the main frame of our one window, showing our one document, is answered. */
export function isTrustedSender(
  event: Sender,
  contents: TrustedContents | null,
  documentUrl: string,
): boolean {
  try {
    const frame = event.senderFrame;
    if (contents === null || frame === null || event.sender !== contents || frame.parent !== null)
      return false;
    const { processId, routingId } = contents.mainFrame;
    if (frame.processId !== processId || frame.routingId !== routingId) return false;
    const url = new URL(frame.url);
    // The fragment is the window's own business.
    url.hash = '';
    return url.href === documentUrl;
  } catch {
    return false;
  }
}
