import { attachFile } from './attach-file.ts';
import { chosen } from './desk-vault.ts';
import { listFiles, saveFileOutside, showFile } from './open-file.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';

type FileHandlers = Pick<Handlers, Extract<keyof Handlers, `file.${string}`>>;

/** Files attached to records. */
export const fileHandlers = (seat: Seat): FileHandlers => ({
  'file.list': ({ parent }) => seat.with((unlocked) => listFiles(unlocked, parent)),
  'file.attach': ({ parent, name, bytes }) =>
    seat.with((unlocked) => attachFile(unlocked, parent, name, bytes)),
  'file.open': ({ id }) => seat.with((unlocked) => showFile(unlocked, id)),
  'file.save': ({ id }, { path }) =>
    seat.with((unlocked) => saveFileOutside(unlocked, id, chosen(path), true)),
});
