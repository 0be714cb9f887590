import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedTemplates } from './shipped-templates.ts';
import type { Json } from './json.ts';
import { readTemplate } from './template-format.ts';
import { previewTemplate } from './template-preview.ts';
import { templateFileName, templateJson } from './template.ts';
import { weekdaysOnly } from './working-days.ts';

const folder = join(import.meta.dirname, '../../resources/pathways');
const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];

describe.each(names.map((name) => [name]))('resources/pathways/%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');

  it('is a whole template, named after its id and version, and can be planned', () => {
    const reading = readTemplate(JSON.parse(text) as Json, 'shipped');
    expect(reading.ok ? [] : reading.findings).toEqual([]);
    if (!reading.ok) return;
    const { template } = reading;
    expect(name).toBe(templateFileName(template));
    expect(template.unconfirmed.length).toBeGreaterThan(0);
    for (const step of template.steps) expect(step.sources).not.toEqual([]);
    expect(readTemplate(templateJson(template), 'shipped')).toEqual(reading);
    const madeUp = { people: 3, anchors: {}, language: 'ru' } as const;
    const { days } = previewTemplate(template, madeUp, { today: '2026-11-20', working: weekdaysOnly });
    expect(days?.max).toBeGreaterThan(days?.min ?? 0);
  });
});

it('has no two files of one template and version', () => {
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('is read once, and a file that is not whole is named', () => {
  let asked = 0;
  const files = (text: string) => () => {
    asked += 1;
    return [{ name: 'xx-1.json', text }];
  };
  const [text] = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  if (text !== undefined) {
    const templates = shippedTemplates(files(text));
    expect(templates()).toBe(templates());
    expect(asked).toBe(1);
  }
  expect(shippedTemplates(files('{}'))).toThrow('xx-1.json');
});
