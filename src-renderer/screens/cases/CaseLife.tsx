import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';
import { CloseCase } from './CloseCase.tsx';
import { HandOver } from './HandOver.tsx';
import { ReopenCase } from './ReopenCase.tsx';

/** Who answers for a case, and its closing and reopening. */
export function CaseLife({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const [open, setOpen] = useState<'close' | 'reopen' | 'handOver' | null>(null);
  const { record } = page;
  const shut = (): void => setOpen(null);
  const closed = textOf(record.values['status']) === 'closed';
  const reason = textOf(record.values['closureReason']);
  const who = (field: string): string => {
    const value = textOf(record.values[field]);
    return value === '' ? t('casework.nobody') : show.person(value);
  };
  return (
    <Row apart>
      <Row>
        <Quiet>{t('casework.owner')}</Quiet>
        <Bdi text={who('owner')} />
        <Quiet>{t('casework.caseworker')}</Quiet>
        <Bdi text={who('caseworker')} />
        {closed && reason !== '' && (
          <strong>{t('casework.closedAs', { reason: words.choice('closureReason', reason) })}</strong>
        )}
      </Row>
      <Row>
        <Button small look="quiet" onPress={() => setOpen('handOver')}>
          {t('casework.handOver')}
        </Button>
        <Button small look="quiet" onPress={() => setOpen(closed ? 'reopen' : 'close')}>
          {closed ? t('casework.reopen') : t('casework.close')}
        </Button>
      </Row>
      {open === 'close' && <CloseCase id={record.id} onClose={shut} />}
      {open === 'reopen' && <ReopenCase id={record.id} onClose={shut} />}
      {open === 'handOver' && <HandOver record={record} onClose={shut} />}
    </Row>
  );
}
