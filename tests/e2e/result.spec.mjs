import { Composer, LINKS } from './composer.mjs';
import { expect, test } from './fixtures.mjs';
import { grants, published, uncovered } from './policies.mjs';

const CORE_EKS = ['PaletteControllerPolicy', 'PaletteControlPlanePolicy', 'PaletteNodesPolicy', 'PaletteDeploymentPolicy', 'PaletteControllersEKSPolicy'];

test('as published shows each policy as it is; merged needs fewer', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.eks);
  const merged = await composer.shown();
  expect(Object.keys(merged).length).toBeLessThan(CORE_EKS.length);

  await composer.segment('As published').check();
  await expect(composer.documents).toHaveCount(CORE_EKS.length);
  const shown = await composer.shown();
  expect(Object.keys(shown)).toEqual(CORE_EKS.map((name) => `${name}.json`));
  for (const name of CORE_EKS) {
    const [here, there] = [grants([JSON.parse(shown[`${name}.json`])]), grants([published(`2025-02/${name}.json`)])];
    expect(uncovered(here, there), name).toEqual([]);
    expect(uncovered(there, here), name).toEqual([]);
  }
  await expect(composer.document('PaletteControllerPolicy')).toContainText('text of 2023-04-20, edition 2025-02');
  await expect(composer.plan('palette').locator('.proof')).toHaveText('5 published policies, unchanged in what they grant.');

  await composer.segment('Merged').check();
  await expect(composer.documents).toHaveCount(Object.keys(merged).length);
  expect(await composer.shown()).toEqual(merged);
});

test('what does not fit is said in plain words', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const fit = composer.plan('palette').locator('.fit');
  for (const [kind, words, verdict] of [
    ['Inline in a user', /characters are too many: inline policies here may have 2,048 in all, [\d,]+ fewer\./, 'Does not fit yet'],
    ['Inline in a group', /^Fits: [\d,]+ of 5,120 characters\.$/, 'Ready to attach'],
    ['Inline in a role', /^Fits: [\d,]+ of 10,240 characters\.$/, 'Ready to attach'],
    ['Managed policies', /^Fits: 1 managed policy of the 10 allowed\.$/, 'Ready to attach'],
  ]) {
    await composer.segment(kind).check();
    await expect(fit).toHaveText(words);
    await expect(composer.verdict).toHaveText(verdict);
  }
});

test('too many policies are said, and twenty can be allowed', async ({ page, open }) => {
  const composer = new Composer(page);
  const features =
    'control-plane,controller,deployment,eks,eks-control-plane-policies,eks-irsa,eks-logging,eks-oidc-off,eks-oidc-provider,eks-rbac,eks-security-groups,nodes';
  await open(`#1;c=2025-02;f=${features};m=published`);
  const fit = composer.plan('palette').locator('.fit');
  await expect(fit).toHaveText('12 managed policies are more than the 10 that may be attached: cluster deployment would fail. Choose “Merged” to attach fewer.');
  await expect(composer.verdict).toHaveText('Does not fit yet');
  await composer.segment('20, AWS\'s for a role').check();
  await expect(fit).toHaveText('Fits: 12 managed policies of the 20 allowed.');
  await composer.segment('10, Palette\'s limit').check();
  await composer.segment('Merged').check();
  await expect(fit).toHaveText(/^Fits: \d managed polic(y|ies) of the 10 allowed\.$/);
});

test('a role of its own gets its own plan, and AWS\'s own policies are named by ARN', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=ebs-csi,eks,karpenter,min-static;k=user');
  await expect(composer.plan('karpenter-role').locator('.fit')).toContainText('of 10,240 characters');
  await expect(composer.plan('node-role')).toContainText('arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy');
  await expect(composer.plan('node-role').locator('.fit')).toHaveText('1 managed policy of AWS\'s to attach by ARN; nothing to create.');
});

test.describe('why', () => {
  test('an action that is clicked says feature, policy, date and source', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.eks);
    await page.locator('[data-action="ec2:RunInstances"]').click();
    await expect(composer.why.getByRole('heading', { level: 3 })).toHaveText('ec2:RunInstances');
    await expect(composer.why).toContainText('Amazon EC2');
    await expect(composer.why).toContainText('Write');
    const origin = composer.why.locator('.origins li').first();
    await expect(origin).toContainText('PaletteControllerPolicy');
    await expect(origin).toContainText('statement 1');
    await expect(origin).toContainText('text of 2023-04-20');
    await expect(origin).toContainText('Compute.');
    const link = origin.getByRole('link');
    await expect(link).toHaveAttribute('href', /^https:\/\/docs\.spectrocloud\.com\//);
    await expect(link).toHaveAttribute('rel', /noopener/);
    await composer.why.getByRole('button', { name: 'Close' }).click();
    await expect(composer.why).toHaveCount(0);
  });

  test('the keyboard asks it: Tab to the first action, arrows, Enter, Escape', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.minStaticEks);
    const statement = page.locator('details.statement').first();
    const action = (index) => statement.locator('[data-action]').nth(index);
    await statement.getByRole('button', { name: 'Why?' }).focus();
    await page.keyboard.press('Tab');
    await expect(action(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(action(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(composer.why.getByRole('heading', { level: 3 })).toHaveText(await action(1).getAttribute('data-action'));
    await expect(action(1)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(composer.why).toHaveCount(0);
    await expect(action(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(action(0), 'the first one is the end').toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator('details.statement').nth(1).locator('summary'), 'one Tab leaves the statement').toBeFocused();
  });

  test('closing the answer by its button gives the focus back', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.minStaticEks);
    await composer.actions.nth(2).focus();
    await page.keyboard.press('Enter');
    await composer.why.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await expect(composer.why).toHaveCount(0);
    await expect(composer.actions.nth(2)).toBeFocused();
  });

  test('a statement says which published statements it stands for', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.minStaticEks);
    await page.locator('details.statement').first().getByRole('button', { name: 'Why?' }).click();
    await expect(composer.why.getByRole('heading', { level: 3 })).toHaveText('This statement');
    await expect(composer.why.locator('.origins li')).not.toHaveCount(0);
    await expect(composer.why.locator('.origins')).toContainText('PaletteMinimumStaticPermissions, statement 1');
    await expect(composer.why.locator('.origins')).toContainText(/: \d+ actions?/);
  });

  test('every action of the page has a reason', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.minStaticEks);
    const without = await composer.actions.evaluateAll(async (buttons) => {
      const found = [];
      for (const button of buttons) {
        button.click();
        await new Promise((resolve) => { setTimeout(resolve, 0); });
        const why = document.querySelector('.why');
        if (why?.querySelector('h3').textContent !== button.dataset.action || !why.querySelector('.origins li a[href^="https:"]')) {
          found.push(button.dataset.action);
        }
      }
      return found;
    });
    expect(without).toEqual([]);
  });
});

test('a statement folds, and stays folded while others change', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const statement = page.locator('details.statement').nth(1);
  await expect(statement).toHaveAttribute('open');
  const title = await statement.locator('.statement-title').textContent();
  expect(title).toMatch(/^Allow \d+ actions? on /);
  await statement.locator('summary').click();
  await expect(statement.locator('[data-action]').first()).toBeHidden();
  await composer.feature('imds-defaults').box.check();
  await expect(page.locator('[data-action="ec2:GetInstanceMetadataDefaults"]')).toHaveCount(1);
  await expect(statement.locator('.statement-title')).toHaveText(title);
  await expect(statement).not.toHaveAttribute('open');
});

test('Copy gives the document as it is shown', async ({ page, context, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const card = composer.document('PalettePolicy');
  await card.getByRole('button', { name: 'Copy PalettePolicy.json' }).click();
  await expect(composer.said.filter({ hasText: 'copied' })).toHaveText('PalettePolicy.json copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await composer.textOf(card));
});

test('a refused clipboard is said', async ({ page, open }) => {
  const composer = new Composer(page);
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await open(LINKS.minStaticEks);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(composer.said.filter({ hasText: 'refused' })).toContainText('The browser refused to copy.');
});
