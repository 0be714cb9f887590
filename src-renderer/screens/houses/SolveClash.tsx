import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClashView, StayRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { KeepStay } from './KeepStay.tsx';
import { MoveStay } from './MoveStay.tsx';
import { useStayWords } from './stay-words.ts';

interface Props {
  readonly clash: ClashView;
  readonly onClose: () => void;
}

/** A reason doesn't make these safe. */
const noReason = new Set(['stay in compromised house', 'declined']);

/** Everyone in a clash, each to be moved to a place that is suggested, or left there with a reason. */
export function SolveClash({ clash, onClose }: Props) {
  const { t } = useTranslation();
  const say = useStayWords();
  const [acting, setActing] = useState<{ readonly row: StayRow; readonly act: 'move' | 'keep' } | null>(null);
  if (acting?.act === 'move') return <MoveStay row={acting.row} onClose={onClose} />;
  if (acting?.act === 'keep') return <KeepStay row={acting.row} onClose={onClose} />;
  const button = (row: StayRow, act: 'move' | 'keep', text: string) => (
    <Button
      small
      look={act === 'move' ? 'primary' : 'quiet'}
      label={t('common.labelled', { text, what: say.who(row) })}
      onPress={() => setActing({ row, act })}
    >
      {text}
    </Button>
  );
  return (
    <Dialog title={t(`houses.clash.${clash.kind}`)} open onClose={onClose} wide>
      <Stack>
        <p>{t(`houses.clashDo.${clash.kind}`)}</p>
        {clash.stays.map((row) => (
          <Card key={row.stay.id}>
            <Row apart>
              <Stack gap={1}>
                <strong>
                  <Bdi text={say.who(row)} />
                </strong>
                <Quiet>{say.line(row)}</Quiet>
              </Stack>
              <Row>
                {button(row, 'move', t('houses.moveAct'))}
                {!noReason.has(clash.kind) && button(row, 'keep', t('houses.keepAct'))}
              </Row>
            </Row>
          </Card>
        ))}
        <Actions>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
