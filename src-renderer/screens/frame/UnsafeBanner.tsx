import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useConflicts } from '../../stores/conflicts.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNavigation } from '../../stores/navigation.ts';

/** A keeper who says that a house isn't safe only proposes it: its coordinators see that wherever they are. */
export function UnsafeBanner() {
  const { t } = useTranslation();
  const conflicts = useConflicts((state) => state.conflicts.value);
  const coordinates = useIdentity((state) => state.own?.role === 'coordinator');
  const go = useNavigation((state) => state.go);
  if (!coordinates) return null;
  return (conflicts ?? [])
    .filter(({ type, slot }) => type === 'safeHouse' && slot === 'state')
    .flatMap(({ record, recordName, values }) =>
      values
        .filter(({ proposed, value }) => proposed && value === 'compromised')
        .map(({ change, authorName }) => (
          <Notice
            key={change}
            tone="danger"
            title={t('shelter.unsafeBanner')}
            actions={
              <Button small onPress={() => go({ name: 'house', id: record })}>
                {t('shelter.unsafeBannerGo')}
              </Button>
            }
          >
            <p>{t('shelter.unsafeBannerText', { by: authorName, house: recordName })}</p>
          </Notice>
        )),
    );
}
