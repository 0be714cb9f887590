import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateSource } from '../../../src-preload/contract/template-draft-views.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Card, FieldGrid, Quiet, Section } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToday } from '../../stores/today.ts';
import type { EditorProps } from './editor-props.ts';
import { useFindingWords } from './finding-words.ts';
import { withNewAnchor, withNewSource, withoutAnchor, withoutSource } from './template-edits.ts';
import { TextPair } from './TextPair.tsx';
import styles from './Templates.module.css';

interface ListProps {
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: readonly ReactNode[];
}

function EditorList({ title, hint, add, onAdd, children }: ListProps) {
  return (
    <Section
      title={title}
      hint={hint}
      actions={
        <Button small icon={<Plus aria-hidden />} onPress={onAdd}>
          {add}
        </Button>
      }
    >
      {children.length > 0 && <Card>{children}</Card>}
    </Section>
  );
}

interface ItemProps {
  readonly what: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function EditorItem({ what, onRemove, children }: ItemProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['item']} role="group" aria-label={what}>
      <FieldGrid>{children}</FieldGrid>
      <div>
        <Button
          small
          look="plain"
          icon={<Trash2 aria-hidden />}
          label={t('templates.removeThis', { what })}
          onPress={onRemove}
        >
          {t('templates.remove')}
        </Button>
      </div>
    </div>
  );
}

/** Days that whoever copies the template sets, and from which others are reckoned. */
export function EditorAnchors({ template, findings, onChange }: EditorProps) {
  const { t } = useTranslation();
  const wrong = useFindingWords();
  return (
    <EditorList
      title={t('templates.part.anchors')}
      hint={t('templates.anchorsHint')}
      add={t('templates.addAnchor')}
      onAdd={() => onChange(withNewAnchor(template))}
    >
      {template.anchors.map((anchor, index) => (
        <EditorItem
          key={anchor.key}
          what={t('templates.anchorNumber', { number: index + 1 })}
          onRemove={() => onChange(withoutAnchor(template, anchor.key))}
        >
          <TextPair
            label={t('templates.anchorTitle')}
            value={anchor.title}
            error={wrong.at(findings, `anchors[${index}]`)}
            onChange={(title) =>
              onChange({ ...template, anchors: template.anchors.with(index, { ...anchor, title }) })
            }
          />
        </EditorItem>
      ))}
    </EditorList>
  );
}

/** Where the rules come from: no step without a source. */
export function EditorSources({ template, findings, onChange }: EditorProps) {
  const { t } = useTranslation();
  const wrong = useFindingWords();
  const today = useToday((state) => state.day);
  return (
    <EditorList
      title={t('templates.part.sources')}
      hint={t('templates.sourcesHint')}
      add={t('templates.addSource')}
      onAdd={() => onChange(withNewSource(template, today))}
    >
      {template.sources.map((source, index) => {
        const change = (part: Partial<TemplateSource>): void =>
          onChange({ ...template, sources: template.sources.with(index, { ...source, ...part }) });
        const at = (name: string): string | null => wrong.at(findings, `sources[${index}].${name}`);
        return (
          <EditorItem
            key={source.key}
            what={t('templates.sourceNumber', { number: index + 1 })}
            onRemove={() => onChange(withoutSource(template, source.key))}
          >
            <TextField
              label={t('templates.sourceTitle')}
              value={source.title}
              onChange={(title) => change({ title })}
              error={at('title')}
            />
            <TextField
              label={t('templates.publisher')}
              value={source.publisher}
              onChange={(publisher) => change({ publisher })}
              error={at('publisher')}
            />
            <TextField
              label={t('templates.address')}
              value={source.address}
              onChange={(address) => change({ address })}
              error={at('address')}
            />
            <DayField
              label={t('templates.lookedAt')}
              value={source.checkedOn === '' ? null : source.checkedOn}
              onChange={(day) => change({ checkedOn: day ?? '' })}
              today={today}
              error={at('checkedOn')}
            />
          </EditorItem>
        );
      })}
    </EditorList>
  );
}

/** What nobody could confirm, said as openly as the rest. */
export function EditorUnconfirmed({ template, findings, onChange }: EditorProps) {
  const { t } = useTranslation();
  const wrong = useFindingWords();
  const { unconfirmed } = template;
  return (
    <>
      <EditorList
        title={t('templates.part.unconfirmed')}
        hint={t('templates.unconfirmedHint')}
        add={t('templates.addUnconfirmed')}
        onAdd={() => onChange({ ...template, unconfirmed: [...unconfirmed, {}] })}
      >
        {unconfirmed.map((texts, index) => (
          <EditorItem
            key={index}
            what={t('templates.unconfirmedNumber', { number: index + 1 })}
            onRemove={() => onChange({ ...template, unconfirmed: unconfirmed.toSpliced(index, 1) })}
          >
            <TextPair
              label={t('templates.unconfirmedText')}
              value={texts}
              rows={2}
              error={wrong.at(findings, `unconfirmed[${index}]`)}
              onChange={(next) => onChange({ ...template, unconfirmed: unconfirmed.with(index, next) })}
            />
          </EditorItem>
        ))}
      </EditorList>
      {unconfirmed.length === 0 && <Quiet>{t('templates.nothingUnconfirmed')}</Quiet>}
    </>
  );
}
