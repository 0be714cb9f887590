import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { templateTitle } from '../../forms/template-text.ts';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';

/** Which template a pathway was copied from, and whether anybody compared it with its sources. */
export function PathwayHead({ view }: { readonly view: PathwayPlanView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const show = useShowValue();
  const { template, pathway, checkSaid } = view;
  if (template === null) return <Quiet>{t('pathway.ownPlan')}</Quiet>;
  const version = textOf(pathway.values['templateVersion']) || textOf(template.values['version']);
  const [who, day] = [textOf(template.values['checkedBy']), textOf(template.values['checkedOn'])];
  return (
    <Stack gap={1}>
      <Bdi text={t('pathway.fromTemplate', { title: templateTitle(template, language), version })} />
      <Row>
        {who !== '' && day !== '' && checkSaid !== null ? (
          <Badge tone="warning" icon={<TriangleAlert aria-hidden />} wraps>
            {t('templates.checkedTheySay', {
              partner: show.person(checkSaid),
              by: show.person(who),
              day: formatDay(day, language),
            })}
          </Badge>
        ) : who !== '' && day !== '' ? (
          <Badge tone="ok" icon={<CircleCheck aria-hidden />} wraps>
            {t('pathway.checked', { who: show.person(who), day: formatDay(day, language) })}
          </Badge>
        ) : (
          <Badge tone="warning" icon={<TriangleAlert aria-hidden />} wraps>
            {t('pathway.unchecked')}
          </Badge>
        )}
      </Row>
    </Stack>
  );
}
