import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareLine } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useRecords } from '../../stores/records.ts';
import styles from '../exchange/Exchange.module.css';

type Field = ShareLine['fields'][number];

/** Which contact holds which fields of a record and of what lies below it, as of when. Nothing when nobody does. */
export function ShareTable({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { share, version } = useRecords();
  const [lines, setLines] = useState<readonly ShareLine[]>([]);
  useEffect(() => {
    let wanted = true;
    void share(id).then((reply) => {
      if (wanted) setLines(reply.ok ? reply.value : []);
    });
    return () => {
      wanted = false;
    };
  }, [share, id, version]);
  if (lines.length === 0) return null;
  const day = (field: Field): string =>
    `${t('contacts.numberDay', { number: field.number, day: formatDay(field.day, words.language) })}, ${t(`cases.heldWay.${field.way}`)}`;
  return (
    <Section title={t('cases.heldTitle')} hint={t('cases.heldHint')}>
      <ScrollRegion label={t('cases.heldTitle')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('cases.heldBy')}</th>
              <th scope="col">{t('exchange.record')}</th>
              <th scope="col">{t('cases.heldFields')}</th>
              <th scope="col">{t('cases.heldAsOf')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.flatMap((line) => {
              const together = [...Map.groupBy(line.fields, day)];
              return together.map(([as, fields], index) => (
                <tr key={`${line.contact} ${line.record} ${as}`}>
                  {index === 0 && (
                    <>
                      <th scope="rowgroup" rowSpan={together.length}>
                        <Bdi text={line.contactName} />
                      </th>
                      <td rowSpan={together.length}>
                        <Bdi text={line.name} /> <Quiet>{words.record(line.type)}</Quiet>
                      </td>
                    </>
                  )}
                  <td>
                    {fields
                      .map(({ field, current }) => {
                        const name = words.field(line.type, field);
                        return current ? name : t('cases.heldOld', { field: name });
                      })
                      .join(', ')}
                  </td>
                  <td>{as}</td>
                </tr>
              ));
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
