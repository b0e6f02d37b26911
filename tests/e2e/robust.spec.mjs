import { Composer, LINKS } from './composer.mjs';
import { expect, READY, test } from './fixtures.mjs';

const FAULTS = {
  'the Wasm traps': () => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
  },
  'the Wasm panics': () => {
    dispatchEvent(new Event('palette-iam-composer:crash'));
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`${name}: it is said, and a reload goes on from the same selection`, async ({ page, open, problems }) => {
    problems.expect(/unreachable/);
    const composer = new Composer(page);
    await open();
    await composer.preset('Minimum Static + EKS').click();
    await composer.expectFragment(LINKS.minStaticEks);
    await page.evaluate(fault);
    await page.evaluate(fault);
    const message = page.locator('#crash');
    await expect(message).toHaveCount(1);
    await expect(message).toHaveRole('alert');
    await expect(message).toBeInViewport();
    await expect(message).toContainText('Your selection is kept in the link');
    await message.getByRole('button', { name: 'Reload' }).click();
    await expect(message).toHaveCount(0);
    await expect(page.locator(READY)).toBeAttached();
    expect(await composer.ticked()).toEqual(['min-static', 'eks']);
    await composer.expectFragment(LINKS.minStaticEks);
    await expect(composer.verdict).toHaveText('Ready to attach');
  });
}

test('a fault of somebody else\'s script is not taken for a crash', async ({ page, open, problems }) => {
  problems.expect(/an extension/);
  await open();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('an extension');
    });
  });
  await expect.poll(() => problems.seen.length).toBe(1);
  await expect(page.locator('#crash')).toHaveCount(0);
});

const REFUSALS = {
  'refused as a whole': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
};

for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`storage that is ${name} leaves everything working`, async ({ page, open }) => {
    const composer = new Composer(page);
    await page.addInitScript(refuse);
    await open();
    await composer.preset('Minimum Static + EKS').click();
    await expect(composer.verdict).toHaveText('Ready to attach');
    const colours = page.getByRole('button', { name: /^Colours: / });
    await expect(colours).toHaveText('Colours: Auto');
    await colours.click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await colours.click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await colours.click();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
}

test('the chosen colours outlive a reload, and nothing else is stored', async ({ page, context, open }) => {
  const composer = new Composer(page);
  await open(LINKS.karpenter);
  await composer.param('karpenter', 'account').field.fill('123456789012');
  await page.getByRole('button', { name: /^Colours: / }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('button', { name: 'Colours: Light' })).toBeVisible();
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  expect(cookies).toEqual([]);
  expect(origins.flatMap((origin) => origin.localStorage)).toEqual([{ name: 'palette-iam-composer.theme', value: 'light' }]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a refused history leaves the page working', async ({ page, open }) => {
  const composer = new Composer(page);
  await page.addInitScript(() => {
    for (const method of ['pushState', 'replaceState']) {
      history[method] = () => {
        throw new DOMException('too many', 'SecurityError');
      };
    }
  });
  await open();
  await composer.preset('Minimum Static + EKS').click();
  await expect(composer.verdict).toHaveText('Ready to attach');
});

/** Files made in the page; and the icon, which Chromium asks for again with each history entry. */
const HARMLESS = /^(blob|data):|\/icon-\w+\.svg$/;

test('once loaded, a whole session asks the network for nothing', async ({ page, context, open, network }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const composer = new Composer(page);
  await open();
  await page.waitForLoadState('networkidle');
  network.assertOnlyReleaseFiles();
  const loaded = network.mark();

  await composer.preset('Core + EKS').click();
  await composer.feature('karpenter').box.check();
  await composer.param('karpenter', 'account').field.fill('123456789012');
  await composer.part('fargate').toggle.uncheck();
  await composer.search.fill('kms');
  await composer.search.fill('');
  await composer.actions.first().click();
  await composer.view('Coverage by service').click();
  await page.locator('tr[data-service="eks"]').getByRole('button').click();
  await composer.view('Services by policy').click();
  await composer.view('Policies').click();
  await composer.saveAll();
  await page.getByRole('button', { name: /^Copy Palette/ }).first().click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.goBack();
  await page.waitForLoadState('networkidle');
  network.assertOnlyReleaseFiles(loaded);
  expect(network.requests.slice(loaded).filter(({ url }) => !HARMLESS.test(url))).toEqual([]);
});

test('it goes on working without a network', async ({ page, context, open, problems }) => {
  problems.expect(/icon-\w+\.svg$/); // as above
  const composer = new Composer(page);
  await open();
  await context.setOffline(true);
  await composer.preset('Minimum Static + EKS').click();
  await expect(composer.verdict).toHaveText('Ready to attach');
  expect((await composer.saveAll()).name).toBe('palette-iam-2025-02.zip');
  await composer.view('Coverage by service').click();
  await expect(page.locator('tr[data-service="eks"]')).toBeVisible();
});
