import type { SchemaView } from '../../src-preload/contract/views.ts';
import { recordTypes } from '../domain/records/table.ts';

/** The record table as data, for forms: labels are found by name. */
export const showSchema = (): SchemaView => ({
  types: recordTypes.map(({ name, group, fields }) => ({
    name,
    group,
    fields: [...fields.values()].map((field) => ({
      name: field.name,
      group: field.group,
      kind: field.kind,
      set: field.set,
      choices: field.choices,
      refTo: field.refersTo,
      parent: field.parent,
    })),
  })),
});
