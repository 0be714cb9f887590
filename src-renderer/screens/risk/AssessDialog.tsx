import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Answers,
  AssessmentPage,
  RiskLevel,
  Suggestion,
} from '../../../src-preload/contract/casework-views.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { FieldGrid, Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { addDays } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useCasework } from '../../stores/casework.ts';
import type { Failure } from '../../stores/failure.ts';
import { useToday } from '../../stores/today.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { Questionnaire } from './Questionnaire.tsx';
import { Reasons } from './Reasons.tsx';
import styles from './Risk.module.css';

interface Props {
  readonly caseId: string;
  readonly page: AssessmentPage;
  readonly onClose: () => void;
}

const levels: readonly RiskLevel[] = ['extreme', 'high', 'medium', 'low'];

/** The questionnaire with what it suggests beside it; the user may decide otherwise, and both are kept. */
export function AssessDialog({ caseId, page, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { suggest, record } = useCasework();
  const today = useToday((state) => state.day);
  const draft = useDraft(newDraftKey('assessment', caseId));
  const [answers, setAnswers] = useState<Answers>((draft.kept ?? {}) as Answers);
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null);
  const [level, setLevel] = useState<RiskLevel | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    start.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    let current = true;
    void suggest(answers).then((reply) => {
      if (current && reply.ok) setSuggestion(reply.value);
    });
    return () => {
      current = false;
    };
  }, [answers, suggest]);

  const save = async (): Promise<void> => {
    const reply = await record({
      case: caseId,
      day: today,
      answers: { ...answers },
      ...(level === null ? {} : { level }),
      ...(next === null ? {} : { next }),
      ...(note.trim() === '' ? {} : { note }),
    });
    if (!reply.ok) return setFailure(reply.refusal);
    draft.forget();
    onClose();
  };
  const all = page.groups.flatMap((group) => group.questions);
  const done = all.filter((question) => answers[question] !== undefined).length;
  return (
    <Dialog title={t('casework.assessTitle')} open wide onClose={onClose}>
      <KeyForm label={t('casework.assessTitle')} onSave={() => void save()}>
        <Stack>
          <Quiet>{t('casework.assessHint')}</Quiet>
          <div ref={start}>
            <Questionnaire
              groups={page.groups}
              answers={answers}
              onAnswer={(question, answer) => {
                const given = { ...answers, [question]: answer };
                setAnswers(given);
                draft.keep(given);
              }}
            />
          </div>
          <Quiet>{t('casework.answered', { done, all: all.length })}</Quiet>
          {suggestion !== null && (
            <section className={styles['verdict']} aria-label={t('casework.suggested')} aria-live="polite">
              <strong>
                {t('casework.suggestedLevel', {
                  level: words.choice('riskLevel', suggestion.level),
                  priority: words.choice('priority', suggestion.priority),
                  days: t('casework.days', { count: suggestion.days }),
                })}
              </strong>
            </section>
          )}
          {suggestion !== null && <Reasons suggestion={suggestion} />}
          <FieldGrid>
            <SelectField
              label={words.field('assessment', 'level')}
              value={level ?? suggestion?.level ?? null}
              placeholder={t('common.choose')}
              options={levels.map((id) => ({ id, text: words.choice('riskLevel', id) }))}
              onChange={(chosen) => setLevel(chosen as RiskLevel)}
            />
            <DayField
              label={t('casework.nextDay')}
              // Another level than suggested has its own rule, which the action knows.
              value={next ?? (suggestion === null || level !== null ? null : addDays(today, suggestion.days))}
              today={today}
              onChange={setNext}
              onPick={setNext}
            />
          </FieldGrid>
          <TextField label={t('casework.differReason')} value={note} onChange={setNote} rows={2} />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit>
              {t('casework.saveAssessment')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
