import { useTranslation } from 'react-i18next';
import type { StayRow } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useStayWords } from './stay-words.ts';

interface Props {
  readonly rows: readonly StayRow[];
  /** Left out where something else is being moved already. */
  readonly onMove: ((row: StayRow) => void) | undefined;
}

/** They have a bed on these nights already: moving them is meant, more often than a second bed. */
export function TheyStay({ rows, onMove }: Props) {
  const { t } = useTranslation();
  const say = useStayWords();
  return (
    <Notice
      tone="warning"
      title={t('houses.theyStay')}
      {...(onMove === undefined
        ? {}
        : {
            actions: rows.map((row) => (
              <Button key={row.stay.id} small onPress={() => onMove(row)}>
                {t('houses.moveFrom', { place: say.place(row) })}
              </Button>
            )),
          })}
    >
      {rows.map((row) => (
        <p key={row.stay.id}>{say.line(row)}</p>
      ))}
    </Notice>
  );
}
