import { describe, expect, it } from 'vitest';
import type { Json, RecordView } from '../../src-preload/contract/views.ts';
import { stepNote, stepTitle, templateAnchors, templateTitle } from './template-text.ts';

const record = (type: string, values: { readonly [field: string]: Json }): RecordView => ({
  id: '0'.repeat(32) as RecordView['id'],
  type,
  values,
  conflicts: [],
  proposals: [],
  notShared: [],
  changedAt: null,
});
const template = record('template', {
  about: {
    title: { en: 'Visa', ru: 'Виза' },
    anchors: [{ key: 'entry', title: { en: 'Entry', ru: 'Въезд' } }],
  },
  steps: [{ key: 'form', title: { en: 'Form', ru: 'Анкета' }, note: { en: 'In ink' } }],
});
const step = (title: string, templateKey = 'form'): RecordView => record('step', { title, templateKey });

describe('what a template says', () => {
  it('is said in the language asked for, whichever it was copied in', () => {
    expect(stepTitle(template, step('Form'), 'ru')).toBe('Анкета');
    expect(stepTitle(template, step('Анкета'), 'en')).toBe('Form');
    expect(templateTitle(template, 'ru')).toBe('Виза');
    expect(templateAnchors(template, 'ru')).toEqual([{ key: 'entry', title: 'Въезд' }]);
  });

  it('gives way to what was typed', () => {
    expect(stepTitle(template, step('Form, both parents'), 'ru')).toBe('Form, both parents');
    expect(stepTitle(template, step('Form', 'other'), 'ru')).toBe('Form');
    expect(stepTitle(null, step('Form'), 'ru')).toBe('Form');
  });

  it('is said in the other language where one is missing, and not at all where nothing is', () => {
    expect(stepNote(template, step('Form'), 'ru')).toBe('In ink');
    expect(stepNote(null, step('Form'), 'ru')).toBe('');
    expect(templateAnchors(record('template', { about: 'x', steps: 3 }), 'en')).toEqual([]);
  });
});
