/** What the server says about a script; undefined when it says nothing, or isn't there. */
export async function ask<Answer>(path: string): Promise<Answer | undefined> {
  try {
    const answer = await fetch(path);
    return answer.ok ? ((await answer.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the server to do something; gives what stood in the way, '' when nothing did. */
export async function order(path: string, body?: object): Promise<string> {
  try {
    const answer = await fetch(path, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
    return answer.ok ? '' : await answer.text();
  } catch {
    return 'The desk is closed.';
  }
}
