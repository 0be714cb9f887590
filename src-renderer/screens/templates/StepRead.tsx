import { useTranslation } from 'react-i18next';
import type { TemplateStep } from '../../../src-preload/contract/template-draft-views.ts';
import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

interface Props {
  readonly template: PathwayTemplate;
  readonly step: TemplateStep;
}

/** All that a template says of one step. */
export function StepRead({ template, step }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  const sources = step.sources.map((key) => template.sources.find((one) => one.key === key)?.title ?? key);
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [t('templates.part.duration'), step.duration === null ? [] : [say.span(step.duration)]],
    [t('templates.part.dependsOn'), step.dependsOn.map((key) => say.step(key, template))],
    [t('templates.part.rule'), step.rule === null ? [] : [say.rule(step.rule, template)]],
    [t('templates.part.ifRefused'), step.ifRefused === null ? [] : [say.step(step.ifRefused, template)]],
    [
      t('templates.part.documents'),
      step.documents.map((document) => {
        const conditions = say.conditions(document, template);
        const kind = say.document(document.kind);
        return conditions.length === 0
          ? kind
          : t('common.labelled', { text: kind, what: conditions.join('; ') });
      }),
    ],
    [t('templates.part.fee'), step.fee === null ? [] : [`${step.fee.amount} ${step.fee.currency}`]],
    [t('templates.part.sources'), sources],
  ];
  return (
    <li className={styles['step']}>
      <Row>
        <strong>
          <Bdi text={say.text(step.title)} />
        </strong>
        {step.actor !== null && <Badge>{words.choice('stepActor', step.actor)}</Badge>}
        {step.for !== 'case' && <Badge>{t(`templates.for.${step.for}`)}</Badge>}
        {step.milestone !== null && (
          <Badge tone="info">{words.choice('stepMilestone', step.milestone)}</Badge>
        )}
        {step.appointment && <Badge>{t('templates.part.appointment')}</Badge>}
      </Row>
      {step.note !== null && (
        <p className={styles['note']}>
          <Bdi text={say.text(step.note)} />
        </p>
      )}
      <dl className={styles['facts']}>
        {facts
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => (
            <div key={name}>
              <dt>
                <Quiet>{name}</Quiet>
              </dt>
              {values.map((value) => (
                <dd key={value}>
                  <Bdi text={value} />
                </dd>
              ))}
            </div>
          ))}
      </dl>
    </li>
  );
}
