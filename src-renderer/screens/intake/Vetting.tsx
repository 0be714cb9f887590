import { Check, MessageCircleQuestionMark, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VettingView } from '../../../src-preload/contract/intake-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import lists from '../cases/Cases.module.css';
import { AskPartner } from './AskPartner.tsx';
import { ConcludeVetting } from './ConcludeVetting.tsx';
import styles from './Intake.module.css';
import { QuestionsAsked } from './QuestionsAsked.tsx';

const tones = { passed: 'ok', failed: 'danger', notDone: 'neutral' } as const;

/** Is the caller what they say? Open while that is to be found out, folded afterwards. */
export function Vetting({ page, view }: { readonly page: CasePage; readonly view: VettingView }) {
  const { t } = useTranslation();
  const words = useWords();
  const put = useRecords((state) => state.put);
  const [unfolded, setUnfolded] = useState(false);
  const [doing, setDoing] = useState<'accepted' | 'declined' | 'ask' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = page.record;
  const open = view.underWay || unfolded;
  const passed = view.checks.filter(({ result }) => result === 'passed').length;
  const say = async (check: string, result: boolean): Promise<void> => {
    const reply = await put({ type: 'case', id, fields: { vetting: { [check]: result } } });
    setFailure(reply.ok ? null : reply.refusal);
  };
  if (!open)
    return (
      <Section
        title={t('intake.vetting')}
        actions={
          <Button small look="quiet" onPress={() => setUnfolded(true)}>
            {t('intake.unfold')}
          </Button>
        }
      >
        <Quiet>{t('intake.passedOf', { count: passed, all: view.checks.length })}</Quiet>
      </Section>
    );
  return (
    <Section
      title={t('intake.vetting')}
      hint={t('intake.vettingHint')}
      actions={
        <Button small icon={<MessageCircleQuestionMark aria-hidden />} onPress={() => setDoing('ask')}>
          {t('intake.ask')}
        </Button>
      }
    >
      <Stack gap={3}>
        <ul className={lists['list']} aria-label={t('intake.vetting')}>
          {view.checks.map(({ check, result, disputed, said }) => {
            const name = words.choice('vettingCheck', check);
            return (
              <li key={check} className={styles['check']}>
                <strong>
                  <Bdi text={name} />
                </strong>
                <span className={styles['said']}>
                  <Badge tone={disputed ? 'warning' : tones[result]}>
                    {t(disputed ? 'intake.disputed' : `intake.result.${result}`)}
                  </Badge>
                  {said.map((one) => (
                    <Quiet key={`${one.author} ${one.at} ${one.passed}`}>
                      {disputed && `${t(`intake.result.${one.passed ? 'passed' : 'failed'}`)}: `}
                      {one.own ? t('intake.you') : <Bdi text={one.authorName} />}
                      {one.at !== null && `, ${formatInstant(one.at, words.language)}`}
                    </Quiet>
                  ))}
                </span>
                <Row>
                  <Button
                    small
                    icon={<Check aria-hidden />}
                    label={t('intake.passes', { check: name })}
                    disabled={result === 'passed' && !disputed}
                    onPress={() => void say(check, true)}
                  >
                    {t('intake.result.passed')}
                  </Button>
                  <Button
                    small
                    icon={<X aria-hidden />}
                    label={t('intake.fails', { check: name })}
                    disabled={result === 'failed' && !disputed}
                    onPress={() => void say(check, false)}
                  >
                    {t('intake.result.failed')}
                  </Button>
                </Row>
              </li>
            );
          })}
        </ul>
        <RefusalNotice failure={failure} />
        <QuestionsAsked id={id} view={view} />
        {view.underWay && (
          <Row>
            <Button look="primary" onPress={() => setDoing('accepted')}>
              {t('intake.accept')}
            </Button>
            <Button onPress={() => setDoing('declined')}>{t('intake.decline')}</Button>
          </Row>
        )}
      </Stack>
      {doing === 'ask' && <AskPartner page={page} onClose={() => setDoing(null)} />}
      {(doing === 'accepted' || doing === 'declined') && (
        <ConcludeVetting id={id} outcome={doing} gaps={view.gaps} onClose={() => setDoing(null)} />
      )}
    </Section>
  );
}
