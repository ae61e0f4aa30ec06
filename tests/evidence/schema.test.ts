import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFolder } from '../../src/assets.ts';
import { schemaNames } from '../../src/commands/library-kinds.ts';
import { librarySchemas, translationSchemas } from '../../src/library-schema.ts';
import { stances } from '../../src/model/library.ts';

const schemaOf = (name: string) => JSON.parse(readFileSync(join(builtFolder, 'schema', `${name}.json`), 'utf8'));

test('every file of a library has a JSON Schema with the keys of its lists', () => {
  const schemas = { ...librarySchemas, translation: translationSchemas };
  expect(Object.keys(schemas)).toEqual([...schemaNames]);
  for (const [name, lists] of Object.entries(schemas)) {
    const schema = schemaOf(name);
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(schema.properties)).toEqual(Object.keys(lists));
    for (const [key, entry] of Object.entries(lists))
      expect(Object.keys(schema.properties[key].items.properties)).toEqual(Object.keys(entry.entries));
  }
});

test('it says what may be written: words for texts, what is needed, what else is refused', () => {
  const { items } = schemaOf('claims').properties.claims;
  expect(items.properties.stance).toMatchObject({ enum: [...stances], default: 'attributed' });
  expect(items.required).toEqual(['id', 'statement', 'sources']);
  expect(items.additionalProperties).toBe(false);
  expect(items.properties.note.type).toEqual(['string', 'number', 'null']);
  expect(items.properties.figures.items.properties.value.type).toEqual(['string', 'number']);
  // A source has whatever CSL defines.
  expect(schemaOf('sources').properties.references.items.additionalProperties).toBeUndefined();
});
