import type { Json, SchemaField } from '../../../src-preload/contract/views.ts';

export interface FieldEditorProps {
  readonly type: string;
  readonly field: SchemaField;
  readonly value: Json | null;
  readonly onChange: (value: Json | null) => void;
  /** Chosen, not typed: may be saved at once. */
  readonly onChoose: (value: Json | null) => void;
  readonly onLeave: () => void;
  readonly error?: string | null;
  readonly rows?: number;
  readonly focus?: boolean;
}
