import { addDays, isDay } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { aboutJson, stepsJson, type PathwayTemplate } from '../domain/template.ts';
import { freshRecordId } from './fresh-id.ts';
import { isSameTemplate, templatesKnown } from './known-templates.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** Who has compared a template with its sources, and when. */
export interface Checked {
  readonly checkedOn?: string | undefined;
  readonly checkedBy?: string | undefined;
}

/** The record that holds a template, and what has to be written for it: nothing where it says all of it already. */
export interface KeptTemplate {
  readonly record: RecordId;
  readonly inputs: readonly Json[];
}

/**
 * The record of a template: the one that says the same already, else a new one. A version is never rewritten, since pathways
 * were copied from it. With `mustBeChecked`, refuses with `template-unchecked` where nobody is known to have checked it;
 * always where half of it is said, or a day that has not come.
 */
export function keptTemplate(
  unlocked: Unlocked,
  template: PathwayTemplate,
  { checkedOn, checkedBy }: Checked,
  mustBeChecked: boolean,
): Result<KeptTemplate> {
  const by = checkedBy?.trim() ?? '';
  const on = checkedOn ?? '';
  // Days carry no zone: east of Greenwich it may be tomorrow already.
  const latest = addDays(today(unlocked), 1) ?? '';
  if ((by === '') !== (on === '') || (on !== '' && (!isDay(on) || on > latest)))
    return refused('template-unchecked');
  const there = templatesKnown(unlocked).known.find(
    (one) => one.record !== null && isSameTemplate(one.template, template),
  );
  const isChecked = there !== undefined && there.checkedOn !== null;
  if (mustBeChecked && by === '' && !isChecked) return refused('template-unchecked');
  const check = by === '' ? {} : { checkedOn: on, checkedBy: by };
  const same = there !== undefined && there.checkedOn === on && there.checkedBy === by;
  if (there !== undefined && there.record !== null) {
    const says = by === '' || same ? [] : [{ type: 'template', id: there.record, fields: check }];
    return done({ record: there.record, inputs: says });
  }
  const record = freshRecordId(unlocked.randomness);
  return done({ record, inputs: [{ type: 'template', id: record, fields: fieldsOf(template, check) }] });
}

const fieldsOf = (
  template: PathwayTemplate,
  check: { readonly [field: string]: string },
): { readonly [field: string]: Json } => {
  const { id, version, country, kind, sources } = template;
  const [source] = sources;
  // As much as a line may hold.
  const text = source === undefined ? '' : `${source.title}, ${source.publisher}`.slice(0, 500);
  return {
    templateId: id,
    version,
    country,
    kind,
    source: text,
    ...check,
    about: aboutJson(template),
    steps: stepsJson(template),
  };
};
