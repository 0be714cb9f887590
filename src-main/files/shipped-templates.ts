import { readTemplate } from '../domain/template-format.ts';
import type { PathwayTemplate } from '../domain/template.ts';
import { pathwayFiles } from './pathway-files.ts';

/** The templates that come with the app, read once when they are first asked for. */
export function createShippedTemplates(): () => readonly PathwayTemplate[] {
  let read: readonly PathwayTemplate[] | null = null;
  return () =>
    (read ??= pathwayFiles.map((file) => {
      const reading = readTemplate(file, 'shipped');
      if (!reading.ok) throw new Error(`template: ${JSON.stringify(reading.findings)}`);
      return reading.template;
    }));
}
