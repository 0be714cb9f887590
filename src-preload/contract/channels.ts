/** Names on the wire between window and main. Each command has its own channel `command:<name>`. */
export const commandChannel = (command: string): string => `command:${command}`;

/** Window → main, with one transferred port: carries commands that hold a passphrase straight to the vault process. */
export const secretPortChannel = 'secret-port';

/** Main → window. */
export const progressChannel = 'progress';
export const lockedChannel = 'locked';
export const menuChannel = 'menu';
