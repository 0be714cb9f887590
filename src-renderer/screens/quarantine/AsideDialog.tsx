import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AsidePreview } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { ImportRecords } from '../exchange/ImportRecords.tsx';

interface Props {
  readonly since: string;
  /** Only what this contact wrote, whose key is not trusted any more. */
  readonly author?: string;
  readonly onClose: () => void;
}

/** What goes out of sight, what stays, and what will show again; then it is done as one act. */
export function AsideDialog({ since, author, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const { planAside, setAside } = useQuarantine();
  const [preview, setPreview] = useState<AsidePreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const load = useCallback(
    (): Promise<void> =>
      planAside(author === undefined ? { since } : { since, author }).then((reply) => {
        if (reply.ok) setPreview(reply.value);
        else setFailure(reply.refusal);
      }),
    [planAside, since, author],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const confirm = async (): Promise<void> => {
    if (preview === null) return;
    if (busy) return;
    setBusy(true);
    const reply = await setAside(author === undefined ? { since } : { since, author }, preview.at);
    setBusy(false);
    if (reply.ok) return onClose();
    setFailure(reply.refusal);
    // Something was written meanwhile: what is shown has to be what is done.
    if (reply.refusal.code === 'no-such-preview') await load();
  };
  const compromised = author !== undefined;
  const count = (preview?.changes ?? 0) + (preview?.waiting ?? 0);
  return (
    <Dialog
      title={t(compromised ? 'quarantine.distrustTitle' : 'quarantine.backTitle')}
      open
      wide
      alert
      onClose={onClose}
    >
      <Stack>
        {preview === null ? (
          failure === null && <Quiet>{t('common.loading')}</Quiet>
        ) : (
          <>
            <Notice tone="warning" title={t('quarantine.goes', { count })}>
              <p>{t(compromised ? 'quarantine.goesDistrust' : 'quarantine.goesBack')}</p>
              <ul>
                {preview.imports.map((line) => (
                  <li key={line.manifest}>
                    <bdi>{line.fromName}</bdi>
                    {': '}
                    {t('quarantine.fileWhen', {
                      number: line.number,
                      when: formatInstant(line.at, language),
                    })}
                  </li>
                ))}
              </ul>
            </Notice>
            <Notice tone="ok" title={t(compromised ? 'quarantine.staysDistrust' : 'quarantine.staysBack')}>
              {compromised ? (
                <p>{t('quarantine.staysDistrustText', { count: preview.staying })}</p>
              ) : preview.own.length === 0 ? (
                <p>{t('quarantine.ownNone')}</p>
              ) : (
                <p>
                  {t('quarantine.ownSome', { count: preview.own.length })}{' '}
                  {preview.own.slice(0, 12).map(({ id, name }) => (
                    <span key={id}>
                      <Bdi text={name === '' ? t('common.unnamed') : name} />{' '}
                    </span>
                  ))}
                </p>
              )}
            </Notice>
            <ImportRecords
              records={preview.records}
              words={{
                title: t('quarantine.willShow'),
                after: t('quarantine.again'),
                none: t('quarantine.showsNothing'),
              }}
            />
          </>
        )}
        <RefusalNotice failure={failure} />
        <Actions>
          <Button
            look="danger"
            disabled={preview === null || (count === 0 && !compromised)}
            onPress={() => void confirm()}
          >
            {t(compromised ? 'quarantine.distrustNow' : 'quarantine.backNow')}
          </Button>
          <Button onPress={onClose} focus>
            {t('common.cancel')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
