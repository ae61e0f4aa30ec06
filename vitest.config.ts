import { defineConfig } from 'vitest/config';

/** `npm run soak`: the long settings. */
const isSoak = Boolean(process.env.LANTERNIST_SOAK);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          sequence: { groupOrder: 0 },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/kiosk-scenarios/**'],
          testTimeout: isSoak ? 300_000 : 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          testTimeout: isSoak ? 300_000 : 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'kiosk',
          sequence: { groupOrder: 2 },
          include: ['tests/kiosk-scenarios/**/*.test.ts'],
          globalSetup: ['tests/kiosk-scenarios/setup.ts'],
          // A scenario may take half an hour with its long settings.
          testTimeout: isSoak ? 3_600_000 : 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
