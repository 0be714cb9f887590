import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Card, Stack } from '../../components/Page.tsx';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import styles from './Person.module.css';

interface Props {
  readonly record: RecordView;
  /** What the line says, for whoever doesn't see it. */
  readonly name: string;
  readonly children: ReactNode;
}

/** One thing known of a person: a line that unfolds into its fields. */
export function PersonLine({ record, name, children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <div className={styles['line']}>
        <div className={styles['said']}>{children}</div>
        <Button
          small
          look="quiet"
          label={open ? t('cases.fold', { what: name }) : t('casework.edit', { what: name })}
          onPress={() => setOpen(!open)}
        >
          {open ? t('common.close') : t('common.edit')}
        </Button>
      </div>
      {open && (
        <Card>
          <Stack>
            <RecordFields record={record} />
            <RemoveRecord record={record} onGone={() => setOpen(false)} />
          </Stack>
        </Card>
      )}
    </div>
  );
}
