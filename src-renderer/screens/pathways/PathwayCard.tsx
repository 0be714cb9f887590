import { ListPlus, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { UpdateBanner } from '../templates/UpdateBanner.tsx';
import { StepLine } from './StepLine.tsx';
import styles from '../cases/Cases.module.css';

interface Props {
  readonly view: PathwayView;
  readonly onAddStep: () => void;
}

/** One pathway of a case with its steps in order. */
export function PathwayCard({ view, onAddStep }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const name = recordName(view.pathway, words);
  const status = textOf(view.pathway.values['status']);
  return (
    <Stack gap={2}>
      <Row apart>
        <Row>
          <h3>
            <Bdi text={name} />
          </h3>
          {status !== '' && <Badge tone="info">{words.choice('pathwayStatus', status)}</Badge>}
        </Row>
        <Row>
          <Button
            small
            look="quiet"
            icon={<Settings2 aria-hidden />}
            label={open ? t('cases.fold', { what: name }) : t('cases.unfold', { what: name })}
            onPress={() => setOpen(!open)}
          >
            {open ? t('common.close') : t('common.edit')}
          </Button>
          <Button small icon={<ListPlus aria-hidden />} onPress={onAddStep}>
            {t('cases.addStep')}
          </Button>
        </Row>
      </Row>
      <UpdateBanner pathway={view.pathway} />
      {open && (
        <Card>
          <Stack>
            <RecordFields record={view.pathway} />
            <RemoveRecord record={view.pathway} onGone={() => setOpen(false)} />
          </Stack>
        </Card>
      )}
      {view.steps.length === 0 ? (
        <Quiet>{t('pathways.noSteps')}</Quiet>
      ) : (
        <ol className={styles['list']} aria-label={t('pathways.stepsOf', { name })}>
          {view.steps.map((row) => (
            <StepLine key={row.step.id} row={row} />
          ))}
        </ol>
      )}
    </Stack>
  );
}
