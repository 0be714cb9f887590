import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCases } from '../../stores/cases.ts';
import { useFilters } from '../../stores/filters.ts';
import { useIdentity } from '../../stores/identity.ts';
import { sectionsFor, useNavigation } from '../../stores/navigation.ts';
import { useSession } from '../../stores/session.ts';
import { useFilterWords } from '../cases/filter-words.ts';

export interface PaletteCommand {
  readonly id: string;
  readonly name: string;
  /** What sort of thing it is. */
  readonly kind: string;
  readonly open: () => void;
}

/** What Ctrl+K offers beside records: screens, acts, working lists. */
export function usePaletteCommands(onHandOver: () => void): readonly PaletteCommand[] {
  const { t } = useTranslation();
  const say = useFilterWords();
  const role = useIdentity((state) => state.own?.role);
  const { place, go, ask } = useNavigation();
  const lock = useSession((state) => state.lock);
  const choose = useCases((state) => state.choose);
  const { saved, load } = useFilters();
  const sections = sectionsFor(role);
  const hasCases = sections.includes('cases');
  useEffect(() => {
    if (hasCases) void load();
  }, [hasCases, load]);
  const command = { kind: t('lists.command') };
  return [
    ...sections.map((name) => ({
      id: name,
      name: t(`app.${name}`),
      kind: t('app.paletteGo'),
      open: () => go({ name }),
    })),
    ...(role === 'coordinator'
      ? [
          {
            ...command,
            id: 'do new',
            name: t('cases.new'),
            open: () => {
              go({ name: 'cases' });
              ask('new');
            },
          },
        ]
      : []),
    ...(hasCases ? [{ ...command, id: 'do handOver', name: t('checkins.handOver'), open: onHandOver }] : []),
    ...(sections.includes('pathways')
      ? [
          {
            id: 'templates',
            name: t('templates.gallery'),
            kind: t('app.paletteGo'),
            open: () => go({ name: 'templates' }),
          },
          {
            id: 'waiting',
            name: t('waiting.title'),
            kind: t('app.paletteGo'),
            open: () => go({ name: 'waiting' }),
          },
          {
            ...command,
            id: 'do pathway',
            name: t(place.name === 'case' ? 'cases.addPathway' : 'cases.addPathwayWhere'),
            open: () => {
              if (place.name === 'case') ask('pathway');
              else go({ name: 'cases' });
            },
          },
        ]
      : []),
    { ...command, id: 'do lock', name: t('app.keysLock'), open: () => void lock() },
    ...(hasCases ? (saved.value ?? []) : []).map((one) => ({
      id: `list ${one.id}`,
      name: say.name(one),
      kind: t('lists.list'),
      open: () => {
        choose(one);
        go({ name: 'cases' });
      },
    })),
  ];
}
