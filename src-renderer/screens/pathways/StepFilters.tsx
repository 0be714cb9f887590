import { useTranslation } from 'react-i18next';
import type { StepOrder, StepStand, StepsView } from '../../../src-preload/contract/pathway-lists-views.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useWords } from '../../i18n/words.ts';
import type { StepWish } from '../../stores/pathway-lists.ts';
import { any, idOfWho, useListOptions, whoOf, wishing } from './list-options.ts';
import styles from './PathwayLists.module.css';

interface Props {
  readonly view: StepsView;
  readonly wish: StepWish;
  readonly onWish: (wish: StepWish) => void;
}

const stands = ['overdue', 'next', 'blocked', 'waiting'] as const;
const orders = ['due', 'country', 'responsible'] as const;

/** What of all steps is listed, and in what order. */
export function StepFilters({ view, wish, onWish }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { countries, people } = useListOptions();
  const want = (change: { [K in keyof StepWish]?: StepWish[K] | undefined }): void =>
    onWish(wishing(wish, change));
  const placeholder = t('common.choose');
  return (
    <div className={styles['bar']}>
      <SelectField
        label={t('pathwayLists.country')}
        value={wish.country ?? any}
        options={countries(view.countries)}
        placeholder={placeholder}
        onChange={(id) => want({ country: id === any ? undefined : id })}
      />
      <SelectField
        label={words.field('step', 'responsible')}
        value={idOfWho(wish.responsible)}
        options={people(view.people)}
        placeholder={placeholder}
        onChange={(id) => want({ responsible: whoOf(id) })}
      />
      <SelectField
        label={t('pathwayLists.stand')}
        value={wish.stand ?? any}
        options={[
          { id: any, text: t('pathwayLists.anyStand') },
          ...stands.map((id) => ({ id, text: t(`pathwayLists.stands.${id}`) })),
        ]}
        placeholder={placeholder}
        onChange={(id) => want({ stand: id === any ? undefined : (id as StepStand) })}
      />
      <SelectField
        label={t('pathwayLists.order')}
        value={wish.order}
        options={orders.map((id) => ({ id, text: t(`pathwayLists.orders.${id}`) }))}
        placeholder={placeholder}
        onChange={(id) => want({ order: id as StepOrder })}
      />
      <CheckField selected={wish.now === true} onChange={(now) => want({ now: now || undefined })}>
        {t('pathwayLists.now')}
      </CheckField>
      <CheckField
        selected={wish.finished === true}
        onChange={(finished) => want({ finished: finished || undefined })}
      >
        {t('pathways.withFinished')}
      </CheckField>
    </div>
  );
}
