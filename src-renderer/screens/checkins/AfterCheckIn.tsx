import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { DangerSteps } from './DangerSteps.tsx';
import { useWatchWords } from './watch-words.ts';

interface Props {
  readonly title: string;
  readonly outcome: 'noAnswer' | 'dangerWord';
  /** As it is after this check-in. */
  readonly row: WatchRow | null;
  readonly onClose: () => void;
}

/** What comes after a check-in that did not go well: the next rung with its time, or what to do about the danger word. */
export function AfterCheckIn({ title, outcome, row, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} open onClose={onClose}>
      <Stack>
        {outcome === 'dangerWord' ? (
          <>
            <p role="status">
              <strong>{t('checkins.dangerDone')}</strong>
            </p>
            <p>{t('checkins.dangerStill')}</p>
            <DangerSteps row={row} />
          </>
        ) : (
          <>
            <p role="status">
              <strong>{t('checkins.noAnswerDone')}</strong>
            </p>
            {row !== null && <NextRung row={row} />}
          </>
        )}
        <Actions>
          <Button look="primary" focus onPress={onClose}>
            {t('common.close')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}

function NextRung({ row }: { readonly row: WatchRow }) {
  const { t } = useTranslation();
  const words = useWatchWords(row.zone);
  const next = row.rungs.find(({ state }) => state === 'next');
  if (next !== undefined)
    return (
      <Stack gap={1}>
        <p>
          {t('checkins.nextRung', { when: words.when(next.at), number: next.number })}{' '}
          <Quiet>{t('checkins.inBrackets', { what: words.wait(next.at) })}</Quiet>
        </p>
        <p>
          <Bdi text={words.rungText(next)} />
        </p>
      </Stack>
    );
  if (row.level === 'calm') return <p>{t('checkins.noAnswerEarly', { when: words.when(row.nextDue) })}</p>;
  return row.rungs.length === 0 ? null : <p>{t('checkins.noNextRung')}</p>;
}
