import { MessageCircleQuestionMark } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionToUs } from '../../../src-preload/contract/intake-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Card, Page, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import styles from './Intake.module.css';

/** What partners ask us, each with its answer. */
export function QuestionsScreen() {
  const { t } = useTranslation();
  const { questions, loadQuestions } = useIntake();
  const version = useRecords((state) => state.version);
  useEffect(() => void loadQuestions(), [loadQuestions, version]);
  return (
    <Page title={t('intake.questions')} lead={t('intake.questionsLead')}>
      <RefusalNotice failure={questions.failure} />
      {questions.value?.length === 0 && (
        <EmptyState icon={<MessageCircleQuestionMark />} title={t('intake.noQuestions')}>
          {t('intake.noQuestionsText')}
        </EmptyState>
      )}
      {questions.value?.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </Page>
  );
}

function Question({ question }: { readonly question: QuestionToUs }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const answer = useIntake((state) => state.answer);
  const go = useNavigation((state) => state.go);
  const draft = useDraft(newDraftKey('note', question.id));
  const kept = textOf((draft.kept as { text?: string } | null)?.text);
  const [text, setText] = useState(kept);
  const [failure, setFailure] = useState<Failure | null>(null);
  const when = (at: string | null): string => (at === null ? '' : `, ${formatInstant(at, language)}`);
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const reply = await answer({ id: question.id, text });
    if (!reply.ok) return setFailure(reply.refusal);
    draft.forget();
    setText('');
    go({ name: 'export', to: question.from, cases: [] });
  };
  const label = t('intake.answerTo', { name: question.fromName });
  return (
    <Card>
      <KeyForm label={label} onSave={() => void save()}>
        <Stack gap={2}>
          <Quiet>
            <Bdi text={question.fromName} />
            {when(question.at)}
          </Quiet>
          <p className={styles['text']}>
            <Bdi text={question.text} />
          </p>
          {question.answers.map((one) => (
            <div key={one.id} className={styles['answer']}>
              <Quiet>
                {t('intake.you')}
                {when(one.at)}
              </Quiet>
              <p className={styles['text']}>
                <Bdi text={one.text} />
              </p>
            </div>
          ))}
          <TextField
            label={label}
            value={text}
            rows={2}
            onChange={(next) => {
              setText(next);
              draft.keep({ text: next });
            }}
          />
          <RefusalNotice failure={failure} />
          <Row>
            <Button submit disabled={text.trim() === ''}>
              {t('intake.answer')}
            </Button>
            {question.answers.length > 0 && (
              <Button look="quiet" onPress={() => go({ name: 'export', to: question.from, cases: [] })}>
                {t('intake.send')}
              </Button>
            )}
            <SaveMark state={text !== '' && kept === text ? 'draft' : 'untouched'} />
          </Row>
        </Stack>
      </KeyForm>
    </Card>
  );
}
