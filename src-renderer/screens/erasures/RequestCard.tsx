import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureAnswer, ErasureRequestView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatDay, formatDayOf } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useErasures } from '../../stores/erasures.ts';
import type { Failure } from '../../stores/failure.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import { EraseAsked } from './EraseAsked.tsx';
import { HeldValues } from './HeldValues.tsx';

/** One request with all that a person needs to answer it. */
export function RequestCard({ request }: { readonly request: ErasureRequestView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const answer = useErasures((state) => state.answer);
  const [erasing, setErasing] = useState(false);
  const [despite, setDespite] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { received, here, erasedBefore, doubt } = request;
  const mayAnswer = doubt === null || despite;
  const day = (at: string): string => formatDayOf(at, language);
  const say = async (what: ErasureAnswer): Promise<void> => {
    const reply = await answer({ request: request.request, answer: what, despite });
    setFailure(reply.ok ? null : reply.refusal);
  };
  const given = request.answer;
  const way =
    given === null
      ? ''
      : given.received
        ? t('erase.answerArrived')
        : given.sent === null
          ? t('erase.answerGoes')
          : t('erase.answerSent', { number: given.sent.number, day: formatDay(given.sent.day, language) });
  return (
    <Card danger={request.open && here > 0}>
      <Stack gap={3}>
        <Row apart>
          <Row>
            <strong>{t('erase.asks', { name: request.name, count: request.values })}</strong>
            <TrustBadge contact={request} />
          </Row>
          {request.open && <Badge tone="danger">{t('erase.open')}</Badge>}
        </Row>
        <Row>
          <span>{t(`erase.reasons.${request.reason}`)}</span>
          {received !== null && (
            <Quiet>{t('erase.receivedWith', { number: received.number, day: day(received.at) })}</Quiet>
          )}
        </Row>
        {doubt !== null && (
          <Notice tone="danger" title={t(`erase.doubt.${doubt}`)}>
            <p>{t('erase.doubtText')}</p>
            <CheckField selected={despite} onChange={setDespite}>
              {t('erase.despite')}
            </CheckField>
          </Notice>
        )}
        {here === 0 && erasedBefore === 0 && <p>{t('erase.notHere')}</p>}
        {here > 0 && <p>{t('erase.isHere', { count: here })}</p>}
        {erasedBefore > 0 && <p>{t('erase.isGone', { count: erasedBefore })}</p>}
        {here > 0 && <HeldValues request={request} />}
        {request.warnings.length > 0 && (
          <Notice tone="warning" title={t('erase.warnTitle')}>
            <ul>
              {request.warnings.map((warning) => (
                <li key={warning}>{t(`erase.warn.${warning}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {given !== null && (
          <Row>
            <span>
              {t('erase.youAnswered', { answer: t(`erase.answer.${given.answer}`), day: day(given.at) })}
            </span>
            <Quiet>{t('erase.answerWay', { way })}</Quiet>
          </Row>
        )}
        <RefusalNotice failure={failure} />
        <Row>
          {here > 0 && (
            <Button look="danger" disabled={!mayAnswer} onPress={() => setErasing(true)}>
              {t('erase.doErase')}
            </Button>
          )}
          {here === 0 && erasedBefore > 0 && given?.answer !== 'erased' && (
            <Button look="primary" disabled={!mayAnswer} onPress={() => void say('erased')}>
              {t('erase.doSayErased')}
            </Button>
          )}
          {here === 0 && erasedBefore === 0 && given?.answer !== 'not held' && (
            <Button disabled={!mayAnswer} onPress={() => void say('not held')}>
              {t('erase.doNotHeld')}
            </Button>
          )}
          {(here > 0 || erasedBefore === 0) && given?.answer !== 'declined' && (
            <Button onPress={() => void say('declined')}>{t('erase.doDecline')}</Button>
          )}
        </Row>
        {erasing && <EraseAsked request={request} despite={despite} onClose={() => setErasing(false)} />}
      </Stack>
    </Card>
  );
}
