import type { PlanWarning } from '../../../src-preload/contract/plan-views.ts';

/** Warnings that many people or papers may give rise to alike. */
export const alike = [
  'documentMissing',
  'documentExpires',
  'documentTooOld',
  'documentUndated',
  'birthDateMissing',
  'consentMissing',
] as const;
export type AlikeCode = (typeof alike)[number];

/** From so many on they stand as one line. */
const several = 3;

export interface WarningGroup {
  readonly key: string;
  /** What they have in common; null: one by itself. */
  readonly code: AlikeCode | null;
  readonly warnings: readonly PlanWarning[];
}

/** The same thing said three times or more stands once, where the first of it stands; a danger always stands by itself. */
export function groupWarnings(warnings: readonly PlanWarning[]): readonly WarningGroup[] {
  const groups = new Map<string, PlanWarning[]>();
  for (const [index, warning] of warnings.entries()) {
    const key = codeOf(warning) === null ? `${index}` : `${warning.severity} ${warning.code}`;
    groups.set(key, [...(groups.get(key) ?? []), warning]);
  }
  return [...groups].flatMap(([key, of]) => {
    const [first] = of;
    return first !== undefined && of.length >= several
      ? [{ key, code: codeOf(first), warnings: of }]
      : of.map((warning, index) => ({ key: `${key} ${index}`, code: null, warnings: [warning] }));
  });
}

const codeOf = ({ code, severity }: PlanWarning): AlikeCode | null =>
  severity === 'danger' ? null : (alike.find((one) => one === code) ?? null);
