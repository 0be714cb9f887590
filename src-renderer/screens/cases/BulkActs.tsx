import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAct } from '../../../src-preload/contract/lists-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useBulk } from '../../stores/bulk.ts';
import type { Failure } from '../../stores/failure.ts';
import { useShowValue } from '../records/show-value.ts';
import styles from './Cases.module.css';

/** The last changes of several cases: each can be taken back as a whole, long after its message has gone. */
export function BulkActs({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const { acts, load, undo } = useBulk();
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void load();
  }, [load]);
  const lines = acts.value ?? [];
  const what = ({ field, value, cases }: BulkAct): string =>
    t('lists.act', {
      count: cases,
      field: words.field('case', field),
      value: value === null ? t('lists.nothing') : show.value('case', field, value),
    });
  return (
    <Dialog title={t('lists.acts')} open wide onClose={onClose}>
      <Stack>
        {lines.length === 0 && acts.value !== null && <p>{t('lists.noActs')}</p>}
        {lines.length > 0 && (
          <ul className={styles['list']} aria-label={t('lists.acts')}>
            {lines.map((act) => (
              <li key={act.action} className={styles['item']}>
                <span className={styles['main']}>
                  <Bdi text={what(act)} />
                  <Quiet>{formatInstant(act.at, words.language)}</Quiet>
                </span>
                {act.undone ? (
                  <Quiet>{t('lists.undone')}</Quiet>
                ) : (
                  <Button
                    small
                    label={t('common.labelled', { text: t('common.undo'), what: what(act) })}
                    onPress={() =>
                      void undo(act.action).then((reply) => setFailure(reply.ok ? null : reply.refusal))
                    }
                  >
                    {t('common.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <RefusalNotice failure={failure ?? acts.failure} />
        <Actions>
          <Button onPress={onClose} focus>
            {t('common.close')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
