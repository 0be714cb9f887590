import type { Json } from './json.ts';
import { readTemplate } from './template-format.ts';
import type { PathwayTemplate } from './template.ts';

/** Reads the templates that come with the app when they are first asked for. Throws where one is not whole: a test sees to it. */
export function shippedTemplates(
  files: () => readonly { readonly name: string; readonly text: string }[],
): () => readonly PathwayTemplate[] {
  let known: readonly PathwayTemplate[] | null = null;
  return () =>
    (known ??= files().map(({ name, text }) => {
      const reading = readTemplate(JSON.parse(text) as Json, 'shipped');
      if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.findings)}`);
      return reading.template;
    }));
}
