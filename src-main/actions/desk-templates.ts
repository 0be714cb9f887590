import { copyPathway } from './copy-pathway.ts';
import { chosen } from './desk-vault.ts';
import { joinPathway } from './join-pathway.ts';
import { listTemplates, showTemplate } from './list-templates.ts';
import type { Handlers } from './ports/desk.ts';
import { saveTemplate, tryTemplate } from './save-template.ts';
import type { Seat } from './seat.ts';
import { exportTemplate, importTemplate } from './template-files.ts';
import { comparePathway, takeUpdate } from './update-pathway.ts';

type TemplateHandlers = Pick<
  Handlers,
  | Extract<keyof Handlers, `template.${string}`>
  | 'pathway.copy'
  | 'pathway.addPerson'
  | 'pathway.difference'
  | 'pathway.takeUpdate'
>;

/** Templates, and pathways copied from them. */
export const templateHandlers = (seat: Seat): TemplateHandlers => ({
  'template.list': () => seat.show(listTemplates),
  'template.show': ({ template }) => seat.with((unlocked) => showTemplate(unlocked, template)),
  'template.preview': ({ template, ...madeUp }) =>
    seat.show((unlocked) => tryTemplate(unlocked, template, madeUp)),
  'template.save': ({ template, ...checked }) =>
    seat.with((unlocked) => saveTemplate(unlocked, template, checked)),
  'template.import': (_, { path }) => seat.with((unlocked) => importTemplate(unlocked, chosen(path))),
  'template.export': ({ template }, { path }) =>
    seat.with((unlocked) => exportTemplate(unlocked, template, chosen(path), true)),
  'pathway.copy': (request) => seat.with((unlocked) => copyPathway(unlocked, request)),
  'pathway.addPerson': ({ pathway, person, language }) =>
    seat.with((unlocked) => joinPathway(unlocked, pathway, person, language)),
  'pathway.difference': ({ pathway, to = null, language }) =>
    seat.with((unlocked) => comparePathway(unlocked, pathway, to, language)),
  'pathway.takeUpdate': (request) => seat.with((unlocked) => takeUpdate(unlocked, request)),
});
