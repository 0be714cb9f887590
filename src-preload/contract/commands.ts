import { z } from 'zod';
import { checkinsCommands } from './checkins-commands.ts';
import { caseworkCommands } from './casework-commands.ts';
import { command, digest, json, nothing, recordId, shortText } from './command.ts';
import type { Command, FileUse, Runs } from './command.ts';
import { drillCommands } from './drill-commands.ts';
import { passportCommands } from './passport-commands.ts';
import { intakeCommands } from './intake-commands.ts';
import { housesCommands } from './houses-commands.ts';
import { pathwayCommands } from './pathway-commands.ts';
import { planCommands } from './plan-commands.ts';
import { statisticsCommands } from './statistics-commands.ts';
import { templateDraftCommands } from './template-draft-commands.ts';
import { shelterCommands } from './shelter-commands.ts';
import { templateCommands } from './template-commands.ts';
import { caseFilter, listsCommands } from './lists-commands.ts';
import { pathwayListsCommands } from './pathway-lists-commands.ts';
import type * as view from './views.ts';

const passphrase = z.string().max(1000);
const name = z.string().max(120);
const fileBytes = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 65 * 1024 * 1024);
const role = z.enum(['coordinator', 'shelter', 'legal', 'auditor']);
/** Endings of files that no system runs when they are opened; `bin` for all others. */
const fileEndings = z.enum([
  'bin',
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'webp',
  'gif',
  'heic',
  'tif',
  'txt',
  'csv',
  'md',
  'odt',
  'ods',
  'docx',
  'xlsx',
  'mp3',
  'm4a',
  'ogg',
  'opus',
  'wav',
  'mp4',
  'mov',
  'zip',
  'eml',
]);
/** When something was erased: names everything that was erased with it. */
const erasureAct = z.strictObject({ act: z.string().max(50) });
/** Whom to ask to erase something, and why. */
const asking = z.strictObject({
  to: z.array(digest).max(1000),
  reason: z.enum(['consent withdrawn', 'danger', 'mistake', 'no longer needed']),
});
const cursor = { limit: z.int().min(1).max(50_000).optional(), offset: z.int().min(0).optional() };

const several = {
  places: z
    .array(z.strictObject({ record: recordId, slot: shortText }))
    .min(1)
    .max(10_000),
  choice: z.union([
    z.strictObject({ by: z.literal('author'), author: digest }),
    z.strictObject({ by: z.literal('newest') }),
  ]),
};

/** Single changes, all of an author, or what was set aside of a bundle. */
const quarantined = z.union([
  z.strictObject({ changes: z.array(digest).min(1).max(10_000) }),
  z.strictObject({ author: digest }),
  z.strictObject({ manifest: digest }),
]);

/** The one map of everything a window can ask for. Every other IPC type is derived from it. */
export const commands = {
  'session.show': command<view.SessionView>()(nothing, 'main'),
  /** Codes of what the app refused or failed at, with no content: for a report to those who maintain it. */
  'session.events': command<readonly view.EventCount[]>()(nothing, 'main'),
  'session.lock': command<null>()(nothing, 'main'),
  'session.language': command<null>()(z.strictObject({ language: z.enum(['en', 'ru']) }), 'main'),
  'session.lockMinutes': command<null>()(z.strictObject({ minutes: z.int().min(1).max(60) }), 'main'),
  /** Waiting doesn't lock for thirty minutes, or again. Everything else that locks does. */
  'session.call': command<null>()(z.strictObject({ on: z.boolean() }), 'main'),
  /** Whether to remind of due times while locked or in the background. */
  'session.reminders': command<null>()(z.strictObject({ on: z.boolean() }), 'main'),
  /**
   * The window begins what a stranger's file could make endless: unless it speaks again within so many seconds, it is
   * taken to hang and is locked. 0: done.
   */
  'session.watch': command<null>()(z.strictObject({ seconds: z.int().min(0).max(60) }), 'main'),

  'vault.create': command<view.IdentityView>()(z.strictObject({ passphrase, name, role }), 'secret'),
  'vault.unlock': command<view.IdentityView>()(z.strictObject({ passphrase }), 'secret'),
  /** Only where the app was started with `--sample`. */
  'vault.makeSample': command<view.IdentityView>()(z.strictObject({ language: z.enum(['en', 'ru']) })),
  'vault.passphrase': command<null>()(z.strictObject({ old: passphrase, next: passphrase }), 'secret'),
  'vault.backup': command<view.VaultReport & { file: string }>()(
    z.strictObject({ passphrase }),
    'secret',
    'save',
  ),
  'vault.restore': command<null>()(nothing, 'main', 'open'),
  'vault.check': command<view.VaultReport>()(nothing),
  /** What was erased after the copy that this vault was restored from is here again, and the user leaves it at that. */
  'vault.settle': command<null>()(nothing),
  'vault.recoveryCode': command<{ readonly code: string }>()(nothing, 'secret'),
  'vault.confirmRecoveryCode': command<null>()(z.strictObject({ code: shortText }), 'secret'),

  'identity.show': command<view.IdentityView>()(nothing),
  'identity.saveCertificate': command<{ file: string }>()(nothing, 'vault', 'save'),
  'identity.saveRevocation': command<{ file: string }>()(nothing, 'vault', 'save'),
  'identity.saveSecret': command<{ file: string }>()(z.strictObject({ passphrase }), 'secret', 'save'),

  'key.show': command<view.KeysView>()(nothing),
  'key.rotate': command<view.KeysView>()(nothing),
  /** `sure`: whoever may still use an old key was named. */
  'key.destroyOld': command<view.KeysView>()(z.strictObject({ sure: z.boolean() })),
  'key.revoke': command<view.KeysView>()(
    z.strictObject({ reason: z.enum(['compromised', 'superseded', 'retired']), name }),
  ),
  'key.replace': command<view.KeysView>()(z.strictObject({ name, next: name })),

  'contact.list': command<readonly view.ContactView[]>()(nothing),
  'contact.inspect': command<view.CertificatePreview>()(z.strictObject({ bytes: fileBytes })),
  'contact.add': command<view.ContactView>()(z.strictObject({ bytes: fileBytes, role })),
  'contact.trust': command<view.ContactView>()(
    z.strictObject({
      digest,
      state: z.enum(['rejected', 'unknown', 'accepted', 'verified']),
      compared: z.enum(['voice', 'in person']).optional(),
    }),
  ),
  /** The houses of who it was before are said to be kept by who it is now. */
  'contact.handOver': command<{ readonly houses: number }>()(z.strictObject({ digest })),
  'contact.role': command<view.ContactView>()(z.strictObject({ digest, role })),
  /** The user has spoken with them: what stood about them until now stands no more. */
  'contact.settle': command<view.ContactView>()(z.strictObject({ digest })),

  'schema.show': command<view.SchemaView>()(nothing),

  'record.put': command<view.RecordsSaved>()(
    z.strictObject({ type: shortText, id: recordId.optional(), fields: z.record(z.string(), json) }),
  ),
  'record.get': command<view.RecordView>()(z.strictObject({ id: recordId })),
  'record.list': command<readonly view.RecordView[]>()(
    z.strictObject({
      type: shortText,
      sortBy: shortText.optional(),
      descending: z.boolean().optional(),
      ...cursor,
    }),
  ),
  'record.history': command<readonly view.HistoryLine[]>()(z.strictObject({ id: recordId })),
  'record.search': command<readonly view.RecordView[]>()(
    z.strictObject({ text: shortText, limit: z.int().min(1).max(200) }),
  ),
  'record.undo': command<view.RecordsSaved>()(z.strictObject({ id: recordId, action: shortText })),
  'record.undoSeveral': command<null>()(
    z.strictObject({ ids: z.array(recordId).min(1).max(10_000), action: shortText }),
  ),
  /** With `below` all that belongs to it; with `ask` these contacts are asked to erase the same. */
  'record.erase': command<view.ErasedAndAsked>()(
    z.strictObject({
      id: recordId,
      field: shortText.optional(),
      below: z.boolean().optional(),
      ask: asking.optional(),
    }),
  ),
  /** What erasing would take away, who holds the same, and what was asked before. */
  'erasure.plan': command<view.ErasurePlan>()(
    z.union([
      z.strictObject({ id: recordId, field: shortText.optional(), below: z.boolean().optional() }),
      erasureAct,
    ]),
  ),
  /** Asks for what was erased here before, by record or by act. */
  'erasure.ask': command<{ asked: number }>()(
    z.strictObject({ wish: z.union([z.strictObject({ id: recordId }), erasureAct]), ask: asking }),
  ),
  'erasure.list': command<view.ErasureList>()(nothing),
  /** How many requests wait for a person: unanswered, or some of what they are about came again. */
  'erasure.waiting': command<{ readonly waiting: number }>()(nothing),
  'erasure.answer': command<view.ErasedAndAsked>()(
    z.strictObject({
      request: digest,
      answer: z.enum(['erased', 'declined', 'not held']),
      ask: z.array(digest).max(1000).optional(),
      despite: z.boolean().optional(),
    }),
  ),

  'draft.save': command<null>()(z.strictObject({ key: shortText, value: json.nullable() })),
  'draft.list': command<readonly view.DraftView[]>()(nothing),

  'case.list': command<readonly view.CaseRow[]>()(
    z.strictObject({
      text: shortText.optional(),
      filter: caseFilter.optional(),
      sortBy: shortText.optional(),
      descending: z.boolean().optional(),
      ...cursor,
    }),
  ),
  ...passportCommands,
  ...intakeCommands,
  ...listsCommands,
  ...pathwayListsCommands,
  'case.page': command<view.CasePage>()(z.strictObject({ id: recordId })),
  ...caseworkCommands,
  /** Who holds what of a record and of what lies below it. */
  'share.show': command<readonly view.ShareLine[]>()(z.strictObject({ id: recordId })),
  'house.list': command<readonly view.HouseRow[]>()(nothing),
  'house.page': command<view.HousePage>()(z.strictObject({ id: recordId })),
  ...drillCommands,
  ...housesCommands,
  ...pathwayCommands,
  ...planCommands,
  ...statisticsCommands,
  ...templateDraftCommands,
  ...shelterCommands,
  ...templateCommands,
  'step.list': command<readonly view.StepRow[]>()(z.strictObject({ ...cursor })),

  ...checkinsCommands,

  'conflict.list': command<readonly view.ConflictView[]>()(nothing),
  'conflict.resolve': command<view.RecordsSaved>()(
    z.strictObject({ id: recordId, slot: shortText, value: json }),
  ),
  /** Takes a proposal's value, or says again what stood there. */
  'conflict.answer': command<view.RecordsSaved>()(
    z.strictObject({ id: recordId, slot: shortText, change: digest, accept: z.boolean() }),
  ),

  /** What whose value would give for several conflicts; safety is never among what it decides. */
  'conflict.planSeveral': command<view.SeveralPreview>()(z.strictObject(several)),
  'conflict.resolveSeveral': command<view.SeveralResolved>()(
    z.strictObject({ ...several, at: z.int().min(0) }),
  ),

  'file.list': command<readonly view.FileRow[]>()(z.strictObject({ parent: recordId })),
  'file.attach': command<view.RecordsSaved>()(
    z.strictObject({ parent: recordId, name: z.string().max(4096), bytes: fileBytes }),
  ),
  'file.open': command<view.FileContent>()(z.strictObject({ id: recordId })),
  /** In the clear, after a warning; the dialog suggests a neutral name with this ending. */
  'file.save': command<{ file: string }>()(
    z.strictObject({ id: recordId, ending: fileEndings }),
    'vault',
    'save',
  ),

  'bundle.plan': command<view.ExportPlan>()(
    z.strictObject({
      to: digest,
      preset: z.enum(['coordinator', 'shelter', 'legal', 'statistics']),
      cases: z.array(recordId).max(10_000),
      addresses: z.boolean(),
      withhold: z
        .array(z.strictObject({ record: recordId, field: shortText.optional() }))
        .max(10_000)
        .optional(),
      add: z
        .array(z.strictObject({ record: recordId, field: shortText.optional() }))
        .max(10_000)
        .optional(),
      withoutConsent: z.boolean().optional(),
    }),
  ),
  'bundle.export': command<view.ExportResult>()(z.strictObject({ token: shortText }), 'vault', 'save'),
  /** The same into the exchange folder, under a random name. */
  'bundle.exportToFolder': command<view.ExportResult>()(z.strictObject({ token: shortText })),
  'bundle.inspect': command<view.ImportPreview>()(z.strictObject({ bytes: fileBytes })),
  'bundle.choose': command<view.ImportPreview>()(nothing, 'vault', 'open'),
  'bundle.apply': command<view.ImportCounts>()(z.strictObject({ token: shortText })),
  'bundle.cancel': command<null>()(nothing),
  /** Keeps the fork that was refused last as a warning about its sender. What it says is never the window's to name. */
  'bundle.keepWarning': command<view.WarningKept>()(nothing),

  'folder.show': command<view.FolderView>()(nothing),
  'folder.choose': command<view.FolderView>()(nothing, 'vault', 'folder'),
  'folder.forget': command<view.FolderView>()(nothing),
  /** Looks through the exchange folder. Writes nothing, in the vault or in the folder. */
  'folder.scan': command<view.FolderScan>()(nothing),
  /** One of the files that the last scan has found, by the SHA-256 that it had then. */
  'folder.open': command<view.ImportPreview>()(z.strictObject({ file: digest })),
  /** The same for a fork that the last scan has found. */
  'folder.keepWarning': command<view.WarningKept>()(z.strictObject({ file: digest })),
  /** Bundles that were applied, newest first; a restore point stands before each. */
  'received.list': command<readonly view.ImportLine[]>()(z.strictObject({ author: digest.optional() })),
  /** What going back before a bundle would do; with an author, what no longer trusting its key since then would. */
  'received.plan': command<view.AsidePreview>()(z.strictObject({ since: digest, author: digest.optional() })),
  'received.goBack': command<{ setAside: number }>()(z.strictObject({ since: digest, at: z.int().min(0) })),
  'received.distrust': command<{ setAside: number }>()(
    z.strictObject({ since: digest, author: digest, at: z.int().min(0) }),
  ),
  'quarantine.list': command<view.QuarantineView>()(nothing),
  'quarantine.plan': command<view.ReleasePreview>()(quarantined),
  'quarantine.release': command<view.ReleaseCounts>()(quarantined),
  /** Looked at and left where it is. */
  'quarantine.leaveOut': command<null>()(
    z.strictObject({ changes: z.array(digest).min(1).max(10_000), out: z.boolean() }),
  ),

  'audit.show': command<view.AuditView>()(nothing),
  'audit.export': command<view.ExportResult>()(z.strictObject({ to: digest }), 'vault', 'save'),
  'audit.verify': command<view.AuditReportView>()(
    z.strictObject({
      files: z
        .array(fileBytes)
        .min(1)
        .max(50)
        .refine((files) => files.reduce((sum, { length }) => sum + length, 0) <= 256 * 1024 * 1024),
      pins: z.array(digest).max(1000),
      language: z.enum(['en', 'ru']),
    }),
  ),
  'audit.saveJson': command<{ file: string }>()(z.strictObject({ token: shortText }), 'vault', 'save'),
  'audit.savePage': command<{ file: string }>()(z.strictObject({ token: shortText }), 'vault', 'save'),
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = z.infer<Commands[N]['input']>;
export type CommandOutput<N extends CommandName> =
  Commands[N] extends Command<z.ZodType, infer O, Runs, FileUse> ? O : never;

type NamesThatRun<R extends Runs> = {
  [N in CommandName]: Commands[N]['runs'] extends R ? N : never;
}[CommandName];

/** Names of the commands whose input or result holds a passphrase or code: main never sees them. */
export type SecretCommandName = NamesThatRun<'secret'>;
/** Names of the commands that main answers itself. */
export type MainCommandName = NamesThatRun<'main'>;
/** Names of the commands that main forwards. */
export type VaultCommandName = NamesThatRun<'vault'>;
