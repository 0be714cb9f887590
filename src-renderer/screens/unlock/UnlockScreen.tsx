import { LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { FrontPage, FrontTitle } from '../../components/FrontPage.tsx';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useTypingState } from '../../keyboard/typing-state.ts';
import { useExchange } from '../../stores/exchange.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useSession } from '../../stores/session.ts';
import { UnlockHelp } from './UnlockHelp.tsx';
import styles from './UnlockHelp.module.css';
import { WorkProgress } from '../frame/WorkProgress.tsx';

/** Says nothing about what is in the vault: no names, no counts. */
export function UnlockScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const session = useSession();
  const unlock = useIdentity((state) => state.unlock);
  const { waiting, wait } = useExchange();
  const [passphrase, setPassphrase] = useState(session.view?.sample ?? '');
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [typing, look] = useTypingState();
  const attempt = useRef(0);

  const open = async (): Promise<void> => {
    if (opening || passphrase === '') return;
    setOpening(true);
    setFailure(null);
    attempt.current += 1;
    const mine = attempt.current;
    const reply = await unlock(passphrase);
    if (mine !== attempt.current) return;
    setOpening(false);
    if (reply.ok) {
      setPassphrase('');
      await session.load();
    } else setFailure(reply.refusal);
  };
  /** Locking ends the vault process, and with it the derivation. */
  const stop = (): void => {
    attempt.current += 1;
    setOpening(false);
    void session.lock();
  };
  const now = session.view?.now ?? '';
  const drop = (file: File | null | undefined): void => {
    if (file !== null && file !== undefined) wait(file);
  };
  return (
    <div
      className={styles['place']}
      onDrop={(event) => drop(event.dataTransfer.files.item(0))}
      role="presentation"
    >
      <FrontPage
        corner={<LanguageSwitch value={language} onChange={(chosen) => void session.setLanguage(chosen)} />}
      >
        <LockKeyhole aria-hidden size={28} strokeWidth={1.6} />
        <FrontTitle lead={t('unlock.clock', { when: formatInstant(now, language) })}>
          {t('unlock.title')}
        </FrontTitle>
        {session.view?.standIn === true && <Notice tone="warning" title={t('unlock.standIn')} />}
        {typeof session.view?.sample === 'string' && (
          <Notice tone="info" title={t('unlock.sampleTitle')}>
            <p>
              {t('unlock.sampleText')} <code>{session.view.sample}</code>
            </p>
          </Notice>
        )}
        {session.view?.clockBehind === true && <Notice tone="danger" title={t('unlock.clockBehind')} />}
        {session.view?.windowEnded === true && <Notice tone="warning" title={t('unlock.windowEnded')} />}
        {waiting !== null && (
          <Notice
            tone="info"
            title={t('unlock.waiting')}
            actions={
              <Button small onPress={() => wait(null)}>
                {t('unlock.forgetWaiting')}
              </Button>
            }
          />
        )}
        {opening ? (
          <WorkProgress what={t('unlock.opening')} hint={t('unlock.openingHint')} onCancel={stop} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void open();
            }}
          >
            <Stack gap={3}>
              <TextField
                label={t('unlock.passphrase')}
                value={passphrase}
                onChange={setPassphrase}
                onKeyDown={look}
                secret
                focus
                maxLength={1000}
                hint={typing.layout === null ? undefined : t(`unlock.${typing.layout}`)}
              />
              {typing.capsLock && <Notice tone="warning" title={t('unlock.capsLock')} live />}
              <RefusalNotice failure={failure} />
              <Actions>
                <Button
                  look="primary"
                  submit
                  disabled={passphrase === ''}
                  icon={<LockKeyholeOpen aria-hidden />}
                >
                  {t('unlock.unlock')}
                </Button>
              </Actions>
            </Stack>
          </form>
        )}
        {!opening && <UnlockHelp />}
      </FrontPage>
    </div>
  );
}
