import type { PathwayTemplate, TemplateFinding } from '../../../src-preload/contract/template-views.ts';

/** What every part of the editor is given: all of the template, since its parts name each other. */
export interface EditorProps {
  readonly template: PathwayTemplate;
  readonly findings: readonly TemplateFinding[];
  readonly onChange: (template: PathwayTemplate) => void;
}

/** The same for what is inside one step. */
export interface StepProps extends EditorProps {
  readonly index: number;
}

/** What the editor begins with. */
export interface EditorPlace {
  /** The template that is copied or carried on; null for a new one. */
  readonly from: string | null;
  readonly as: 'new' | 'copy' | 'version';
}
