import { create } from 'zustand';
import type { SchemaField, SchemaType } from '../../src-preload/contract/views.ts';
import { ask, corridor } from '../bridge/corridor.ts';

interface Schema {
  readonly types: ReadonlyMap<string, SchemaType>;
  load(): Promise<void>;
}

/** The record table, which forms and histories are driven by. */
export const useSchema = create<Schema>()((set) => ({
  types: new Map(),
  async load() {
    const reply = await ask(corridor.schema.show());
    if (reply.ok) set({ types: new Map(reply.value.types.map((type) => [type.name, type])) });
  },
}));

export function fieldOf(
  types: ReadonlyMap<string, SchemaType>,
  type: string,
  name: string,
): SchemaField | undefined {
  return types.get(type)?.fields.find((field) => field.name === name);
}
