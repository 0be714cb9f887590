import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { ladderOf, typedRungs, type TypedRung } from '../../forms/ladder-rungs.ts';
import { instantIn, readTime, systemZone, wallClock } from '../../forms/zoned-time.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import styles from './Checkins.module.css';
import { endsSilence } from './ends-silence.ts';
import { LadderEditor } from './LadderEditor.tsx';
import { WatcherField } from './WatcherField.tsx';

interface Props {
  readonly caseId: string;
  /** Null: a new one. */
  readonly row: WatchRow | null;
  readonly onClose: () => void;
}

const zones: readonly { readonly id: string; readonly text: string }[] = Intl.supportedValuesOf(
  'timeZone',
).map((id) => ({ id, text: id }));

interface Typed {
  readonly every: number | null;
  readonly day: string | null;
  readonly time: string;
  readonly zone: string | null;
  readonly watcher: string | null;
  /** Null: the usual ladder, which is not written down. */
  readonly ladder: readonly TypedRung[] | null;
}

/** How often to speak, from when on, who watches, and what to do when there is no answer. */
export function WatchForm({ caseId, row, onClose }: Props) {
  const { t } = useTranslation();
  const watch = row?.watch ?? null;
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const own = useIdentity((state) => state.own);
  const draft = useDraft(newDraftKey('watch', caseId));
  const [typed, setTyped] = useState<Typed>(
    () => (row === null ? keptOf(draft.kept) : null) ?? typedOf(row, today, own?.digest ?? null),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (row === null) draft.keep({ ...next, ladder: next.ladder?.map((rung) => ({ ...rung })) ?? null });
  };
  const { every, day, time, zone, watcher } = typed;
  const start = day === null || zone === null ? null : instantIn(zone, day, time);
  const ladder = typed.ladder === null ? null : ladderOf(typed.ladder);
  const timeWrong = time.trim() !== '' && readTime(time) === null;
  const zoneWrong = zone !== null && day !== null && !timeWrong && time.trim() !== '' && start === null;

  const save = async (): Promise<void> => {
    if (start === null || zone === null || every === null || ladder === undefined) return;
    const fields: Record<string, Json> = { every, start: { at: start, zone }, watcher, ladder };
    const reply = await put({
      type: 'watch',
      ...(watch === null ? {} : { id: watch.id }),
      fields: row === null ? { case: caseId, ...fields } : fields,
    });
    if (reply.ok) {
      if (row === null) draft.forget();
      onClose();
    } else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('checkins.setUpTitle')} open onClose={onClose} wide>
      <KeyForm label={t('checkins.setUpTitle')} onSave={() => void save()}>
        <Stack>
          <NumberField
            label={t('checkins.every')}
            hint={t('checkins.everyHint')}
            min={1}
            max={8_784}
            value={every}
            onChange={(next) => change({ every: next })}
          />
          <div className={styles['start']}>
            <DayField
              label={t('checkins.startDay')}
              value={day}
              today={today}
              onChange={(next) => change({ day: next })}
            />
            <TextField
              label={t('checkins.startTime')}
              value={time}
              onChange={(next) => change({ time: next })}
              error={timeWrong ? t('checkins.startTimeWrong') : null}
            />
            <ComboField
              label={t('checkins.startZone')}
              value={zone}
              options={zones}
              free={false}
              onChange={(next) => change({ zone: next })}
              error={zoneWrong ? t('checkins.zoneWrong') : null}
            />
          </div>
          <WatcherField
            label={t('checkins.watcher')}
            hint={t('checkins.watcherHint')}
            value={watcher}
            onChange={(next) => change({ watcher: next })}
          />
          <LadderEditor rungs={typed.ladder} onChange={(next) => change({ ladder: next })} />
          {endsSilence(row, start, every) && (
            <Notice tone="warning" title={t('checkins.endsSilenceTitle')}>
              <p>{t('checkins.endsSilenceText')}</p>
            </Notice>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={start === null || every === null || ladder === undefined}>
              {t('common.save')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}

/** A draft of this form, as it wrote it. */
function keptOf(kept: Json | null): Typed | null {
  const typed = kept as (Json & Partial<Typed>) | null;
  return typeof typed?.time === 'string' ? (typed as Typed) : null;
}

function typedOf(row: WatchRow | null, today: string, own: string | null): Typed {
  if (row === null || row.watch === null)
    return { every: 24, day: today, time: '21:00', zone: systemZone, watcher: own, ladder: null };
  const { every, start, ladder } = row.watch.values;
  const at = textOf((start as { readonly at?: Json } | null | undefined)?.at);
  const zone = row.zone ?? systemZone;
  const wall = wallClock(zone, at) ?? { day: null, time: '' };
  return {
    every: numberOf(every),
    ...wall,
    zone,
    watcher: row.watcher,
    // What could be read of it: saving writes it down whole again.
    ladder: ladder === undefined || ladder === null ? null : typedRungs(ladder),
  };
}
