import { create } from 'zustand';
import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import type { TemplateDraft } from '../../src-preload/contract/template-draft-views.ts';
import type {
  PathwayCopied,
  PathwayDifference,
  TemplateList,
  TemplateSaved,
  TemplateTried,
  TemplateView,
} from '../../src-preload/contract/template-views.ts';
import { ask, corridor } from '../bridge/corridor.ts';
import { loaded, loading, notLoaded } from './failure.ts';
import type { Loaded } from './failure.ts';
import { useNotices } from './notices.ts';
import { useRecords } from './records.ts';

interface Templates {
  readonly list: Loaded<TemplateList>;
  load(): Promise<void>;
  show(template: string): Promise<Reply<TemplateView>>;
  draft(input: CommandInput<'templateDraft.check'>): Promise<Reply<TemplateDraft>>;
  preview(input: CommandInput<'template.preview'>): Promise<Reply<TemplateTried>>;
  save(input: CommandInput<'template.save'>): Promise<Reply<TemplateSaved>>;
  fromFile(): Promise<Reply<TemplateSaved>>;
  toFile(template: string): Promise<Reply<{ file: string }>>;
  copy(input: CommandInput<'pathway.copy'>): Promise<Reply<PathwayCopied>>;
  difference(input: CommandInput<'pathway.difference'>): Promise<Reply<PathwayDifference>>;
  takeUpdate(input: CommandInput<'pathway.takeUpdate'>): Promise<Reply<RecordsWritten>>;
}

/** Templates of pathways, and what is made of them. */
export const useTemplates = create<Templates>()((set) => {
  const say = (written: RecordsWritten | null): void => {
    if (written === null) return;
    const { records, action, proposed } = written;
    const [id, ...more] = records;
    useRecords.getState().changed();
    useNotices
      .getState()
      .say(proposed ? 'proposed' : 'saved', id === undefined ? undefined : { id, action, more });
  };
  const written = async <T extends RecordsWritten>(asked: Promise<Reply<T>>): Promise<Reply<T>> => {
    const reply = await ask(asked);
    if (reply.ok) say(reply.value);
    return reply;
  };
  const saved = async (asked: Promise<Reply<TemplateSaved>>): Promise<Reply<TemplateSaved>> => {
    const reply = await ask(asked);
    if (reply.ok) say(reply.value.written);
    return reply;
  };
  return {
    list: notLoaded,
    async load() {
      set((now) => ({ list: loading(now.list) }));
      const reply = await ask(corridor.template.list());
      set((now) => ({ list: loaded(now.list, reply) }));
    },
    show: (template) => ask(corridor.template.show({ template })),
    draft: (input) => ask(corridor.templateDraft.check(input)),
    preview: (input) => ask(corridor.template.preview(input)),
    save: (input) => saved(corridor.template.save(input)),
    fromFile: () => saved(corridor.template.import()),
    toFile: (template) => ask(corridor.template.export({ template })),
    copy: (input) => written(corridor.pathway.copy(input)),
    difference: (input) => ask(corridor.pathway.difference(input)),
    takeUpdate: (input) => written(corridor.pathway.takeUpdate(input)),
  };
});
