import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useCases } from '../../stores/cases.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';
import styles from './Exchange.module.css';

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** More than this are found by typing. */
const shown = 200;

export function ExportCases({ chosen, onChange, onBack, onNext }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const rows = useCases((state) => state.rows.value) ?? [];
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = rows.filter(
    (row) => chosen.includes(row.record.id) || recordName(row.record, words).toLowerCase().includes(wanted),
  );
  return (
    <Stack>
      <TextField label={t('cases.filter')} value={text} onChange={setText} />
      <Row apart>
        <strong>{t('exchange.chosen', { count: chosen.length })}</strong>
        <Quiet>{t('exchange.childrenToo')}</Quiet>
      </Row>
      <div role="group" aria-label={t('app.cases')} className={styles['pick']}>
        {found.slice(0, shown).map((row) => {
          const { id } = row.record;
          return (
            <Row key={id}>
              <CheckField
                selected={chosen.includes(id)}
                onChange={(selected) =>
                  onChange(selected ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              >
                <Bdi text={recordName(row.record, words)} />
              </CheckField>
              <ChoiceBadge list="caseStatus" value={textOf(row.record.values['status'])} />
            </Row>
          );
        })}
        {found.length === 0 && <Quiet>{t('cases.notFound')}</Quiet>}
      </div>
      {found.length > shown && <Quiet>{t('exchange.moreRecords', { count: found.length - shown })}</Quiet>}
      <Quiet>{t('exchange.sticky')}</Quiet>
      <Actions>
        <Button look="primary" onPress={onNext}>
          {t('exchange.showWhat')}
        </Button>
        <Button look="plain" onPress={onBack}>
          {t('common.back')}
        </Button>
      </Actions>
    </Stack>
  );
}
