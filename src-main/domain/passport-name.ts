/** The name as the lines give it: capitals, blanks for fillers, no hyphens and no marks. */
export interface PassportName {
  readonly primary: string;
  readonly given: string;
  /** The field is full: what came after may be missing. */
  readonly cut: boolean;
}

/** Splits `ERIKSSON<<ANNA<MARIA<<<`; null when no name stands at the beginning. */
export function passportName(field: string): PassportName | null {
  const [primary = '', ...given] = field.split('<<');
  const plain = (text: string): string => text.replace(/<+/g, ' ').trim();
  if (!/^[^<]/.test(primary)) return null;
  return { primary: plain(primary), given: plain(given.join('<')), cut: !field.endsWith('<') };
}

/** All of it, in the order of the document: the family name first. */
export const wholeName = ({ primary, given }: PassportName): string => `${primary} ${given}`.trim();

/* Russian internal passports since 2011 carry lines of this form. Every letter of the name has a sign of its own, digits
 * included, so that the name can be read back (order 773 of the ministry of the interior, 16 November 2020). */
const signs = 'ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678';
const russian = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';

/** Signs that such a name may consist of: every one that stands for a letter. */
export const isRussianSign = (sign: string): boolean => signs.includes(sign);

export const inRussian = (text: string): string =>
  text.replace(/[A-Z0-9]/g, (sign) => russian[signs.indexOf(sign)] ?? sign);
