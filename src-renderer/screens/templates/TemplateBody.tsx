import { useTranslation } from 'react-i18next';
import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section, Stack } from '../../components/Page.tsx';
import { SourceList } from './SourceList.tsx';
import { StepRead } from './StepRead.tsx';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

/** What is unconfirmed comes first: it is what whoever copies the template has to ask about. */
export function TemplateBody({ template }: { readonly template: PathwayTemplate }) {
  const { t } = useTranslation();
  const say = useTemplateWords();
  const { steps, sources, unconfirmed, anchors } = template;
  return (
    <Stack gap={5}>
      <Section title={t('templates.part.unconfirmed')}>
        {unconfirmed.length === 0 ? (
          <Quiet>{t('templates.nothingUnconfirmed')}</Quiet>
        ) : (
          <ul className={styles['unconfirmed']}>
            {unconfirmed.map((texts, index) => (
              <li key={index}>
                <Bdi text={say.text(texts)} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('templates.part.steps')}>
        <ol className={styles['steps']} aria-label={t('templates.part.steps')}>
          {steps.map((step) => (
            <StepRead key={step.key} template={template} step={step} />
          ))}
        </ol>
      </Section>
      {anchors.length > 0 && (
        <Section title={t('templates.part.anchors')}>
          <ul className={styles['unconfirmed']}>
            {anchors.map((anchor) => (
              <li key={anchor.key}>
                <Bdi text={say.text(anchor.title)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('templates.part.sources')} hint={t('templates.sourcesText')}>
        <SourceList sources={sources} />
      </Section>
    </Stack>
  );
}
