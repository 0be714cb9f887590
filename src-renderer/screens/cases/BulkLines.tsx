import { useTranslation } from 'react-i18next';
import type { BulkLine } from '../../../src-preload/contract/lists-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import styles from '../exchange/Exchange.module.css';
import { useShowValue } from '../records/show-value.ts';

interface Props {
  readonly lines: readonly BulkLine[];
  readonly field: string;
  readonly value: Json | null;
}

/** More than this nobody reads line by line; those that are left alone come first. */
const shown = 200;

/** Each case before and after, or why it is left alone. */
export function BulkLines({ lines, field, value }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const isChanged = ({ outcome }: BulkLine): boolean => outcome === 'change' || outcome === 'propose';
  const sorted = [...lines.filter((line) => !isChanged(line)), ...lines.filter(isChanged)];
  const say = (one: Json | null): string =>
    one === null ? t('lists.nothing') : show.value('case', field, one);
  return (
    <ScrollRegion label={t('lists.preview')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.record('case')}</th>
            <th scope="col">{t('lists.before')}</th>
            <th scope="col">{t('lists.after')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((line) => (
            <tr key={line.record}>
              <th scope="row">
                <Bdi text={line.alias} />
              </th>
              <td>
                <Bdi text={say(line.before)} />
              </td>
              <td className={styles['value']}>
                {line.outcome === 'change' || line.outcome === 'propose' ? (
                  <>
                    <Bdi text={say(value)} />
                    {line.outcome === 'propose' && <Quiet> {t('lists.outcome.propose')}</Quiet>}
                  </>
                ) : (
                  <Quiet>{t(`lists.outcome.${line.outcome}`)}</Quiet>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && <Quiet>{t('lists.moreLines', { count: sorted.length - shown })}</Quiet>}
    </ScrollRegion>
  );
}
