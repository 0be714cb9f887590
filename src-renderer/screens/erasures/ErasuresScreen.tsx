import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Card, Page, Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useErasures } from '../../stores/erasures.ts';
import { useRecords } from '../../stores/records.ts';
import { AskedTable } from './AskedTable.tsx';
import { AskLater } from './AskLater.tsx';
import { RequestCard } from './RequestCard.tsx';

/** What others ask this vault to erase, what it asked them, and what was erased here. */
export function ErasuresScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { list, load } = useErasures();
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load();
  }, [load, version]);
  const { value } = list;
  return (
    <Page title={t('erase.title')} lead={t('erase.lead')}>
      <RefusalNotice failure={list.failure} />
      {value === null && list.failure === null && <Quiet>{t('common.loading')}</Quiet>}
      {value !== null && (
        <>
          {value.strays.length > 0 && (
            <Notice tone="warning" title={t('erase.strays')}>
              <ul>
                {value.strays.map(({ contact, name, known, answers }) => (
                  <li key={`${contact} ${known}`}>
                    {known ? t('erase.strayOther', { name }) : t('erase.strayUnknown', { name })}
                    {answers > 1 && ` ${t('erase.strayTimes', { count: answers })}`}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Section title={t('erase.incoming')}>
            {value.incoming.length === 0 && <Quiet>{t('erase.incomingEmpty')}</Quiet>}
            {value.incoming.map((request) => (
              <RequestCard key={request.request} request={request} />
            ))}
            {value.more.map(({ contact, name, requests }) => (
              <Notice key={contact} tone="warning" title={t('erase.more', { name, count: requests })}>
                <p>{t('erase.moreHint')}</p>
              </Notice>
            ))}
          </Section>
          <Section title={t('erase.outgoing')} hint={t('erase.outgoingHint')}>
            {value.outgoing.length === 0 ? (
              <Quiet>{t('erase.outgoingEmpty')}</Quiet>
            ) : (
              <AskedTable label={t('erase.outgoing')} asked={value.outgoing} />
            )}
          </Section>
          {value.acts.length > 0 && (
            <Section title={t('erase.hereTitle')} hint={t('erase.hereHint')}>
              {value.acts.map(({ at, values, asked }) => (
                <Card key={at}>
                  <Row apart>
                    <span>
                      {t('erase.actOn', {
                        when: formatInstant(at, language),
                        values: t('erase.hereValues', { count: values }),
                      })}
                      {asked.length > 0 && ` ${t('erase.askedCount', { count: asked.length })}.`}
                    </span>
                    <AskLater wish={{ act: at }} />
                  </Row>
                </Card>
              ))}
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
