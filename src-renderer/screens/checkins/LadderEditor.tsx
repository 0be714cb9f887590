import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack, Strong } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { readHours, usualRungs, type TypedRung } from '../../forms/ladder-rungs.ts';
import styles from './Checkins.module.css';
import { useWatchWords } from './watch-words.ts';

interface Props {
  /** Null: the usual ladder. */
  readonly rungs: readonly TypedRung[] | null;
  readonly onChange: (rungs: readonly TypedRung[] | null) => void;
}

/** The ladder as lines: after how many hours, and what to do then. */
export function LadderEditor({ rungs, onChange }: Props) {
  const { t } = useTranslation();
  const words = useWatchWords(null);
  const lines = rungs ?? usualRungs;
  const change = (key: number, part: Partial<TypedRung>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return (
    <section aria-label={t('checkins.ladderEdit')}>
      <Stack gap={2}>
        <Strong>{t('checkins.ladderEdit')}</Strong>
        <Quiet>{t('checkins.ladderHint')}</Quiet>
        {lines.map((line, index) => {
          const number = index + 1;
          return (
            <div key={line.key} className={styles['rungForm']}>
              <TextField
                label={t('checkins.rungHours', { number })}
                value={line.hours}
                onChange={(hours) => change(line.key, { hours })}
                error={readHours(line.hours) === null ? t('checkins.rungHoursWrong') : null}
              />
              <TextField
                label={t('checkins.rungDo', { number })}
                value={line.text}
                hint={
                  line.text.trim() === ''
                    ? words.rungText({ number, text: null, alarm: number === lines.length })
                    : undefined
                }
                onChange={(text) => change(line.key, { text })}
              />
              <Button
                look="plain"
                icon={<Trash2 aria-hidden />}
                label={t('checkins.removeRung', { number })}
                disabled={lines.length === 1}
                onPress={() => onChange(lines.filter((one) => one.key !== line.key))}
              />
            </div>
          );
        })}
        <Row>
          <Button
            small
            icon={<Plus aria-hidden />}
            onPress={() => onChange([...lines, { key, hours: '', text: '' }])}
          >
            {t('checkins.addRung')}
          </Button>
          {rungs !== null && (
            <Button small look="quiet" onPress={() => onChange(null)}>
              {t('checkins.defaultLadder')}
            </Button>
          )}
        </Row>
      </Stack>
    </section>
  );
}
