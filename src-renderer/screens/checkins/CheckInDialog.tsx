import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TypedField } from '../../components/TypedField.tsx';
import { readInstant, showInstant } from '../../forms/typed-values.ts';
import { systemZone } from '../../forms/zoned-time.ts';
import { useCheckins } from '../../stores/checkins.ts';
import type { Failure } from '../../stores/failure.ts';
import { AfterCheckIn } from './AfterCheckIn.tsx';
import styles from './Checkins.module.css';
import { ReachList } from './ReachList.tsx';
import { SafeAfterDanger } from './SafeAfterDanger.tsx';
import { useWatchWords } from './watch-words.ts';

type Outcome = CommandInput<'checkin.record'>['outcome'];

/** By the digit that records it. */
const outcomes = ['safe', 'noAnswer', 'concern', 'dangerWord'] as const;
const readLocal = (typed: string): Json | null => readInstant(typed, systemZone);

interface Props {
  readonly caseId: string;
  /** The watch that it is about; null where none is kept over the case. */
  readonly watch: WatchRow | null;
  /** What the person is called, where no watch says it. */
  readonly name?: string;
  readonly onClose: () => void;
}

/** One attempt to reach someone: a digit records how it went. */
export function CheckInDialog({ caseId, watch, name, onClose }: Props) {
  const { t } = useTranslation();
  const { rows, record } = useCheckins();
  const [at, setAt] = useState<Json | null>(null);
  const [earlier, setEarlier] = useState(false);
  const [sure, setSure] = useState(false);
  const [told, setTold] = useState<'noAnswer' | 'dangerWord' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useRef(false);
  const row =
    rows.value?.find(
      (one) => one.caseId === caseId && (watch === null || one.watch?.id === watch.watch?.id),
    ) ?? watch;
  const words = useWatchWords(row?.zone ?? null);

  const save = async (outcome: Outcome): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const moment = (at as { readonly at?: string } | null)?.at;
    const reply = await record({
      case: caseId,
      outcome,
      zone: systemZone,
      ...(moment === undefined ? {} : { at: moment }),
    });
    busy.current = false;
    setFailure(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    if (outcome === 'noAnswer' || outcome === 'dangerWord') setTold(outcome);
    else onClose();
  };
  const choose = (outcome: Outcome): void => {
    if (outcome === 'safe' && row !== null && row.danger !== null) setSure(true);
    else void save(outcome);
  };
  useDigits(told === null && !sure, (digit) => {
    const outcome = outcomes[digit - 1];
    if (outcome !== undefined) choose(outcome);
  });

  const title = t('checkins.checkInOf', { name: row?.caseAlias ?? name ?? '' });
  if (told !== null) return <AfterCheckIn title={title} outcome={told} row={row} onClose={onClose} />;
  if (sure)
    return (
      <SafeAfterDanger
        onYes={() => {
          setSure(false);
          void save('safe');
        }}
        onNo={onClose}
      />
    );
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <Stack>
        {row !== null && (
          <p>
            <strong>{words.headline(row)}</strong>
          </p>
        )}
        {row !== null && <ReachList channels={row.channels} />}
        <div role="group" aria-label={t('checkins.outcomes')} className={styles['outcomes']}>
          {outcomes.map((outcome, index) => (
            <Button key={outcome} onPress={() => choose(outcome)}>
              <kbd className={styles['digit']}>{index + 1}</kbd>
              {t(`checkins.${outcome}`)}
            </Button>
          ))}
        </div>
        <Quiet>{t('checkins.keysHint')}</Quiet>
        {earlier ? (
          <TypedField
            label={t('checkins.when')}
            value={at}
            onChange={setAt}
            read={readLocal}
            show={showInstant}
            placeholder={t('records.instantForm')}
            hint={t('checkins.whenHint')}
            wrong={t('checkins.whenWrong')}
          />
        ) : (
          <div>
            <Button small look="quiet" onPress={() => setEarlier(true)}>
              {t('checkins.earlier')}
            </Button>
          </div>
        )}
        <RefusalNotice failure={failure} />
      </Stack>
    </Dialog>
  );
}

/** The digits 1 to 4 wherever the focus is, but for fields; a key that is held down counts once. */
function useDigits(active: boolean, press: (digit: number) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
      if (digit === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return;
      // Hidden from a glance: nobody sees what a key would record.
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current(Number(digit));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
}
