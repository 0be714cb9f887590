import { z } from 'zod';
import type { RecordsWritten } from './casework-views.ts';
import { command, json, nothing, recordId, shortText } from './command.ts';
import type {
  PathwayCopied,
  PathwayDifference,
  TemplateList,
  TemplateSaved,
  TemplateTried,
  TemplateView,
} from './template-views.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const language = z.enum(['en', 'ru']);
/** The id of a shipped template, or of a record that holds one. */
const template = z.string().regex(/^[a-z0-9-]{3,60}$/);
/** Who has compared it with its sources, and when. Needed for what nobody has checked yet. */
const checked = { checkedOn: day.optional(), checkedBy: shortText.optional() };
const differences = z.array(z.string().max(200)).max(2000);

/** Templates of pathways: what comes with the app, what people made, and pathways copied from them. */
export const templateCommands = {
  'template.list': command<TemplateList>()(nothing),
  'template.show': command<TemplateView>()(z.strictObject({ template })),
  /** What is wrong with it, or what it makes of a made-up case of so many people; nothing is saved. */
  'template.preview': command<TemplateTried>()(
    z.strictObject({
      template: json,
      people: z.int().min(1).max(10),
      anchors: z.record(z.string().max(40), day),
      language,
    }),
  ),
  /** An own template, or a new version of one: a version that is there is never rewritten. */
  'template.save': command<TemplateSaved>()(z.strictObject({ template: json, ...checked })),
  'template.import': command<TemplateSaved>()(nothing, 'vault', 'open'),
  /** In the clear: it holds nothing of any person. */
  'template.export': command<{ file: string }>()(z.strictObject({ template }), 'vault', 'save'),

  /** A pathway with all its steps, and the record of its template, as one action. */
  'pathway.copy': command<PathwayCopied>()(
    z.strictObject({
      case: recordId,
      template,
      people: z.array(recordId).max(50),
      anchors: z.record(z.string().max(40), day),
      language,
      ...checked,
    }),
  ),
  /** The steps of somebody who joins later. */
  'pathway.addPerson': command<RecordsWritten>()(
    z.strictObject({ pathway: recordId, person: recordId, language }),
  ),
  /** Left out: the newest version known here. */
  'pathway.difference': command<PathwayDifference>()(
    z.strictObject({ pathway: recordId, to: template.optional(), language }),
  ),
  /** `taken` is written and nothing else. Once all are taken or left, the pathway counts as being of that version. */
  'pathway.takeUpdate': command<RecordsWritten>()(
    z.strictObject({
      pathway: recordId,
      to: template,
      taken: differences,
      left: differences,
      language,
      ...checked,
    }),
  ),
} as const;
