import { Ban, CircleCheck, CircleDashed, CirclePause, Flame, OctagonAlert, Siren, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { useWords } from '../../i18n/words.ts';

type Tone = 'neutral' | 'info' | 'ok' | 'warning' | 'danger' | 'alarm';
type Look = readonly [Tone, ReactNode];

const looks: Readonly<Record<string, Look>> = {
  'priority.emergency': ['alarm', <Siren key="i" aria-hidden />],
  'priority.urgent': ['warning', <Timer key="i" aria-hidden />],
  'riskLevel.extreme': ['alarm', <Flame key="i" aria-hidden />],
  'riskLevel.high': ['danger', <Flame key="i" aria-hidden />],
  'riskLevel.medium': ['warning', <Flame key="i" aria-hidden />],
  'caseStatus.open': ['info', null],
  'caseStatus.closed': ['neutral', <Ban key="i" aria-hidden />],
  'houseState.compromised': ['alarm', <OctagonAlert key="i" aria-hidden />],
  'houseState.paused': ['warning', <CirclePause key="i" aria-hidden />],
  'houseState.open': ['ok', <CircleCheck key="i" aria-hidden />],
  'helperState.compromised': ['alarm', <OctagonAlert key="i" aria-hidden />],
  'helperState.paused': ['warning', <CirclePause key="i" aria-hidden />],
  'helperState.active': ['ok', <CircleCheck key="i" aria-hidden />],
  'helperVetting.notVetted': ['warning', null],
  'helperVetting.refused': ['danger', <Ban key="i" aria-hidden />],
  'stepStatus.notStarted': ['neutral', <CircleDashed key="i" aria-hidden />],
  'stepStatus.inProgress': ['info', null],
  'stepStatus.submitted': ['info', <Timer key="i" aria-hidden />],
  'stepStatus.granted': ['ok', <CircleCheck key="i" aria-hidden />],
  'stepStatus.refused': ['danger', <Ban key="i" aria-hidden />],
  'stayStatus.checkedIn': ['ok', null],
  'stayStatus.cancelled': ['neutral', <Ban key="i" aria-hidden />],
  'stayAnswer.canTake': ['ok', <CircleCheck key="i" aria-hidden />],
  'stayAnswer.cannotTake': ['danger', <Ban key="i" aria-hidden />],
};

/** A value of a choice as a badge: words first, colour and icon by what it means. */
export function ChoiceBadge({ list, value }: { readonly list: string; readonly value: string }) {
  const words = useWords();
  if (value === '') return null;
  const [tone, icon] = looks[`${list}.${value}`] ?? (['neutral', null] as const);
  return (
    <Badge tone={tone} icon={icon}>
      {words.choice(list, value)}
    </Badge>
  );
}
