import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useTemplates } from '../../stores/templates.ts';
import { BackToPathways } from './BackToPathways.tsx';
import { Editor } from './Editor.tsx';
import type { EditorPlace } from './editor-props.ts';
import { emptyTemplate } from './template-edits.ts';

/** A name among templates that nobody else has given: people know a template by its title. */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `own-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Loads what the editor begins with: nothing, a copy under a name of its own, or the next version of the same. */
export function EditorScreen({ from, as }: EditorPlace) {
  const { t } = useTranslation();
  const show = useTemplates((state) => state.show);
  const [start, setStart] = useState<PathwayTemplate | null>(() =>
    from === null ? emptyTemplate(freshId()) : null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (from === null) return;
    let current = true;
    void show(from).then((reply) => {
      if (!current) return;
      if (!reply.ok) return setFailure(reply.refusal);
      const { template, line, others } = reply.value;
      const newest = Math.max(...[line, ...others].map(({ version }) => Number(version)));
      setStart(
        as === 'version'
          ? { ...template, version: String(newest + 1) }
          : { ...template, id: freshId(), version: '1' },
      );
    });
    return () => {
      current = false;
    };
  }, [show, from, as]);
  if (start === null)
    return (
      <Page title={t('templates.gallery')} above={<BackToPathways toGallery />}>
        {failure === null ? <Quiet>{t('common.loading')}</Quiet> : <RefusalNotice failure={failure} />}
      </Page>
    );
  return <Editor start={start} as={as} draftKey={`template:${as}:${from ?? ''}`} />;
}
