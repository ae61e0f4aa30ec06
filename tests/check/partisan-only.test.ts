import { describe, expect, test } from 'vitest';
import { libraryOf, party, placesOf, source, told } from './checked.ts';

const library = libraryOf(
  [
    party('izvestia', 'Izvestia', { names: ['the newspaper', ''] }),
    party('izvestiya', 'Известия'),
    party('asahi', '朝日新聞'),
    party('memoir', 'A memoir', {
      csl: { id: 'memoir', type: 'book', author: [{ family: 'Леонов' }, { literal: 'Others' }] },
    }),
    source({ id: 'handbook', type: 'book' }),
  ],
  [
    told('iz', 'izvestia'),
    told('iz-told', 'izvestia', { stance: 'attributed' }),
    told('both', 'izvestia', {
      sources: [
        { source: 'izvestia', locator: '', confidence: '' },
        { source: 'handbook', locator: '', confidence: '' },
      ],
    }),
    told('gk', 'editor'),
    told('nobody', 'unknown'),
  ],
);
const places = (body: string) => placesOf('partisan-only', body, library);

describe('partisan-only', () => {
  test.each([
    'Izvestia tells of fifty raids. [@iz]',
    'IZVESTIA tells of fifty raids. [@iz]',
    "By Izvestia's count there were fifty raids. [@iz]",
    'The newspaper tells of fifty raids. [@iz]',
    '*Izvestia* tells of raids. [@iz]',
    'Fifty raids, says `Izvestia`. [@iz]',
    'Fifty raids\nsays Izvestia. [@iz]',
    '«Известия» пишут о налётах. [@izvestiya]',
    'По словам Леонова, было много налётов. [@memoir]',
    '昨日の朝日新聞によると。 [@asahi]',
    'A claim that is told, not stated. [@iz-told]',
    'Two sources. [@both]',
    'Two citations. [@iz] [@handbook]',
    'One that is told among others. [@iz; @iz-told]',
    'The editor says it too. [@iz; @gk]',
    'The editor alone. [@gk]',
    'Nobody known. [@nobody]',
    'Not partisan. [@handbook]',
    'Nothing cited.',
    '| Izvestia | raids |\n|---|---|\n| here | fifty [@iz] |',
    '::: notes\nFifty raids. [@iz]\n:::',
    '::: cue\nFifty raids. [@iz]\n:::',
    '> Fifty raids. [@iz]',
    '::: quote\nFifty raids. [@iz]\n:::',
    '::: editor\nFifty raids. [@iz]\n:::',
    '::: contested\n- **Izvestia:** fifty. [@iz]\n- **Handbook:** none. [@handbook]\n:::',
  ])('passes: %s', (body) => {
    expect(places(body)).toEqual([]);
  });

  test.each([
    ['Fifty raids. [@iz]', ['3:16']],
    ['Fifty raids. [@izvestia, para. 2]', ['3:16']],
    ['Fifty raids. [@izvestia; @izvestiya]', ['3:16']],
    ['Fifty raids. [@iz] And more. [@izvestia]', ['3:16']],
    ['Misizvestia tells it. [@iz]', ['3:25']],
    ['Izvestian pride. [@iz]', ['3:20']],
    ['One. [@iz]\n\nIzvestia tells another. [@iz]', ['3:8']],
    ['- One [@iz]\n- Two [@iz]', ['3:9', '4:9']],
    ['| here | raids |\n|---|---|\n| there | fifty [@iz] |', ['5:19']],
    ['::: columns\n::: column\nFifty raids. [@iz]\n:::\n:::', ['5:16']],
    ['::: incremental\n- Fifty raids. [@iz]\n:::', ['4:18']],
    ['::: read\nFifty raids. [@iz]\n:::', ['4:16']],
    ['::: contested\n- **Izvestia:** fifty. [@iz]\n- **B:** none.\n\n::: agreed\nA war. [@iz]\n:::\n:::', []],
  ])('reports: %s', (body, expected) => {
    expect(places(body)).toEqual(expected);
  });
});
