import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { PREFIX } from './serve.mjs';

const port = Number(process.env.E2E_PORT || 4173);
const baseURL = `http://localhost:${port}${PREFIX}`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'results/run',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 30_000,
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    headless: true,
    launchOptions,
    screenshot: 'only-on-failure',
    // Recording every test would take half as long again.
    trace: process.env.CI ? 'retain-on-failure' : 'off',
  },
  webServer: {
    command: `node serve.mjs --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 10_000,
  },
});
