import { isDay } from './days.ts';
import { isJsonObject, type Json } from './json.ts';
import { documentKind, pathwayKind, stepActor, stepMilestone } from './records/choices.ts';
import type { ChoiceList } from './records/field.ts';
import { stepRecord } from './records/step.ts';
import { structureValue } from './records/structure-value.ts';
import { normalise } from './records/values.ts';
import {
  aboutJson,
  stepsJson,
  templateFormat,
  templateUnits,
  type PathwayTemplate,
  type TemplateDocument,
  type TemplateFinding,
  type TemplateRule,
  type TemplateStep,
  type TemplateUnit,
} from './template.ts';
import { checkTemplate } from './template-check.ts';
import { TemplateReader, type Place } from './template-reader.ts';

/** `shipped`: both languages everywhere, words of the lists only, and what is unconfirmed must be said. */
export type TemplateStrictness = 'shipped' | 'own';

export type TemplateReading =
  | { readonly ok: true; readonly template: PathwayTemplate }
  | { readonly ok: false; readonly findings: readonly TemplateFinding[] };

const idForm = /^[a-z0-9-]{3,60}$/;
const versionForm = /^[1-9]\d{0,8}$/;
const keyForm = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const countryForm = /^[A-Z]{2}$/;
const mostDays = 3650;

/**
 * Reads a template strictly: all of it or, with everything that was found wrong, nothing. Whatever a stranger's file
 * holds is only looked at.
 */
export function readTemplate(value: Json, strictness: TemplateStrictness): TemplateReading {
  const format = isJsonObject(value) ? value['format'] : undefined;
  if (format !== templateFormat) {
    const newer = typeof format === 'string' && /^corridor pathway \d{1,9}$/.test(format);
    return { ok: false, findings: [{ path: 'format', code: newer ? 'newerFormat' : 'notATemplate' }] };
  }
  const reader = new TemplateReader(strictness === 'shipped');
  const template = readWhole(reader, value, strictness);
  // What is named wrongly can only be told of what could be read.
  if (reader.findings.length === 0) reader.findings.push(...checkTemplate(template, strictness));
  if (reader.findings.length === 0 && isTooLarge(template)) reader.note('', 'tooLarge');
  return reader.findings.length === 0 ? { ok: true, template } : { ok: false, findings: reader.findings };
}

/** A record must be able to hold it. */
const isTooLarge = (template: PathwayTemplate): boolean =>
  structureValue(stepsJson(template)) === null || structureValue(aboutJson(template)) === null;

function readWhole(reader: TemplateReader, value: Json, strictness: TemplateStrictness): PathwayTemplate {
  const of = reader.object({ value, path: '' }, [
    'format',
    'id',
    'version',
    'country',
    'kind',
    'title',
    'summary',
    'anchors',
    'sources',
    'unconfirmed',
    'steps',
  ]);
  return {
    id: reader.text(of.id, 60, idForm),
    version: reader.text(of.version, 9, versionForm),
    country: reader.text(of.country, 2, countryForm),
    kind: word(reader, of.kind, pathwayKind, strictness),
    title: reader.titles(of.title),
    summary: reader.texts(of.summary),
    anchors: reader.list(of.anchors, 20).map((place) => {
      const anchor = reader.object(place, ['key', 'title']);
      return {
        key: reader.text(anchor.key, 40, keyForm),
        title: reader.titles(anchor.title),
      };
    }),
    sources: reader.list(of.sources, 60).map((place) => {
      const source = reader.object(place, ['key', 'title', 'publisher', 'address', 'checkedOn']);
      return {
        key: reader.text(source.key, 40, keyForm),
        title: reader.text(source.title, 300),
        publisher: reader.text(source.publisher, 200),
        address: reader.text(source.address, 500),
        checkedOn: readDay(reader, source.checkedOn),
      };
    }),
    unconfirmed: reader.list(of.unconfirmed, 60).map((place) => reader.texts(place)),
    steps: reader.list(of.steps, 100).map((place) => readStep(reader, place, strictness)),
  };
}

function readStep(reader: TemplateReader, place: Place, strictness: TemplateStrictness): TemplateStep {
  const of = reader.object(
    place,
    ['key', 'title', 'sources'],
    [
      'note',
      'actor',
      'for',
      'dependsOn',
      'rule',
      'duration',
      'documents',
      'fee',
      'ifRefused',
      'milestone',
      'appointment',
    ],
  );
  const optional = <T>(at: Place, read: (at: Place) => T): T | null =>
    at.value === undefined ? null : read(at);
  const key = (at: Place): string => reader.text(at, 40, keyForm);
  const { value: appointment } = of.appointment;
  if (appointment !== undefined && typeof appointment !== 'boolean')
    reader.note(of.appointment.path, 'notAllowed');
  return {
    key: key(of.key),
    title: reader.titles(of.title),
    note: optional(of.note, (at) => reader.texts(at)),
    actor: optional(of.actor, (at) => word(reader, at, stepActor, strictness)),
    for: reader.choice(of.for, ['case', 'principal', 'each']) ?? 'case',
    dependsOn: reader.list(of.dependsOn, 100).map(key),
    rule: optional(of.rule, (at) => readRule(reader, at)),
    duration: optional(of.duration, (at) => readDuration(reader, at)),
    documents: reader.list(of.documents, 30).map((at) => readDocument(reader, at, strictness)),
    fee: optional(of.fee, (at) => readFee(reader, at)),
    ifRefused: optional(of.ifRefused, key),
    milestone: optional(of.milestone, (at) => reader.choice(at, stepMilestone.values)),
    appointment: appointment === true,
    sources: reader.list(of.sources, 20).map(key),
  };
}

function readRule(reader: TemplateReader, place: Place): TemplateRule {
  const members = reader.object(place, [], ['anchor', 'step', ...templateUnits]);
  const of = onlyOne(reader, place, members, ['anchor', 'step']);
  const unit = onlyOne(reader, place, members, templateUnits);
  return {
    of,
    name: reader.text(members[of], 40, keyForm),
    unit,
    count: reader.count(members[unit], -mostDays, mostDays),
  };
}

function readDuration(
  reader: TemplateReader,
  place: Place,
): { readonly min: number; readonly max: number; readonly unit: TemplateUnit } {
  const of = reader.object(place, ['min', 'max', 'unit']);
  const min = reader.count(of.min, 0, mostDays);
  const max = reader.count(of.max, 0, mostDays);
  if (of.max.value !== undefined && max < min) reader.note(of.max.path, 'notAllowed', String(max));
  return { min, max, unit: reader.choice(of.unit, templateUnits) ?? 'days' };
}

function readDocument(
  reader: TemplateReader,
  place: Place,
  strictness: TemplateStrictness,
): TemplateDocument {
  const of = reader.object(place, ['kind'], ['validBeyond', 'notOlderThan']);
  return {
    kind: word(reader, of.kind, documentKind, strictness),
    validBeyond: of.validBeyond.value === undefined ? null : readValidBeyond(reader, of.validBeyond),
    notOlderThan: of.notOlderThan.value === undefined ? null : readAge(reader, of.notOlderThan),
  };
}

const spans = ['days', 'months'] as const;

function readValidBeyond(reader: TemplateReader, place: Place): NonNullable<TemplateDocument['validBeyond']> {
  const moments = ['anchor', 'step', 'milestone'] as const;
  const members = reader.object(place, [], [...moments, ...spans]);
  const of = onlyOne(reader, place, members, moments);
  const unit = onlyOne(reader, place, members, spans);
  return {
    of,
    name: reader.text(members[of], 40, keyForm),
    unit,
    count: reader.count(members[unit], 0, mostDays),
  };
}

function readAge(reader: TemplateReader, place: Place): NonNullable<TemplateDocument['notOlderThan']> {
  const members = reader.object(place, [], spans);
  const unit = onlyOne(reader, place, members, spans);
  return { unit, count: reader.count(members[unit], 1, mostDays) };
}

function readFee(
  reader: TemplateReader,
  place: Place,
): { readonly amount: string; readonly currency: string } {
  const of = reader.object(place, ['amount', 'currency']);
  const fee = { amount: reader.text(of.amount, 20), currency: reader.text(of.currency, 3) };
  const field = stepRecord.fields.get('fee');
  const stated = of.amount.value !== undefined && of.currency.value !== undefined;
  if (stated && (field === undefined || normalise(field, fee) === undefined))
    reader.note(place.path, 'notAllowed', `${fee.amount} ${fee.currency}`);
  return fee;
}

function readDay(reader: TemplateReader, place: Place): string {
  const day = reader.text(place, 10);
  if (day !== '' && !isDay(day)) reader.note(place.path, 'notAllowed', day);
  return day;
}

/** A word of an open list: shipped templates keep to the words that have texts. */
function word(
  reader: TemplateReader,
  place: Place,
  list: ChoiceList,
  strictness: TemplateStrictness,
): string {
  return strictness === 'shipped' ? (reader.choice(place, list.values) ?? '') : reader.text(place, 100);
}

/** The one of these members that is there; more or fewer than one is noted. */
function onlyOne<M extends string>(
  reader: TemplateReader,
  place: Place,
  members: Readonly<Record<M, Place>>,
  names: readonly [M, ...(readonly M[])],
): M {
  const [found, second] = names.filter((name) => members[name].value !== undefined);
  if (found === undefined && isJsonObject(place.value)) reader.note(place.path, 'missing', names.join(', '));
  if (second !== undefined) reader.note(place.path, 'notAllowed', second);
  return found ?? names[0];
}
