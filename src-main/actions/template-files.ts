import type { TemplateSaved } from '../../src-preload/contract/template-views.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { templateJson, type PathwayTemplate } from '../domain/template.ts';
import { appendJournalled } from './journal.ts';
import { templateNamed } from './known-templates.ts';
import type { Files } from './ports/files.ts';
import { takeTemplate } from './save-template.ts';
import type { Unlocked } from './unlocked.ts';

/** More than any template that a record could hold. */
const fileLimit = 512 * 1024;

/**
 * What a file of somebody else says, as JSON; null when it is none. Refusals: `file-too-large`, `file-unreadable` and its kin.
 */
export async function readTemplateFile(files: Files, path: string): Promise<Result<Json>> {
  const bytes = await files.read(path, fileLimit);
  if (!bytes.ok)
    return bytes.refusal.code === 'bundle-too-large'
      ? refused('file-too-large', bytes.refusal.detail)
      : bytes;
  try {
    return done(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)) as Json);
  } catch {
    return done(null);
  }
}

/** Takes over a template from a file; with findings nothing is written. Refusals of {@link readTemplateFile} and `takeTemplate`. */
export async function importTemplate(unlocked: Unlocked, path: string): Promise<Result<TemplateSaved>> {
  const file = await readTemplateFile(unlocked.files, path);
  return file.ok ? takeTemplate(unlocked, file.value) : file;
}

/** As a file is written: two spaces, and a line end. */
const templateText = (template: PathwayTemplate): string =>
  `${JSON.stringify(templateJson(template), null, 2)}\n`;

/**
 * Writes a template outside the vault, in the clear: it holds nothing of any person, and not who checked it. It is in the
 * journal before it is on the disk. Refusals: `no-such-template`, `file-exists`, `file-unwritable`, `disk-full`.
 */
export async function exportTemplate(
  unlocked: Unlocked,
  name: string,
  path: string,
  replace: boolean,
): Promise<Result<{ readonly file: string }>> {
  const found = templateNamed(unlocked, name);
  if (!found.ok) return found;
  const bytes = new TextEncoder().encode(templateText(found.value.template));
  const staged = await unlocked.files.stage(path, bytes, replace);
  if (!staged.ok) return staged;
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'template saved outside', at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path) }) : committed;
}
