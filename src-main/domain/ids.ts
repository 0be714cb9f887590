import type { Brand } from './brand.ts';

/** Names one record for ever: 32 lower-case hex digits (128 random bits). Says nothing about type, author or time. */
export type RecordId = Brand<string, 'RecordId'>;

/** SHA-256 of a change's header bytes, 64 lower-case hex digits. */
export type ChangeId = Brand<string, 'ChangeId'>;

/** SHA-256 of one disclosure's exact bytes, 64 lower-case hex digits. */
export type DisclosureDigest = Brand<string, 'DisclosureDigest'>;

/** SHA-256 of an OpenPGP primary key packet, 64 lower-case hex digits. This *is* the person, for us. */
export type IdentityDigest = Brand<string, 'IdentityDigest'>;

/** Names one direction sender → recipient since the sender's last restore: 32 lower-case hex digits. */
export type ChannelId = Brand<string, 'ChannelId'>;

/** SHA-256 of a manifest's exact bytes, 64 lower-case hex digits. */
export type ManifestDigest = Brand<string, 'ManifestDigest'>;

/** SHA-256 of a statement's exact bytes, 64 lower-case hex digits. */
export type StatementId = Brand<string, 'StatementId'>;

const hex32 = /^[0-9a-f]{32}$/;
const hex64 = /^[0-9a-f]{64}$/;

export const isRecordId = (text: unknown): text is RecordId => typeof text === 'string' && hex32.test(text);
export const isChannelId = (text: unknown): text is ChannelId => typeof text === 'string' && hex32.test(text);
export const isChangeId = (text: unknown): text is ChangeId => typeof text === 'string' && hex64.test(text);
export const isDisclosureDigest = (text: unknown): text is DisclosureDigest =>
  typeof text === 'string' && hex64.test(text);
export const isIdentityDigest = (text: unknown): text is IdentityDigest =>
  typeof text === 'string' && hex64.test(text);
export const isStatementId = (text: unknown): text is StatementId =>
  typeof text === 'string' && hex64.test(text);
export const isManifestDigest = (text: unknown): text is ManifestDigest =>
  typeof text === 'string' && hex64.test(text);
