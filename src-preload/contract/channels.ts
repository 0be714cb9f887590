import type { Reply } from './failures.ts';

/** Names on the wire between window and main. Each command has its own channel `command:<name>`. */
export const commandChannel = (command: string): string => `command:${command}`;

/**
 * Window → main, a {@link SecretRequest} with one transferred port: main checks the sender, asks for a file where the
 * command needs one, and hands the port to the vault process. Only when that has said `ready` does the input travel, so
 * main never holds a passphrase. One command per port.
 */
export const secretPortChannel = 'secret-port';

export interface SecretRequest {
  readonly command: string;
}

/** What comes back through the port. */
export type SecretAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly reply: Reply<unknown> };

/** Main → window. */
export const progressChannel = 'progress';
export const menuChannel = 'menu';

/** Window → main: something was copied from the window just now. Never what. */
export const copiedChannel = 'copied';
