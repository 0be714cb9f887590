import { FolderSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useFolder } from '../../stores/folder.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';
import { FolderFiles } from './FolderFiles.tsx';

/** The folder that another program syncs: looked through when the user says so, and at no other time. */
export function FolderSection() {
  const { t } = useTranslation();
  const { name, failure, scanning, scan, scanNow, cancel } = useFolder();
  const go = useNavigation((state) => state.go);
  if (name === null)
    return (
      <Section title={t('exchange.folder.title')} hint={t('exchange.folder.text')}>
        <Row>
          <Button small onPress={() => go({ name: 'settings' })}>
            {t('exchange.folder.inSettings')}
          </Button>
        </Row>
      </Section>
    );
  return (
    <Section title={t('exchange.folder.title')} hint={t('exchange.folder.scanHint')}>
      <Stack>
        {scanning ? (
          <WorkProgress
            what={t('exchange.folder.scanning')}
            hint={t('exchange.folder.scanningHint')}
            onCancel={() => void cancel()}
          />
        ) : (
          <Row>
            <Button icon={<FolderSearch aria-hidden />} onPress={() => void scanNow()}>
              {t('exchange.folder.scan')}
            </Button>
            <Quiet>
              {'…/'}
              <Bdi text={name} />
            </Quiet>
          </Row>
        )}
        <RefusalNotice failure={failure} />
        {!scanning && scan !== null && <FolderFiles scan={scan} />}
      </Stack>
    </Section>
  );
}
