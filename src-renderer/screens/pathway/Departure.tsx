import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Quiet, Stack } from '../../components/Page.tsx';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';

/** When they can leave, as a range; or why nobody can tell. */
export function Departure({ view }: { readonly view: PathwayPlanView }) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  if (view.departure !== null)
    return (
      <p role="status" className={styles['departure']}>
        {plan.departure(view.departure)}
      </p>
    );
  return (
    <Stack gap={1}>
      <p role="status" className={styles['departure']}>
        {t('pathway.departureUnknown')}
      </p>
      <Quiet>{t('pathway.departureUnknownWhy')}</Quiet>
    </Stack>
  );
}
