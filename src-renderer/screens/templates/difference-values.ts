import type { Json } from '../../../src-preload/contract/views.ts';
import type {
  TemplateDocument,
  TemplateRule,
  TemplateStep,
} from '../../../src-preload/contract/template-draft-views.ts';

/* Rules, durations and conditions as records and files hold them, read for being shown. Null: not what it should be. */

type Members = { readonly [name: string]: Json };

const members = (value: Json | undefined): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

/** The first of these names that has a member of this type, and the member. */
function oneOf<N extends string, T>(
  of: Members,
  names: readonly N[],
  is: (value: Json | undefined) => value is T & Json,
): { readonly name: N; readonly value: T } | null {
  for (const name of names) {
    const value = of[name];
    if (is(value)) return { name, value };
  }
  return null;
}

const isNumber = (value: Json | undefined): value is number => typeof value === 'number';
const isString = (value: Json | undefined): value is string => typeof value === 'string';
const units = ['days', 'workingDays', 'months'] as const;
const spans = ['days', 'months'] as const;

export function ruleOf(value: Json): TemplateRule | null {
  const of = oneOf<'anchor' | 'step', string>(members(value), ['anchor', 'step'], isString);
  const unit = oneOf<(typeof units)[number], number>(members(value), units, isNumber);
  return of === null || unit === null
    ? null
    : { of: of.name, name: of.value, unit: unit.name, count: unit.value };
}

export function durationOf(value: Json): TemplateStep['duration'] {
  const { min, max, unit } = members(value);
  const known = units.find((one) => one === unit);
  return isNumber(min) && isNumber(max) && known !== undefined ? { min, max, unit: known } : null;
}

export function conditionsOf(value: Json): readonly TemplateDocument[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((item) => {
    const { kind, validBeyond, notOlderThan } = members(item);
    if (!isString(kind)) return [];
    const until = oneOf<'anchor' | 'step' | 'milestone', string>(
      members(validBeyond),
      ['anchor', 'step', 'milestone'],
      isString,
    );
    const length = oneOf<'days' | 'months', number>(members(validBeyond), spans, isNumber);
    const age = oneOf<'days' | 'months', number>(members(notOlderThan), spans, isNumber);
    return [
      {
        kind,
        validBeyond:
          until === null || length === null
            ? null
            : { of: until.name, name: until.value, unit: length.name, count: length.value },
        notOlderThan: age === null ? null : { unit: age.name, count: age.value },
      },
    ];
  });
}
