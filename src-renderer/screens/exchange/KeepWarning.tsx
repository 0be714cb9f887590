import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningKept } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useExchange } from '../../stores/exchange.ts';
import type { Failure } from '../../stores/failure.ts';

interface Props {
  /** A file of the exchange folder, by its SHA-256; null: what was refused last. */
  readonly file: string | null;
  /** The accessible name, where the text alone does not say which. */
  readonly label?: string;
}

/** Keeps a fork, so that it is not forgotten with the next click. */
export function KeepWarning({ file, label }: Props) {
  const { t } = useTranslation();
  const keepWarning = useExchange((state) => state.keepWarning);
  const [kept, setKept] = useState<WarningKept['warning'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async (): Promise<void> => {
    const reply = await keepWarning(file);
    setKept(reply.ok ? reply.value.warning : null);
    setFailure(reply.ok ? null : reply.refusal);
  };
  if (kept !== null) return <span role="status">{t(`exchange.warning.${kept}`)}</span>;
  return (
    <>
      <RefusalNotice failure={failure} />
      <Button small {...(label === undefined ? {} : { label })} onPress={() => void keep()}>
        {t('exchange.keepWarning')}
      </Button>
    </>
  );
}
