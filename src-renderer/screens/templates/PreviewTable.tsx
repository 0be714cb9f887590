import { useTranslation } from 'react-i18next';
import type { DayRange } from '../../../src-preload/contract/template-draft-views.ts';
import type { PreviewStep, TemplatePreview } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Strong } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './Templates.module.css';

interface Props {
  readonly label: string;
  readonly preview: TemplatePreview;
  /** Names of who goes, in the order in which they are counted; numbers where there are none. */
  readonly people: readonly string[];
}

/** The departure as a range of days, and when each step would begin and end. */
export function PreviewTable({ label, preview, people }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { departure } = preview;
  const day = (text: string): string => formatDay(text, words.language);
  const range = (step: PreviewStep, days: DayRange | null): string => {
    if (days === null) return step.needed ? t('templates.notKnown') : t('templates.part.ifRefused');
    return days.earliest === days.latest
      ? day(days.earliest)
      : t('templates.range', { from: day(days.earliest), to: day(days.latest) });
  };
  return (
    <>
      <p>
        <Strong>{departureText()}</Strong>
      </p>
      <ScrollRegion label={label}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{words.record('step')}</th>
              <th scope="col">{t('templates.who')}</th>
              <th scope="col">{t('templates.begins')}</th>
              <th scope="col">{t('templates.ends')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.steps.map((step) => (
              <tr key={`${step.key} ${step.person ?? ''}`}>
                <td>
                  <Bdi text={step.title} />{' '}
                  {step.critical && <Badge tone="info">{t('templates.critical')}</Badge>}
                </td>
                <td>
                  <Bdi text={who(step.person)} />
                </td>
                <td>{range(step, step.start)}</td>
                <td>{range(step, step.finish)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );

  function who(person: number | null): string {
    if (person === null) return t('templates.everyone');
    return people[person - 1] ?? t('templates.personNumber', { number: person });
  }
  function departureText(): string {
    if (departure === null) return t('templates.noDeparture');
    const [from, to] = [day(departure.earliest), day(departure.latest)];
    return from === to ? t('templates.departureDay', { from }) : t('templates.departureRange', { from, to });
  }
}
