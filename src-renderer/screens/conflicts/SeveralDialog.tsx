import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { SeveralPreview } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useConflicts } from '../../stores/conflicts.ts';
import type { Failure } from '../../stores/failure.ts';
import styles from '../exchange/Exchange.module.css';
import { useShowValue } from '../records/show-value.ts';
import { SlotValue } from '../records/SlotValue.tsx';

interface Props {
  readonly asked: CommandInput<'conflict.planSeveral'>;
  readonly onClose: () => void;
}

/** Every value that would hold, one by one, before any of them does. */
export function SeveralDialog({ asked, onClose }: Props) {
  const { t } = useTranslation();
  const show = useShowValue();
  const { planSeveral, resolveSeveral } = useConflicts();
  const [request] = useState(asked);
  const [preview, setPreview] = useState<SeveralPreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const load = useCallback(
    (): Promise<void> =>
      planSeveral(request).then((reply) => {
        if (reply.ok) setPreview(reply.value);
        else setFailure(reply.refusal);
      }),
    [planSeveral, request],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const nothing = preview?.lines.every(({ undecided }) => undecided !== null) ?? true;
  const confirm = async (): Promise<void> => {
    if (preview === null || busy) return;
    setBusy(true);
    const reply = await resolveSeveral({ ...request, at: preview.at });
    setBusy(false);
    if (reply.ok) return onClose();
    setFailure(reply.refusal);
    // Something was written meanwhile: what is shown has to be what is done.
    if (reply.refusal.code === 'no-such-preview') await load();
  };
  return (
    <Dialog title={t('conflicts.severalTitle')} open wide alert onClose={onClose}>
      <Stack>
        {preview !== null && (
          <ScrollRegion label={t('conflicts.severalTitle')}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('exchange.record')}</th>
                  <th scope="col">{t('exchange.field')}</th>
                  <th scope="col">{t('conflicts.severalNow')}</th>
                  <th scope="col">{t('conflicts.severalThen')}</th>
                </tr>
              </thead>
              <tbody>
                {preview.lines.map(({ record, type, slot, recordName, shown, value, undecided }) => (
                  <tr key={`${record} ${slot}`}>
                    <th scope="row">
                      <Bdi text={recordName} />
                    </th>
                    <td>{show.slot(type, slot)}</td>
                    <td>
                      <SlotValue show={show} type={type} slot={slot} value={shown} />
                    </td>
                    <td className={styles['value']}>
                      {undecided === null ? (
                        <SlotValue show={show} type={type} slot={slot} value={value} />
                      ) : (
                        <Quiet>{t(`conflicts.undecided.${undecided}`)}</Quiet>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        {preview !== null && nothing && <p>{t('conflicts.severalNothing')}</p>}
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" disabled={nothing} onPress={() => void confirm()}>
            {t('conflicts.severalDecide')}
          </Button>
          <Button onPress={onClose} focus>
            {t('common.cancel')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
