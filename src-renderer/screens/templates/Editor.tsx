import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../src-preload/contract/views.ts';
import type { PathwayTemplate, TemplateFinding } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useTemplates } from '../../stores/templates.ts';
import { useDraft } from '../records/draft.ts';
import { BackToPathways } from './BackToPathways.tsx';
import { EditorHead } from './EditorHead.tsx';
import { EditorAnchors, EditorSources, EditorUnconfirmed } from './EditorLists.tsx';
import type { EditorPlace } from './editor-props.ts';
import { EditorSteps } from './EditorSteps.tsx';
import { FindingList } from './FindingList.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { useFindingFocus } from './finding-focus.ts';
import { useTemplateDraft } from './use-template-draft.ts';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

interface Props {
  readonly start: PathwayTemplate;
  readonly as: EditorPlace['as'];
  readonly draftKey: string;
}

const saveKeys = 'Ctrl+Enter';
/** Drafts are sealed in the vault and written by this editor alone. */
const asTemplate = (kept: Json | null): PathwayTemplate | null => kept as unknown as PathwayTemplate | null;

/** Ctrl+Enter saves; what is wrong stands beside its field; what is typed is kept as a draft. */
export function Editor({ start, as, draftKey }: Props) {
  const { t } = useTranslation();
  const say = useTemplateWords();
  const save = useTemplates((state) => state.save);
  const go = useNavigation((state) => state.go);
  const draft = useDraft(draftKey);
  const [template, setTemplate] = useState(() => asTemplate(draft.kept) ?? start);
  const [fromDraft, setFromDraft] = useState(draft.kept !== null);
  /** Of the last try to save; null: nobody has tried, and nobody is told what is only not finished yet. */
  const [tried, setTried] = useState<readonly TemplateFinding[] | null>(null);
  /** A finding that is to be put right: asked anew each time. */
  const [shown, setShown] = useState<{ readonly finding: TemplateFinding } | null>(null);
  useFindingFocus(shown);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { said, ask } = useTemplateDraft(template);
  const findings = tried === null ? [] : (said?.findings ?? tried);
  const change = (next: PathwayTemplate): void => {
    setTemplate(next);
    draft.keep(next as unknown as Json);
  };
  const trySaving = async (): Promise<void> => {
    if (saving) return;
    setSaving(true);
    setFailure(null);
    const answer = await ask();
    if (answer !== null && answer.findings.length === 0) {
      const reply = await save({ template: answer.file });
      setSaving(false);
      if (!reply.ok) return setFailure(reply.refusal);
      const { line, findings: wrong } = reply.value;
      if (line === null) return setTried(wrong);
      draft.forget();
      return go({ name: 'template', id: line.name });
    }
    setSaving(false);
    setTried(answer?.findings ?? []);
  };
  const title = say.text(start.title);
  const heading =
    as === 'new'
      ? t('templates.editorNew')
      : as === 'copy'
        ? t('templates.editorCopy', { what: title })
        : t('templates.editorVersion', { version: start.version, what: title });
  const parts = { template, findings, onChange: change };
  return (
    <Page
      title={<Bdi text={heading} />}
      lead={t('templates.editorLead')}
      above={<BackToPathways toGallery />}
    >
      <KeyForm label={heading} onSave={() => void trySaving()}>
        <Stack gap={5}>
          {fromDraft && (
            <Notice
              tone="info"
              title={t('records.fromDraft')}
              actions={
                <Button
                  small
                  onPress={() => {
                    draft.forget();
                    setTemplate(start);
                    setFromDraft(false);
                  }}
                >
                  {t('templates.startAgain')}
                </Button>
              }
            >
              <p>{t('records.fromDraftText')}</p>
            </Notice>
          )}
          <Stack gap={5} key={fromDraft ? 'draft' : 'start'}>
            <EditorHead {...parts} />
            <EditorSources {...parts} />
            <EditorAnchors {...parts} />
            <EditorSteps {...parts} shown={shown} />
            <EditorUnconfirmed {...parts} />
          </Stack>
          <Section title={t('templates.preview')}>
            {said === null || said.preview === null ? (
              <Quiet>{t('templates.previewNot')}</Quiet>
            ) : (
              <PreviewTable label={t('templates.preview')} preview={said.preview} people={[]} />
            )}
          </Section>
          {findings.length > 0 && (
            <Notice tone="danger" title={t('templates.saveRefused')} live>
              <p>{t('templates.saveRefusedText')}</p>
              <FindingList findings={findings} onGo={(finding) => setShown({ finding })} />
            </Notice>
          )}
          <RefusalNotice failure={failure} />
          <div className={styles['foot']}>
            <Row apart>
              <Actions>
                <Button look="primary" submit busy={saving}>
                  {t('common.save')}
                </Button>
                <Button
                  onPress={() => {
                    draft.forget();
                    go({ name: 'templates' });
                  }}
                >
                  {t('common.cancel')}
                </Button>
                <Quiet>
                  <kbd>{saveKeys}</kbd>
                </Quiet>
              </Actions>
              <Row>
                {findings.length > 0 && (
                  <Badge tone="danger">{t('templates.toMend', { count: findings.length })}</Badge>
                )}
                <SaveMark state={draft.kept === null ? 'untouched' : 'draft'} />
              </Row>
            </Row>
          </div>
        </Stack>
      </KeyForm>
    </Page>
  );
}
