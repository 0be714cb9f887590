import type { ZodType } from 'zod';
import { commands, type CommandInput, type CommandName } from '../../src-preload/contract/commands.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { isPlainTree } from './plain-tree.ts';

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/** Unknown input becomes what the command's schema says, or `input-malformed` with nothing of the input in it. */
export function decodeInput<N extends CommandName>(name: N, raw: unknown): Result<CommandInput<N>> {
  if (!isPlainTree(raw)) return refused('input-malformed');
  try {
    // The schema of N gives the input of N; TypeScript can't follow an indexed access through so many schemas.
    const schema: ZodType = commands[name].input;
    const decoded = schema.safeParse(raw);
    if (decoded.success) return done(decoded.data as CommandInput<N>);
  } catch {
    // A schema that throws on what it can't take: as malformed as anything else.
  }
  return refused('input-malformed');
}
