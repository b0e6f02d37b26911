import { Composer, LINKS, SETTLED } from './composer.mjs';
import { expect, READY, test } from './fixtures.mjs';

test.describe('history', () => {
  test.beforeEach(async ({ page }) => {
    await page.clock.install();
  });

  /** From here on time stands still until a test moves it. */
  const stopTime = async (page) => {
    const now = await page.evaluate(() => Date.now());
    await page.clock.pauseAt(now + SETTLED);
  };

  test('Back undoes one settled change, Forward redoes it', async ({ page, open }) => {
    const composer = new Composer(page);
    await open();
    await stopTime(page);
    await composer.preset('Minimum Static').click();
    await composer.expectFragment('#1;c=2025-02;f=min-static');
    await page.clock.runFor(SETTLED);
    await composer.feature('eks').box.check();
    await composer.expectFragment(LINKS.minStaticEks);

    await page.goBack();
    await composer.expectFragment('#1;c=2025-02;f=min-static');
    await expect(composer.feature('eks').box).not.toBeChecked();
    await expect(composer.preset('Minimum Static')).toHaveAttribute('aria-pressed', 'true');
    await page.goBack();
    await composer.expectFragment(LINKS.empty);
    await expect(composer.documents).toHaveCount(0);
    await page.goForward();
    await page.goForward();
    await composer.expectFragment(LINKS.minStaticEks);
    expect(await composer.ticked()).toEqual(['min-static', 'eks']);
  });

  test('clicks that follow each other within a moment are one entry', async ({ page, open }) => {
    const composer = new Composer(page);
    await open();
    await stopTime(page);
    const before = await composer.historyLength();
    await composer.preset('Core').click();
    for (const id of ['eks', 'eks-logging', 'imds-defaults']) {
      await page.clock.runFor(SETTLED / 2);
      await composer.feature(id).box.check();
    }
    await composer.expectFragment('#1;c=2025-02;f=control-plane,controller,deployment,eks,eks-logging,imds-defaults,nodes');
    expect(await composer.historyLength()).toBe(before + 1);
    await page.goBack();
    await composer.expectFragment(LINKS.empty);
    expect(await composer.ticked()).toEqual([]);
  });

  test('what is looked at is part of the history', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.minStaticEks);
    await stopTime(page);
    await composer.view('Coverage by service').click();
    await composer.expectFragment(`${LINKS.minStaticEks};v=coverage`);
    await page.goBack();
    await composer.expectFragment(LINKS.minStaticEks);
    await expect(composer.documents).toHaveCount(1);
  });

  test('a typed account number outlives Back, though no link has it', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.karpenter);
    await stopTime(page);
    await composer.param('karpenter', 'account').field.fill('123456789012');
    await composer.feature('imds-defaults').box.check();
    await page.goBack();
    await expect(composer.feature('imds-defaults').box).not.toBeChecked();
    await expect(composer.param('karpenter', 'account').field).toHaveValue('123456789012');
    expect(composer.fragment()).not.toContain('123456789012');
  });
});

test('a copied link shows the same to somebody else', async ({ page, context, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const composer = new Composer(page);
  await open();
  await composer.preset('Core + EKS').click();
  await composer.part('fargate').toggle.uncheck();
  await composer.feature('karpenter').box.check();
  await composer.param('karpenter', 'region').field.fill('eu-central-1');
  await composer.segment('Inline in a role').check();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(composer.said.filter({ hasText: 'copied' })).toHaveText('Link copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const other = new Composer(await context.newPage());
  await other.page.goto(link);
  await expect(other.page.locator(READY)).toBeAttached();
  expect(await other.shown()).toEqual(await composer.shown());
  expect(await other.ticked()).toEqual(await composer.ticked());
  await expect(other.part('fargate').toggle).not.toBeChecked();
  await expect(other.segment('Inline in a role')).toBeChecked();
  await expect(other.warnings).toHaveCount(0);
  expect(other.page.url()).toBe(link);
});

test('everything that a link holds outlives a reload', async ({ page, open }) => {
  const composer = new Composer(page);
  const full =
    '#1;c=2026-10;f=eks,karpenter,min-iaas-static;off=fargate;k=role;m=published;q=20;p.cluster-name=a-b_c;p.partition=aws-us-gov;p.region=us-gov-west-1;v=matrix';
  await open(full);
  await composer.expectFragment(full);
  await page.reload();
  await expect(page.locator(READY)).toBeAttached();
  await composer.expectFragment(full);
  await expect(composer.warnings).toHaveCount(0);
  await expect(composer.segment('2026-10 · partial')).toBeChecked();
  await expect(composer.view('Services by policy')).toHaveAttribute('aria-pressed', 'true');
  await composer.view('Policies').click();
  await expect(composer.segment('As published')).toBeChecked();
  await expect(composer.segment('20, AWS\'s for a role')).toBeChecked();
  await expect(composer.param('karpenter', 'cluster-name').field).toHaveValue('a-b_c');
  await expect(composer.param('karpenter', 'partition').field).toHaveValue('aws-us-gov');
});

test('a value with signs of its own comes back as it was typed', async ({ page, context, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=eks-secrets-encryption');
  await composer.param('eks-secrets-encryption', 'palette-principal').field.fill('role/team+a,b=c/P@x_.-');
  await expect.poll(() => composer.fragment()).toContain('p.palette-principal=');
  const other = new Composer(await context.newPage());
  await other.page.goto(page.url());
  await expect(other.param('eks-secrets-encryption', 'palette-principal').field).toHaveValue('role/team+a,b=c/P@x_.-');
  await expect(other.warnings).toHaveCount(0);
});

test('Reset goes back to the beginning, and Back undoes it', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(`${LINKS.karpenter};p.region=eu-central-1;v=coverage`);
  await page.getByRole('button', { name: 'Reset' }).click();
  await composer.expectFragment(LINKS.empty);
  expect(await composer.ticked()).toEqual([]);
  await expect(composer.documents).toHaveCount(0);
  await page.goBack();
  await composer.expectFragment(`${LINKS.karpenter};p.region=eu-central-1;v=coverage`);
  expect(await composer.ticked()).toContain('karpenter');
});

test('an account number is in the link only while its box is ticked', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.karpenter);
  await composer.param('karpenter', 'account').field.fill('123456789012');
  await composer.param('karpenter', 'region').field.fill('eu-central-1');
  await composer.expectFragment(`${LINKS.karpenter};p.region=eu-central-1`);
  const share = page.getByRole('checkbox', { name: 'Put account numbers and ids into the link too' });
  await expect(share).not.toBeChecked();
  await share.check();
  await composer.expectFragment(`${LINKS.karpenter};p.account=123456789012;p.region=eu-central-1`);
  await share.uncheck();
  await composer.expectFragment(`${LINKS.karpenter};p.region=eu-central-1`);
  await expect(composer.param('karpenter', 'account').field).toHaveValue('123456789012');
});

test('a link with an account number says so by its ticked box', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(`${LINKS.karpenter};p.account=123456789012`);
  await expect(composer.param('karpenter', 'account').field).toHaveValue('123456789012');
  await expect(page.getByRole('checkbox', { name: 'Put account numbers and ids into the link too' })).toBeChecked();
});

test('a value that will not do is not put into the link', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.karpenter);
  await composer.param('karpenter', 'region').field.fill('Frankfurt');
  await expect(composer.param('karpenter', 'region').field).toHaveAttribute('aria-invalid', 'true');
  await composer.expectFragment(LINKS.karpenter);
});
