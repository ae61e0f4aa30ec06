import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';

/** A JSON Schema for each file of a library, for editors: `lanternist library --schema claims` prints one. */
export async function writeSchemas(assets) {
  const { librarySchemas, translationSchemas } = await import('../lib/library-schema.js');
  await mkdir(join(assets, 'schema'), { recursive: true });
  for (const [name, lists] of Object.entries({ ...librarySchemas, translation: translationSchemas })) {
    const properties = Object.fromEntries(
      Object.entries(lists).map(([key, entry]) => [key, { type: 'array', items: entrySchema(entry) }]),
    );
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: `${name === 'translation' ? 'Translation' : `${name}.yaml`} of a Lanternist library`,
      // A file that is one bare list counts as its first.
      type: ['object', 'array'],
      properties,
      additionalProperties: false,
      items: Object.values(properties)[0].items,
    };
    await writeFile(join(assets, 'schema', `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}

/** What an author may write; what becomes of it is no matter for an editor. */
function entrySchema(entry) {
  const { $schema: _, ...schema } = toJsonSchema(entry, { typeMode: 'input', errorMode: 'ignore' });
  return plain(schema, entry.type === 'object');
}

/** Several types in short; keys that mean nothing are refused; a key without a value counts as left out. */
function plain(schema, isClosed) {
  if (Array.isArray(schema)) return schema.map((each) => plain(each, isClosed));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, ...rest } = schema;
  const isShort = anyOf?.every((each) => Object.keys(each).length === 1 && 'type' in each);
  const made = isShort ? { type: anyOf.map((each) => each.type), ...rest } : schema;
  if (made.properties === undefined)
    return Object.fromEntries(
      Object.entries(made).map(([key, value]) => [key, key === 'default' ? value : plain(value, true)]),
    );
  const required = made.required ?? [];
  const properties = Object.entries(made.properties).map(([key, value]) => {
    const each = plain(value, true);
    return [
      key,
      required.includes(key) || each.type === undefined || each.enum
        ? each
        : { ...each, type: [each.type, 'null'].flat() },
    ];
  });
  return { ...made, properties: Object.fromEntries(properties), ...(isClosed ? { additionalProperties: false } : {}) };
}
