import { ArrowDown, ArrowUp, ListPlus, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateFinding } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section } from '../../components/Page.tsx';
import type { EditorProps } from './editor-props.ts';
import { stepOfPath } from './finding-path.ts';
import { findingsAt, useFindingWords } from './finding-words.ts';
import { StepForm } from './StepForm.tsx';
import { moved, withNewStep, withoutStep } from './template-edits.ts';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

interface Props extends EditorProps {
  /** Of a step: it is opened. */
  readonly shown: { readonly finding: TemplateFinding } | null;
}

/** The steps in their order: Alt+Up and Alt+Down move the one that has focus. */
export function EditorSteps(props: Props) {
  const { t } = useTranslation();
  const say = useTemplateWords();
  const wrong = useFindingWords();
  const { template, findings, onChange } = props;
  const { shown } = props;
  const [open, setOpen] = useState<string | null>(null);
  const [opened, setOpened] = useState(shown);
  if (opened !== shown) {
    setOpened(shown);
    const step = template.steps[stepOfPath(shown?.finding.path ?? '') ?? -1];
    if (step !== undefined) setOpen(step.key);
  }
  const list = useRef<HTMLOListElement>(null);
  /** Who is moved in the page loses focus: it is given back. */
  const [keep, setKeep] = useState<{ readonly key: string } | null>(null);
  useLayoutEffect(() => {
    if (keep === null) return;
    const item = [...(list.current?.children ?? [])].find(
      (one) => one instanceof HTMLElement && one.dataset['step'] === keep.key,
    );
    item?.querySelector('button')?.focus();
  }, [keep]);
  const own = findings.filter(({ path }) => path === 'steps');
  const move = (index: number, by: -1 | 1): void => {
    const step = template.steps[index];
    if (step === undefined) return;
    onChange({ ...template, steps: moved(template.steps, index, by) });
    setKeep({ key: step.key });
  };
  const add = (): void => {
    const next = withNewStep(template);
    onChange(next);
    setOpen(next.steps.at(-1)?.key ?? null);
  };
  return (
    <Section
      title={t('templates.part.steps')}
      hint={t('templates.stepsHint')}
      actions={
        <Button small icon={<ListPlus aria-hidden />} onPress={add}>
          {t('templates.addStep')}
        </Button>
      }
    >
      {own.map((finding) => (
        <p key={finding.code} className={styles['finding']}>
          {wrong.say(finding)}
        </p>
      ))}
      {template.steps.length === 0 ? (
        <Quiet>{t('templates.noSteps')}</Quiet>
      ) : (
        <ol ref={list} className={styles['steps']} aria-label={t('templates.part.steps')}>
          {template.steps.map((step, index) => {
            const title = say.text(step.title);
            const what = title === '' ? t('templates.stepNumber', { number: index + 1 }) : title;
            const count = findingsAt(findings, `steps[${index}]`).length;
            return (
              <li key={step.key} data-step={step.key}>
                <div
                  className={styles['editStep']}
                  role="presentation"
                  onKeyDown={(event) => {
                    if (!event.altKey || (event.code !== 'ArrowUp' && event.code !== 'ArrowDown')) return;
                    event.preventDefault();
                    move(index, event.code === 'ArrowUp' ? -1 : 1);
                  }}
                >
                  <Row>
                    <Button
                      small
                      look="quiet"
                      label={open === step.key ? t('cases.fold', { what }) : t('cases.unfold', { what })}
                      onPress={() => setOpen(open === step.key ? null : step.key)}
                    >
                      {open === step.key ? t('common.close') : t('common.edit')}
                    </Button>
                    <Quiet>{index + 1}</Quiet>
                    <strong>
                      <Bdi text={what} />
                    </strong>
                    {step.duration !== null && <Quiet>{say.span(step.duration)}</Quiet>}
                    {count > 0 && <Badge tone="danger">{t('templates.toMend', { count })}</Badge>}
                  </Row>
                  <Row>
                    <Button
                      small
                      look="plain"
                      icon={<ArrowUp aria-hidden />}
                      label={t('templates.up', { what })}
                      disabled={index === 0}
                      onPress={() => move(index, -1)}
                    />
                    <Button
                      small
                      look="plain"
                      icon={<ArrowDown aria-hidden />}
                      label={t('templates.down', { what })}
                      disabled={index === template.steps.length - 1}
                      onPress={() => move(index, 1)}
                    />
                    <Button
                      small
                      look="plain"
                      icon={<Trash2 aria-hidden />}
                      label={t('templates.removeThis', { what })}
                      onPress={() => onChange(withoutStep(template, step.key))}
                    />
                  </Row>
                </div>
                {open === step.key && (
                  <div className={styles['editOpen']}>
                    <StepForm {...props} index={index} />
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
