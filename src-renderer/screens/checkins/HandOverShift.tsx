import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useCheckins } from '../../stores/checkins.ts';
import type { Failure } from '../../stores/failure.ts';
import { useShowValue } from '../records/show-value.ts';
import styles from './Checkins.module.css';
import { useWatches } from './use-watches.ts';
import { WatcherField } from './WatcherField.tsx';

/** One act for a whole shift: my watches are chosen, and any other may be. */
export function HandOverShift({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useShowValue();
  const rows = (useWatches() ?? []).flatMap((row) =>
    row.watch === null ? [] : [{ ...row, watch: row.watch }],
  );
  const handOver = useCheckins((state) => state.handOver);
  const [to, setTo] = useState<string | null>(null);
  /** What was changed from how it was offered: mine in, others' out. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen = rows.filter(({ watch, mine }) => mine !== turned.has(watch.id));
  const turn = (id: string): void =>
    setTurned((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const save = async (): Promise<void> => {
    if (to === null || chosen.length === 0) return;
    const reply = await handOver(
      to,
      chosen.map(({ watch }) => watch.id),
    );
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const line = (row: (typeof rows)[number]) => (
    <CheckField
      key={row.watch.id}
      selected={row.mine !== turned.has(row.watch.id)}
      onChange={() => turn(row.watch.id)}
    >
      {row.mine
        ? row.caseAlias
        : t('checkins.handOverLine', {
            name: row.caseAlias,
            watcher: row.watcher === null ? t('checkins.noWatcher') : person(row.watcher),
          })}
    </CheckField>
  );
  const mine = rows.filter((row) => row.mine);
  const others = rows.filter((row) => !row.mine);
  return (
    <Dialog title={t('checkins.handOver')} open onClose={onClose}>
      <KeyForm label={t('checkins.handOver')} onSave={() => void save()}>
        <Stack>
          <WatcherField
            label={t('checkins.handOverTo')}
            hint={t('checkins.handOverHint')}
            value={to}
            onChange={setTo}
          />
          {rows.length === 0 && <Quiet>{t('checkins.handOverNone')}</Quiet>}
          {mine.length > 0 && (
            <Section title={t('checkins.handOverMine')}>
              <div className={styles['watches']}>{mine.map(line)}</div>
            </Section>
          )}
          {others.length > 0 && (
            <Section title={t('checkins.handOverOthers')}>
              <div className={styles['watches']}>{others.map(line)}</div>
            </Section>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={to === null || chosen.length === 0}>
              {t('checkins.handOverDo', { count: chosen.length })}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
