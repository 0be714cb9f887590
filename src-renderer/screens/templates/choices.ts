import { useWords } from '../../i18n/words.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';

/** The words that the record table knows for a field, with their texts. */
export function useChoices(): (type: string, field: string) => readonly { id: string; text: string }[] {
  const words = useWords();
  const types = useSchema((state) => state.types);
  return (type, field) => {
    const choices = fieldOf(types, type, field)?.choices;
    return (choices?.values ?? []).map((id) => ({ id, text: words.choice(choices?.name ?? '', id) }));
  };
}
