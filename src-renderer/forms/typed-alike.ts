const plain = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е');

/** A name that was typed to show that it is meant: case, `ё` and spaces around it don't matter. */
export const typedAlike = (typed: string, name: string): boolean => plain(typed) === plain(name);
