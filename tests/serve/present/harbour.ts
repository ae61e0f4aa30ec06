/** A talk with steps, an optional slide, and a notice before the last. */
export const harbour = `---
title: One harbour
lang: en
duration: 6 min
date: 2026-01-01
---

## Why one harbour? {#why time="60 s"}

It froze seldom.

::: notes
Secret: wait until it is quiet.
:::

## Step by step {#steps}

::: incremental
- One
- Two
:::

## An aside {#aside .optional}

Not needed.

## The camps {#camps notice="deaths"}

They were many.

## The end {#end}

Thank you.
`;
