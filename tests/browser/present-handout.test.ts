import { expect, test } from 'vitest';
import { openTalk } from '../serve/present/given-talk.ts';
import { harbour } from '../serve/present/harbour.ts';
import { inspectPdf } from '../support/pdf.ts';

test('the handout says which slides were passed over, and is printed anew only when they change', async () => {
  const talk = await openTalk({ text: harbour }, 'none');
  try {
    const handout = async (): Promise<string> => {
      const answer = await fetch(new URL('handout.pdf', talk.presentation.address));
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const { texts } = await inspectPdf(new Uint8Array(await answer.arrayBuffer()));
      return texts.join('\n');
    };
    expect(await handout()).not.toContain('Not shown in the lecture');
    talk.presentation.hall.send({ do: 'late', on: true });
    talk.presentation.hall.send({ do: 'open', slide: 'end' });
    const told = await handout();
    expect(told.split('Not shown in the lecture')).toHaveLength(2);
    expect(told.indexOf('An aside')).toBeLessThan(told.indexOf('Not shown in the lecture'));
    expect(told.indexOf('Not shown in the lecture')).toBeLessThan(told.indexOf('Not needed.'));
    expect(told).not.toContain('Secret');
  } finally {
    await talk.close();
  }
});
