import type { CommandName, Commands } from '../../src-preload/contract/commands.ts';

/** Commands for which main asks the user for a file; a folder needs no name and no extension. */
export type FileCommandName = {
  [N in CommandName]: Commands[N]['file'] extends 'save' | 'open' ? N : never;
}[CommandName];

/** What each of these files is for: the dialog suggests a name and an extension by it. */
export const filePurposes = {
  'vault.backup': 'backup',
  'vault.restore': 'backup',
  'identity.saveCertificate': 'certificate',
  'identity.saveRevocation': 'revocation',
  'identity.saveSecret': 'secret key',
  'file.save': 'attachment',
  'drill.save': 'report page',
  'pathway.print': 'report page',
  'template.import': 'template',
  'template.export': 'template',
  'shelter.saveArrivals': 'arrivals list',
  'bundle.export': 'bundle',
  'bundle.choose': 'bundle',
  'audit.export': 'bundle',
  'audit.saveJson': 'report',
  'audit.savePage': 'report page',
} as const satisfies { readonly [N in FileCommandName]: string };
