import { z } from 'zod';
import { shortText } from './command.ts';

const longText = z.string().max(20_000);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(500).readonly();
const key = shortText;
const texts = z.strictObject({ en: longText.exactOptional(), ru: longText.exactOptional() }).readonly();
const count = z.int().min(-100_000).max(100_000);
const unit = z.enum(['days', 'workingDays', 'months']);
const span = z.enum(['days', 'months']);

/**
 * A template as an editor holds it, finished or not: the shape of `PathwayTemplate`, with any words in it. What is wrong
 * with it the vault says, field by field.
 */
export const templateModel = z
  .strictObject({
    id: key,
    version: key,
    country: key,
    kind: shortText,
    title: texts,
    summary: texts,
    anchors: list(z.strictObject({ key, title: texts }).readonly()),
    sources: list(
      z
        .strictObject({ key, title: longText, publisher: longText, address: longText, checkedOn: shortText })
        .readonly(),
    ),
    unconfirmed: list(texts),
    steps: list(
      z
        .strictObject({
          key,
          title: texts,
          note: texts.nullable(),
          actor: shortText.nullable(),
          for: z.enum(['case', 'principal', 'each']),
          dependsOn: list(key),
          rule: z
            .strictObject({ of: z.enum(['anchor', 'step']), name: key, count, unit })
            .readonly()
            .nullable(),
          duration: z.strictObject({ min: count, max: count, unit }).readonly().nullable(),
          documents: list(
            z
              .strictObject({
                kind: shortText,
                validBeyond: z
                  .strictObject({ of: z.enum(['anchor', 'step', 'milestone']), name: key, count, unit: span })
                  .readonly()
                  .nullable(),
                notOlderThan: z.strictObject({ count, unit: span }).readonly().nullable(),
              })
              .readonly(),
          ),
          fee: z.strictObject({ amount: shortText, currency: shortText }).readonly().nullable(),
          ifRefused: key.nullable(),
          milestone: shortText.nullable(),
          appointment: z.boolean(),
          sources: list(key),
        })
        .readonly(),
    ),
  })
  .readonly();
