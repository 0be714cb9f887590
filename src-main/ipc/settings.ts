import { z } from 'zod';
import type { Files } from '../actions/ports/files.ts';
import type { Result } from '../domain/result.ts';

/** What is kept outside the vault, in the clear: it must say nothing of anyone. */
const schema = z.strictObject({
  language: z.enum(['en', 'ru']),
  lockMinutes: z.int().min(1).max(60),
  /** Files from before this setting don't have it: then nobody has asked for it. */
  reminders: z.boolean().default(false),
});

export type Settings = z.infer<typeof schema>;

const largest = 4096;

/** A missing, damaged or foreign file gives the safe defaults. */
export async function loadSettings(files: Files, path: string, defaults: Settings): Promise<Settings> {
  const read = await files.read(path, largest);
  if (!read.ok) return defaults;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(read.value)));
    return parsed.success ? parsed.data : defaults;
  } catch {
    return defaults;
  }
}

export async function saveSettings(files: Files, path: string, settings: Settings): Promise<Result<void>> {
  const staged = await files.stage(path, new TextEncoder().encode(`${JSON.stringify(settings)}\n`), true);
  return staged.ok ? staged.value.commit() : staged;
}
