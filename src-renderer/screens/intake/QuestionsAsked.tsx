import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionAnswer, VettingView } from '../../../src-preload/contract/intake-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import styles from './Intake.module.css';

/** What partners were asked about a case and what they say; that somebody vouches is said by hand. */
export function QuestionsAsked({ id, view }: { readonly id: string; readonly view: VettingView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const put = useRecords((state) => state.put);
  const go = useNavigation((state) => state.go);
  const [failure, setFailure] = useState<Failure | null>(null);
  const vouch = async ({ author }: QuestionAnswer): Promise<void> => {
    const fields = { vouchedBy: author, vetting: { vouched: true } };
    const reply = await put({ type: 'case', id, fields });
    setFailure(reply.ok ? null : reply.refusal);
  };
  const when = (at: string | null): string => (at === null ? '' : `, ${formatInstant(at, language)}`);
  return (
    <>
      {view.questions.map((question) => (
        <Card key={question.id}>
          <Stack gap={2}>
            <Row apart>
              <Quiet>
                {t('intake.askedOf')} <Bdi text={question.toName} />
                {when(question.at)}
              </Quiet>
              {question.answers.length === 0 && (
                <Button small onPress={() => go({ name: 'export', to: question.to, cases: [] })}>
                  {t('intake.send')}
                </Button>
              )}
            </Row>
            <p className={styles['text']}>
              <Bdi text={question.text} />
            </p>
            {question.answers.map((answer) => (
              <div key={answer.id} className={styles['answer']}>
                <Row apart>
                  <Quiet>
                    <Bdi text={answer.authorName} />
                    {when(answer.at)}
                  </Quiet>
                  {view.vouchedBy === answer.author ? (
                    <Badge tone="ok">{t('intake.vouches')}</Badge>
                  ) : (
                    <Button small onPress={() => void vouch(answer)}>
                      {t('intake.takeAsVouched')}
                    </Button>
                  )}
                </Row>
                <p className={styles['text']}>
                  <Bdi text={answer.text} />
                </p>
              </div>
            ))}
            {question.answers.length === 0 && <Quiet>{t('intake.noAnswer')}</Quiet>}
          </Stack>
        </Card>
      ))}
      <RefusalNotice failure={failure} />
    </>
  );
}
