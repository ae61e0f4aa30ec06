/** What `lanternist library` finds, in the order in which it is printed. */
export const libraryKinds = ['sources', 'claims', 'questions', 'places', 'people', 'events', 'statistics'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** Files of a library that have a schema; a translation is named for its language. */
export const schemaNames = ['sources', 'claims', 'places', 'people', 'events', 'statistics', 'translation'] as const;
