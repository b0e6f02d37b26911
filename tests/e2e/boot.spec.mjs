import { expect, READY, test } from './fixtures.mjs';

test('the page starts under a sub-path and asks only for its own files', async ({ page, open, network }) => {
  await open();
  await expect(page).toHaveTitle(/Palette IAM Composer/);
  await expect(page.locator('#shell')).toHaveCount(0);
  await expect(page.locator('#boot-error')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  network.assertOnlyReleaseFiles();
  const wasm = network.requests.filter(({ url }) => url.endsWith('.wasm'));
  expect(wasm, 'the Wasm is fetched once').toHaveLength(1);
});

test('the policy is in force: an inline script and a foreign request are refused', async ({ page, open, problems }) => {
  await open();
  problems.expect(/script-src|connect-src|Content Security Policy/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.broken = "true"';
    document.body.append(script);
    return fetch('https://example.com/').catch(() => {});
  });
  await expect(page.locator('html')).not.toHaveAttribute('data-broken');
  await expect.poll(() => problems.seen.filter((problem) => problem.startsWith('policy:')).length).toBe(2);
});

test('nothing is left in the global scope', async ({ page, open }) => {
  await open();
  const names = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const standard = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !standard.has(name) && !/^(\d+|__playwright.*|__pw.*)$/.test(name));
  });
  expect(names).toEqual([]);
});

for (const kind of ['wasm', 'js']) {
  test(`a failed download (${kind}) is said plainly and can be tried again`, async ({ page, problems }) => {
    problems.expect(/./);
    const pattern = kind === 'wasm' ? '**/*.wasm' : '**/palette-iam-composer-*.js';
    await page.route(pattern, (route) => route.abort());
    await page.goto('./');
    const message = page.locator('#boot-error');
    await expect(message).toHaveRole('alert');
    await expect(message).toContainText('could not be started');
    await expect(page.locator('#loading')).toHaveCount(0);
    await page.unroute(pattern);
    await message.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator(READY)).toBeAttached();
    await expect(message).toHaveCount(0);
  });
}

test('files that were tampered with do not start', async ({ page, problems }) => {
  problems.expect(/./);
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from([0, 2, 1, 120])]); // one more custom section
    await route.fulfill({ response, body });
  });
  await page.goto('./');
  await expect(page.locator('#boot-error')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`the saved theme (${theme}) is there before the app is`, async ({ page, problems }) => {
    problems.expect(/\.wasm|Failed to fetch/);
    await page.route('**/*.wasm', (route) => route.abort());
    await page.addInitScript((value) => localStorage.setItem('palette-iam-composer.theme', value), theme);
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  });
}

test('a refused storage does not stop the page', async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it is and what it needs', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const note = page.locator('noscript p'); // getByText passes over <noscript>
    await expect(note).toBeVisible();
    await expect(note).toContainText('needs JavaScript and WebAssembly');
    await expect(page.locator('#loading')).toBeHidden();
  });
});
