import { useTranslation } from 'react-i18next';
import type { ErasureRequestView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import styles from '../exchange/Exchange.module.css';
import { isMasked } from '../records/field-rules.ts';
import { useShowValue } from '../records/show-value.ts';

/** What a request is about here: true names and addresses masked as everywhere. */
export function HeldValues({ request }: { readonly request: ErasureRequestView }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const types = useSchema((state) => state.types);
  const label = t('erase.isHere', { count: request.here });
  const { held } = request;
  return (
    <>
      <ScrollRegion label={label}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('erase.recordHead')}</th>
              <th scope="col">{t('erase.field')}</th>
              <th scope="col">{t('erase.value')}</th>
              <th scope="col">{t('erase.by')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map((one, index) => {
              const field = fieldOf(types, one.type, one.slot.split('/')[0] ?? '');
              const name = show.slot(one.type, one.slot);
              const text = show.value(one.type, one.slot, one.value);
              return (
                // oxlint-disable-next-line react/no-array-index-key -- a list that never changes its order
                <tr key={`${one.record} ${one.slot} ${index}`}>
                  <th scope="row">
                    <Bdi text={one.name === '' ? t('common.unnamed') : one.name} />{' '}
                    <Quiet>{words.record(one.type)}</Quiet>
                  </th>
                  <td>{name}</td>
                  <td>
                    {field === undefined || isMasked(field) ? (
                      <Masked what={name}>{() => <Bdi text={text} />}</Masked>
                    ) : (
                      <Bdi text={text} />
                    )}{' '}
                    {one.shown && <Badge tone="info">{t('erase.shownNow')}</Badge>}
                    {one.quarantined && <Badge>{t('erase.inQuarantine')}</Badge>}
                  </td>
                  <td>
                    <bdi>{one.authorName === '' ? t('common.unknown') : one.authorName}</bdi>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {held.length < request.here && (
        <Quiet>{t('erase.more', { shown: held.length, all: request.here })}</Quiet>
      )}
    </>
  );
}
