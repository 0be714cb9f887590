export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const privileged = new Map<string, Electron.Privileges>();

/** The handlers of one session. */
export class Protocol {
  readonly #handlers = new Map<string, ProtocolHandler>();

  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Protocol ${scheme} is already registered`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  handlerOf(scheme: string): ProtocolHandler | undefined {
    return this.#handlers.get(scheme);
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges ?? {});
  }
}

/** A scheme that is not both standard and secure has no origin, and pages served by it would behave otherwise. */
export function isServableScheme(scheme: string): boolean {
  const privileges = privileged.get(scheme);
  return privileges?.standard === true && privileges.secure === true;
}

type Covered = 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged';
Protocol.prototype satisfies Pick<Electron.Protocol, Covered>;
