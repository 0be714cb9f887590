declare const brand: unique symbol;

/** A value that only the function which checked it may produce. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
