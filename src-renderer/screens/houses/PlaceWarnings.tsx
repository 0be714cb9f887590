import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import type { Doubt } from './place-doubts.ts';

interface Props {
  readonly doubts: readonly Doubt[];
  /** Beds that are free through all nights. */
  readonly free: number;
  readonly guests: number;
}

const texts = {
  compromised: 'houses.warnCompromised',
  order: 'houses.warnOrder',
  blocked: 'houses.warnBlocked',
  full: 'houses.warnFull',
  paused: 'houses.warnPaused',
  'no unit': 'houses.warnNoUnit',
} as const;

/** Why this place may be wrong: a person decides, knowing it. */
export function PlaceWarnings({ doubts, free, guests }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap={2}>
      {doubts.map((doubt) => (
        <Notice
          key={doubt}
          tone={doubt === 'paused' || doubt === 'no unit' ? 'warning' : 'danger'}
          title={t(texts[doubt], { count: free, guests })}
          live
        />
      ))}
    </Stack>
  );
}
