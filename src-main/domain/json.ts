/** What JSON can say. Values of fields are JSON; which JSON is decided by the field's kind. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
