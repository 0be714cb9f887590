import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Row, Stack } from '../../components/Page.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { useDrafts } from '../../stores/drafts.ts';
import { useExchange } from '../../stores/exchange.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSession } from '../../stores/session.ts';
import { useDraftPlace } from './draft-place.ts';
import { RestoredBanner } from './RestoredBanner.tsx';
import styles from './Frame.module.css';
import { UnsafeBanner } from './UnsafeBanner.tsx';

/** What has to be known right after unlocking. */
export function Banners({ offered }: { readonly offered: readonly string[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const view = useSession((state) => state.view);
  const { drafts, save } = useDrafts();
  const { waiting, wait, read } = useExchange();
  const go = useNavigation((state) => state.go);
  const placeOfDraft = useDraftPlace();
  const { contacts, load } = useContacts();
  useEffect(() => {
    void load();
  }, [load]);
  const renewed = (contacts.value ?? []).filter(
    ({ state, replaces }) => state === 'unknown' && replaces.length > 0,
  ).length;
  const left = offered.flatMap((key) => drafts.get(key) ?? []);
  return (
    <div className={styles['banners']}>
      {typeof view?.sample === 'string' && <Notice tone="info" title={t('app.sample')} />}
      {view?.clockBehind === true && (
        <Notice tone="danger" title={t('app.clockBehindTitle')}>
          <p>{t('unlock.clockBehind')}</p>
        </Notice>
      )}
      <RestoredBanner />
      <UnsafeBanner />
      {renewed > 0 && (
        <Notice
          tone="danger"
          title={t('keys.banner', { count: renewed })}
          actions={
            <Button small onPress={() => go({ name: 'contacts' })}>
              {t('keys.bannerGo')}
            </Button>
          }
        >
          <p>{t('keys.bannerText')}</p>
        </Notice>
      )}
      {waiting !== null && (
        <Notice
          tone="info"
          title={t('app.waitingTitle')}
          actions={
            <>
              <Button
                small
                look="primary"
                onPress={() => {
                  wait(null);
                  go({ name: 'exchange' });
                  void read(waiting);
                }}
              >
                {t('app.waitingLook')}
              </Button>
              <Button small onPress={() => wait(null)}>
                {t('unlock.forgetWaiting')}
              </Button>
            </>
          }
        />
      )}
      {left.length > 0 && (
        <Notice tone="info" title={t('app.draftsTitle', { count: left.length })}>
          <p>{t('app.draftsText')}</p>
          <Stack gap={1}>
            {left.map((draft) => {
              const { what, open } = placeOfDraft(draft.key);
              return (
                <Row key={draft.key} apart>
                  <span>{t('app.draftFrom', { what, when: formatInstant(draft.at, words.language) })}</span>
                  <Row>
                    <Button small onPress={open}>
                      {t('app.draftContinue')}
                    </Button>
                    <Button small look="plain" onPress={() => void save(draft.key, null)}>
                      {t('app.draftDiscard')}
                    </Button>
                  </Row>
                </Row>
              );
            })}
          </Stack>
        </Notice>
      )}
    </div>
  );
}
