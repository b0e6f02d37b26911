// The browser that every check uses: the system's Chromium, quiet on a machine without a network.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const FOUND = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const launchOptions = {
  executablePath: process.env.CHROMIUM || FOUND,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const READY = 'html[data-ready="true"]';

/** Runs `work(browser)` and closes the browser whatever happens. */
export async function withBrowser(work) {
  const browser = await chromium.launch(launchOptions);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
