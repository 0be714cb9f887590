/** A file that comes with the app. */
export interface ResourceFile {
  /** Without the folder. */
  readonly name: string;
  readonly text: string;
}

/** What comes with the app: `resources/<folder>/*.json`. */
export interface Resources {
  /** By name. Throws where the folder isn't there: then the app is not whole. */
  readonly files: (folder: 'holidays' | 'pathways') => readonly ResourceFile[];
}
