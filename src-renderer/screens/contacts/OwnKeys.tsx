import { KeyRound, RefreshCw, ShieldOff, Trash2, UserRoundPen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { formatDayOf } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useKeys } from '../../stores/keys.ts';
import { KeyAct } from './KeyAct.tsx';
import { ReplaceIdentity } from './ReplaceIdentity.tsx';
import { WithdrawKey } from './WithdrawKey.tsx';

type Asking = 'rotate' | 'destroy' | 'revoke' | 'replace';

/** The life of one's own keys: renewed, destroyed, withdrawn, replaced; each with what it does to others. */
export function OwnKeys() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { keys, load, rotate, destroyOld } = useKeys();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [finished, setFinished] = useState<Asking | null>(null);
  useEffect(() => {
    void load();
  }, [load]);
  if (keys === null) return null;
  const old = keys.keys.filter(({ current }) => !current).length;
  const formers = keys.formers.filter(({ held }) => held).length;
  const close = (): void => setAsking(null);
  const finish = (): void => {
    setFinished(asking);
    setAsking(null);
  };
  const behind = keys.behind.length > 0 && (
    <Notice tone="warning" title={t('keys.behind', { count: keys.behind.length })}>
      <ul>
        {keys.behind.map(({ digest, name }) => (
          <li key={digest}>
            <Bdi text={name} />
          </li>
        ))}
      </ul>
      <p>{t('keys.behindText')}</p>
    </Notice>
  );
  return (
    <Section title={t('keys.title')} hint={t('keys.hint')}>
      <Card>
        <Stack>
          {keys.revokedBecause !== null && (
            <Notice tone="danger" title={t('keys.revoked')}>
              <p>{t('keys.revokedText')}</p>
            </Notice>
          )}
          <ul aria-label={t('keys.list')}>
            {keys.keys.map(({ fingerprint, since, current }) => (
              <li key={fingerprint}>
                <Row>
                  <span>{t('keys.since', { day: formatDayOf(since, language) })}</span>
                  <Badge tone={current ? 'ok' : 'neutral'} icon={<KeyRound aria-hidden />}>
                    {current ? t('keys.current') : t('keys.old')}
                  </Badge>
                </Row>
              </li>
            ))}
            {keys.formers.map(({ digest, name, held }) => (
              <li key={digest}>
                <Row>
                  <span>
                    {t('keys.former')} <Bdi text={name} />
                  </span>
                  <Badge icon={<KeyRound aria-hidden />}>{held ? t('keys.old') : t('keys.gone')}</Badge>
                </Row>
              </li>
            ))}
          </ul>
          {old + formers > 0 && behind}
          {finished !== null && <Notice tone="ok" title={t(`keys.finished.${finished}`)} live />}
          <Row>
            <Button icon={<RefreshCw aria-hidden />} onPress={() => setAsking('rotate')}>
              {t('keys.rotate')}
            </Button>
            {old + formers > 0 && (
              <Button icon={<Trash2 aria-hidden />} onPress={() => setAsking('destroy')}>
                {t('keys.destroy')}
              </Button>
            )}
            <Button look="plain" icon={<UserRoundPen aria-hidden />} onPress={() => setAsking('replace')}>
              {t('keys.replace')}
            </Button>
            {keys.revokedBecause === null && (
              <Button look="plain" icon={<ShieldOff aria-hidden />} onPress={() => setAsking('revoke')}>
                {t('keys.revoke')}
              </Button>
            )}
          </Row>
          <Quiet>{t('keys.lost')}</Quiet>
        </Stack>
      </Card>
      {asking === 'rotate' && (
        <KeyAct
          title={t('keys.rotateTitle')}
          go={t('keys.rotateGo')}
          run={rotate}
          onClose={close}
          onDone={finish}
        >
          <p>{t('keys.rotateText')}</p>
        </KeyAct>
      )}
      {asking === 'destroy' && (
        <KeyAct
          title={t('keys.destroyTitle')}
          go={t('keys.destroyGo')}
          run={destroyOld}
          danger
          onClose={close}
          onDone={finish}
        >
          <p>{t('keys.destroyText')}</p>
          {behind}
          <p>{t('keys.destroyCopies')}</p>
        </KeyAct>
      )}
      {asking === 'revoke' && <WithdrawKey onClose={close} onDone={finish} />}
      {asking === 'replace' && <ReplaceIdentity onClose={close} onDone={finish} />}
    </Section>
  );
}
