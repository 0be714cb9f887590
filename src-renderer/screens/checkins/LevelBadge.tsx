import { PhoneMissed, Siren, Timer } from 'lucide-react';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { useWatchWords } from './watch-words.ts';

const looks = {
  danger: ['alarm', Siren],
  alarm: ['alarm', Siren],
  rung: ['warning', PhoneMissed],
  due: ['warning', Timer],
  unset: ['warning', Timer],
  calm: ['ok', Timer],
} as const;

/** How a watch stands, in two or three words. */
export function LevelBadge({ row }: { readonly row: WatchRow }) {
  const [tone, Icon] = looks[row.level];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {useWatchWords(row.zone).level(row)}
    </Badge>
  );
}
