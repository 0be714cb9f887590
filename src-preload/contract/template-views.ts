import type { Day } from '../../src-main/domain/days.ts';
import type { Fee } from '../../src-main/domain/fees.ts';
import type { IdentityDigest, RecordId } from '../../src-main/domain/ids.ts';
import type { Json } from '../../src-main/domain/json.ts';
import type { DifferenceField } from '../../src-main/domain/template-difference.ts';
import type { PreviewStep, TemplatePreview } from '../../src-main/domain/template-preview.ts';
import type { PathwayTemplate, TemplateFinding, Texts } from '../../src-main/domain/template.ts';
import type { RecordsWritten } from './casework-views.ts';

export type { DifferenceField, PathwayTemplate, PreviewStep, TemplateFinding, TemplatePreview, Texts };

/** That somebody has compared a template with its sources, as a partner says: anybody can write a name. */
export interface PartnersCheck {
  readonly by: string;
  readonly on: Day;
  readonly said: IdentityDigest;
}

/** Days from the first step to the departure of a made-up case, if all goes quickly and if all takes long. */
export interface TemplateTime {
  readonly min: number;
  readonly max: number;
  /** False: some step doesn't say how long it takes, so that it is longer. */
  readonly known: boolean;
}

/** A made-up case that begins today, or what is wrong with the template. */
export interface TemplateTried {
  readonly findings: readonly TemplateFinding[];
  readonly preview: (TemplatePreview & { readonly steps: readonly PreviewStep[] }) | null;
}

export interface TemplateLine {
  /** What commands take: the id of a shipped template, or the id of a record. */
  readonly name: string;
  /** The record that holds it; null for one that comes with the app and wasn't copied yet. */
  readonly record: RecordId | null;
  readonly shipped: boolean;
  readonly id: string;
  readonly version: string;
  readonly country: string;
  readonly kind: string;
  readonly title: Texts;
  readonly summary: Texts;
  readonly steps: number;
  /** What its steps cost, by currency; of steps for each person, once. */
  readonly fees: readonly Fee[];
  /** The partner who wrote it; null for what comes with the app or was written here. */
  readonly from: IdentityDigest | null;
  /** Who checked it, and when, as was said here; null: unchecked. */
  readonly checkedOn: Day | null;
  readonly checkedBy: string | null;
  /** What only a partner says of that. */
  readonly partnersCheck: PartnersCheck | null;
  /** Null when a day of the made-up case can't be told. */
  readonly time: TemplateTime | null;
  /** Pathways here that were copied from any version of it. */
  readonly pathways: number;
}

export interface TemplateList {
  /** The newest version of each; two where two of one version say different things. By country, then title. */
  readonly templates: readonly TemplateLine[];
  /** Records that can't be read as a template. */
  readonly unreadable: readonly RecordId[];
}

export interface TemplateView {
  readonly line: TemplateLine;
  readonly template: PathwayTemplate;
  /** The same as a file holds it, for an editor. */
  readonly file: Json;
  /** Other versions known here, the newest first. */
  readonly others: readonly TemplateLine[];
}

/** Nothing was written when there are findings. */
export interface TemplateSaved {
  readonly findings: readonly TemplateFinding[];
  /** Null with findings, and when the very same is here already. */
  readonly written: RecordsWritten | null;
  /** What was saved, or is here already. */
  readonly line: TemplateLine | null;
}

/** One thing that may be taken over from another version or left. Steps in values are named by their titles. */
export interface DifferenceRow {
  /** Stable as long as neither template nor pathway change. */
  readonly id: string;
  /** `doubled`: the same step is here twice for somebody, since two took it over apart; taking it cancels one. */
  readonly kind: 'added' | 'removed' | 'changed' | 'doubled';
  /** The step's key in the template, and what it is called here. */
  readonly key: string;
  readonly title: string;
  /** Null when the whole step is added or removed. */
  readonly field: DifferenceField | null;
  /** What it was copied from, what stands now, what the version says; null where nothing is said. */
  readonly before: Json;
  readonly now: Json;
  readonly after: Json;
  /** It was changed here by hand since: taking it over would replace that. */
  readonly own: boolean;
  /** The steps here that it is about, one for each person; none for an added one. */
  readonly records: readonly RecordId[];
}

export interface PathwayDifference {
  readonly pathway: RecordId;
  readonly from: TemplateLine;
  readonly to: TemplateLine;
  readonly rows: readonly DifferenceRow[];
}

export interface PathwayCopied extends RecordsWritten {
  readonly pathway: RecordId;
}
