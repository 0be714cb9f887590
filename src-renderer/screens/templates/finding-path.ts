import { useTranslation } from 'react-i18next';

const parts = [
  'title',
  'summary',
  'country',
  'kind',
  'anchors',
  'sources',
  'unconfirmed',
  'steps',
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
] as const;

/** `steps[3].rule.step` as its list, its number there from one, and the field. */
export function partsOfPath(path: string): {
  readonly list: string;
  readonly number: number | null;
  readonly field: string;
} {
  const [, list = '', index, field = ''] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(path) ?? [];
  return { list, number: index === undefined ? null : Number(index) + 1, field };
}

/** The step that a finding is about, counted from none; null: it is about something else. */
export function stepOfPath(path: string): number | null {
  const { list, number } = partsOfPath(path);
  return list === 'steps' && number !== null ? number - 1 : null;
}

/** Where a finding stands, as the editor calls the place: `Step 4 · Should be done`. */
export function usePathWords(): (path: string) => string {
  const { t } = useTranslation();
  const part = (name: string): string | null => {
    const known = parts.find((one) => one === name);
    return known === undefined ? null : t(`templates.part.${known}`);
  };
  return (path) => {
    const { list, number, field } = partsOfPath(path);
    if (number === null) return part(list) ?? (path === '' ? t('templates.whole') : path);
    const item =
      list === 'steps'
        ? t('templates.stepNumber', { number })
        : list === 'sources'
          ? t('templates.sourceNumber', { number })
          : list === 'anchors'
            ? t('templates.anchorNumber', { number })
            : t('templates.unconfirmedNumber', { number });
    const inside = list === 'steps' ? part(field) : null;
    return inside === null ? item : t('common.and', { a: item, b: inside });
  };
}
