import { isJsonObject, type Json } from './json.ts';
import { line, lines } from './records/text-value.ts';
import {
  templateLanguages,
  type TemplateFinding,
  type TemplateFindingCode,
  type TemplateLanguage,
  type Texts,
} from './template.ts';

type Members = { readonly [name: string]: Json };

/** A value of the file and where it stands. */
export interface Place {
  readonly value: Json | undefined;
  readonly path: string;
}

/**
 * Takes an unknown JSON value apart. What can't be read is noted and read as if it were empty, so that one reading
 * finds everything; whoever reads gives nothing back once there is a finding.
 */
export class TemplateReader {
  readonly findings: TemplateFinding[] = [];
  readonly #bothLanguages: boolean;

  constructor(bothLanguages: boolean) {
    this.#bothLanguages = bothLanguages;
  }

  note(path: string, code: TemplateFindingCode, detail?: string): void {
    this.findings.push(detail === undefined ? { path, code } : { path, code, detail });
  }

  /** The members of an object, of which only these may be there, and the first of them must. */
  object<M extends string>(
    { value, path }: Place,
    needed: readonly M[],
    others: readonly M[] = [],
  ): Readonly<Record<M, Place>> {
    const members: Members = isJsonObject(value) ? value : {};
    if (!isJsonObject(value)) this.note(path, value === undefined ? 'missing' : 'notAnObject');
    else {
      const known: readonly string[] = [...needed, ...others];
      for (const name of Object.keys(members))
        if (!known.includes(name)) this.note(path, 'unknownMember', name.slice(0, 60));
      for (const name of needed)
        if (!Object.hasOwn(members, name)) this.note(inside(path, name), 'missing', name);
    }
    const places = [...needed, ...others].map((name) => [
      name,
      { value: Object.hasOwn(members, name) ? members[name] : undefined, path: inside(path, name) },
    ]);
    return Object.fromEntries(places) as Record<M, Place>;
  }

  /** The items of a list; one that is not there has none. */
  list({ value, path }: Place, limit: number): readonly Place[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.note(path, 'notAList');
      return [];
    }
    if (value.length > limit) this.note(path, 'tooMany', String(limit));
    return (value as readonly Json[])
      .slice(0, limit)
      .map((item, index) => ({ value: item, path: `${path}[${index}]` }));
  }

  /** A text of one line in this form; what is not there was noted already, or needn't be. */
  text({ value, path }: Place, limit: number, form: RegExp = /(?:)/): string {
    if (value === undefined) return '';
    const text = line(value, limit);
    if (text === null || text.trim() === '') this.note(path, 'notText', String(limit));
    else if (!form.test(text)) this.note(path, 'notAllowed', text.slice(0, 60));
    return text ?? '';
  }

  /** One of these, or null. */
  choice<T extends string>({ value, path }: Place, choices: readonly T[]): T | null {
    if (value === undefined) return null;
    const found = choices.find((choice) => choice === value) ?? null;
    if (found === null) this.note(path, 'notAllowed', typeof value === 'string' ? value.slice(0, 60) : '');
    return found;
  }

  /** A whole number within bounds. */
  count({ value, path }: Place, least: number, most: number): number {
    if (value === undefined) return 0;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
      return value + 0;
    this.note(path, 'notAllowed', typeof value === 'number' ? String(value) : '');
    return 0;
  }

  /** `{"en": …, "ru": …}` in one line each: both where both are asked for, else at least one. */
  titles(place: Place): Texts {
    return this.#texts(place, 200, line);
  }

  /** The same in any number of lines. */
  texts(place: Place): Texts {
    return this.#texts(place, 4000, lines);
  }

  #texts(place: Place, limit: number, read: typeof line): Texts {
    if (place.value === undefined) return {};
    const members = this.object<TemplateLanguage>(place, [], templateLanguages);
    const found: { [L in TemplateLanguage]?: string } = {};
    if (!isJsonObject(place.value)) return found;
    for (const language of templateLanguages) {
      const { value, path } = members[language];
      if (value === undefined) {
        if (this.#bothLanguages) this.note(path, 'languageMissing', language);
        continue;
      }
      const text = read(value, limit);
      if (text === null || text.trim() === '') this.note(path, 'notText', String(limit));
      else found[language] = text;
    }
    if (!this.#bothLanguages && Object.values(members).every(({ value }) => value === undefined))
      this.note(place.path, 'languageMissing');
    return found;
  }
}

const inside = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
