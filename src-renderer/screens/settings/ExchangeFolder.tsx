import { FolderSync } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useFolder } from '../../stores/folder.ts';

/** Which folder it is: only its name is ever shown here. */
export function ExchangeFolder() {
  const { t } = useTranslation();
  const { name, failure, choose, forget } = useFolder();
  return (
    <Section title={t('exchange.folder.title')} hint={t('exchange.folder.text')}>
      <Card>
        <Stack>
          <Row>
            {name === null ? (
              <Quiet>{t('exchange.folder.none')}</Quiet>
            ) : (
              <span>
                {'…/'}
                <Bdi text={name} />
              </span>
            )}
          </Row>
          <Row>
            <Button icon={<FolderSync aria-hidden />} onPress={() => void choose()}>
              {t(name === null ? 'exchange.folder.choose' : 'exchange.folder.chooseOther')}
            </Button>
            {name !== null && (
              <Button look="plain" onPress={() => void forget()}>
                {t('exchange.folder.forget')}
              </Button>
            )}
          </Row>
          <Quiet>{t('exchange.folder.kept')}</Quiet>
          <RefusalNotice failure={failure} />
        </Stack>
      </Card>
    </Section>
  );
}
