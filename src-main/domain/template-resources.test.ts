import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { readTemplate } from './template-format.ts';
import { templateFileName, templateJson } from './template.ts';

const folder = join(import.meta.dirname, '../../resources/pathways');
const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];

describe.each(names.map((name) => [name]))('resources/pathways/%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');

  it('is a whole template, named after its id and version', () => {
    const reading = readTemplate(JSON.parse(text) as Json, 'shipped');
    expect(reading.ok ? [] : reading.findings).toEqual([]);
    if (!reading.ok) return;
    expect(name).toBe(templateFileName(reading.template));
    expect(reading.template.unconfirmed.length).toBeGreaterThan(0);
    for (const step of reading.template.steps) expect(step.sources).not.toEqual([]);
    expect(readTemplate(templateJson(reading.template), 'shipped')).toEqual(reading);
  });
});

it('has no two files of one template and version', () => {
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});
