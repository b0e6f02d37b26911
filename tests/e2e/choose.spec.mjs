import { Composer, LINKS } from './composer.mjs';
import { expect, test } from './fixtures.mjs';

test('what a feature needs is said beside it, and a button mends it', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  const eks = composer.feature('eks');
  await eks.box.check();
  await expect(eks.notices).toContainText('Needs more. The EKS policy adds to Core or to a Minimum policy');
  await expect(composer.verdict).toHaveText('Look again');
  await expect(composer.remarks).toContainText('1 requirement is not met');
  expect(await composer.ticked(), 'nothing is ticked unasked').toEqual(['eks']);

  await eks.row.getByRole('button', { name: 'Add PaletteMinimumStaticPermissions' }).click();
  await expect(eks.notices).toHaveCount(0);
  expect(await composer.ticked()).toEqual(['min-static', 'eks']);
  await expect(composer.verdict).toHaveText('Ready to attach');
});

test('only what the edition offers is proposed as a mend', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2026-10;f=eks');
  const mends = composer.feature('eks').row.getByRole('button', { name: /^Add / });
  await expect(mends).toHaveText([
    'Add PaletteControllerPolicy',
    'Add PaletteMinimumEKSDynamicPermissions',
    'Add PaletteMinimumEKSStaticPermissions',
    'Add PaletteMinimumIaaSDynamicPermissions',
    'Add PaletteMinimumIaaSStaticPermissions',
  ]);
});

test('what does not go together is said, and either side can be removed', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=control-plane,controller,deployment,min-static,nodes');
  const { notices, row } = composer.feature('min-static');
  await expect(notices).toHaveCount(4);
  await expect(notices.first()).toContainText('With PaletteControllerPolicy: A Minimum policy stands instead of Core');
  await expect(composer.remarks).toContainText('4 pairs stand together that should not be');
  await row.getByRole('button', { name: 'Remove PaletteNodesPolicy' }).click();
  await expect(notices).toHaveCount(3);
  await row.getByRole('button', { name: 'Remove PaletteMinimumStaticPermissions' }).first().click();
  await expect(notices).toHaveCount(0);
  expect(await composer.ticked()).toEqual(['controller', 'control-plane', 'deployment']);
});

test('another edition keeps what is ticked and says what is not part of it', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=eks,imds-defaults,min-static');
  const absent = composer.feature('min-eks-static');
  await expect(absent.box).toBeDisabled();
  await expect(absent.row).toContainText('Not part of this edition.');

  await composer.segment('2026-10 · partial').check();
  expect(await composer.ticked()).toEqual(['min-static', 'eks', 'imds-defaults']);
  const gone = composer.feature('min-static');
  await expect(gone.notices).toContainText('Ticked, but not part of this edition: it adds nothing here.');
  await expect(absent.box).toBeEnabled();
  await expect(composer.change).toContainText('Edition 2026-10.');

  await gone.row.getByRole('button', { name: 'Remove' }).click();
  await expect(gone.notices).toHaveCount(0);
  await expect(gone.box).toBeDisabled();
  await composer.segment('2025-02 · complete').check();
  expect(await composer.ticked()).toEqual(['eks', 'imds-defaults']);
});

test('the box of a group ticks all of it, and shows when only some is ticked', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  const core = composer.group('Core policies');
  const indeterminate = () => core.evaluate((box) => box.indeterminate);
  await expect(core).not.toBeChecked();
  await composer.feature('nodes').box.check();
  await expect.poll(indeterminate).toBe(true);
  await core.click();
  await expect(core).toBeChecked();
  expect(await indeterminate()).toBe(false);
  expect(await composer.ticked()).toEqual(['controller', 'control-plane', 'nodes', 'deployment']);
  await composer.feature('nodes').box.uncheck();
  await expect.poll(indeterminate).toBe(true);
  await composer.feature('nodes').box.check();
  await core.uncheck();
  expect(await composer.ticked()).toEqual([]);
});

test.describe('search', () => {
  const visible = (page) =>
    page.locator('[data-feature]').evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.feature));

  test('filters by name and by action, and never unticks', async ({ page, open }) => {
    const composer = new Composer(page);
    await open(LINKS.karpenter);
    const [all, ticked, fragment] = [await visible(page), await composer.ticked(), composer.fragment()];
    await page.keyboard.press('/');
    await expect(composer.search).toBeFocused();
    await page.keyboard.type('Backup');
    await expect.poll(() => visible(page)).toEqual(['backup-s3']);
    await composer.search.fill('ec2:authorizesecuritygroupegress');
    await expect.poll(() => visible(page)).toEqual(['eks-security-groups']);
    await expect(composer.group('Core policies')).toBeHidden();
    expect(await composer.ticked()).toEqual(ticked);
    expect(composer.fragment()).toBe(fragment);

    await page.keyboard.press('Escape');
    await expect(composer.search).toHaveValue('');
    await expect.poll(() => visible(page)).toEqual(all);
    expect(await composer.ticked()).toEqual(ticked);
  });

  test('says when nothing is found', async ({ page, open }) => {
    const composer = new Composer(page);
    await open();
    await composer.search.fill('<b>nothing</b>');
    await expect(page.getByText('Nothing here has “<b>nothing</b>” in its name, text, policies or actions.')).toBeVisible();
    await composer.search.fill('');
    await expect(page.getByText('Nothing here has')).toHaveCount(0);
    expect((await visible(page)).length).toBeGreaterThan(20);
  });

  test('a slash that is typed into a field stays there', async ({ page, open }) => {
    const composer = new Composer(page);
    await open('#1;c=2025-02;f=eks-secrets-encryption');
    const { field } = composer.param('eks-secrets-encryption', 'palette-principal');
    await field.pressSequentially('role/a');
    await expect(field).toHaveValue('role/a');
    await expect(field).toBeFocused();
  });
});

test('a part that is switched off says what no longer works', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.eks);
  const { row, toggle, consequence } = composer.part('fargate');
  const parts = page.getByRole('region', { name: 'Leave parts out' });
  await expect(parts).toContainText('Everything that is documented is in.');
  await expect(page.locator('[data-action="eks:CreateFargateProfile"]')).toHaveCount(1);

  await toggle.uncheck();
  await expect(consequence.first()).toHaveText('EKS clusters can have no Fargate profiles.');
  await expect(parts).toContainText('1 part switched off: narrower than documented.');
  await expect(composer.remarks).toContainText('Narrower than documented: parts are switched off.');
  await expect(page.locator('[data-action="eks:CreateFargateProfile"]')).toHaveCount(0);
  await expect(composer.change).toContainText('removed.');
  await composer.expectFragment('#1;c=2025-02;f=control-plane,controller,deployment,eks,nodes;off=fargate');

  await toggle.check();
  await expect(row.locator('.without')).toHaveCount(0);
  await expect(composer.remarks).not.toContainText('Narrower');
  await expect(page.locator('[data-action="eks:CreateFargateProfile"]')).toHaveCount(1);
});

test('a part that something else grants as well says so', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.eks);
  const { toggle, consequence } = composer.part('spot');
  await toggle.uncheck();
  await expect(consequence.first()).toContainText('AWSServiceRoleForEC2Spot');
  await expect(consequence.last()).toHaveText('Still granted by something else that is chosen: iam:CreateServiceLinkedRole.');
});

test('a value is checked while it is typed, and each fault names its mend', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=backup-s3');
  const { field, help } = composer.param('backup-s3', 'bucket-name');
  await expect(help).toHaveText('The S3 bucket that holds the backups.');
  await expect(composer.verdict).toHaveText('Values missing');
  for (const [value, message] of [
    ['ab', 'Give 3 to 63 characters.'],
    ['Backups', 'Use only small letters, digits, dots and hyphens.'],
    ['backups-', 'Begin and end with a small letter or a digit.'],
    ['192.168.0.1', 'Choose a name that does not look like an IP address.'],
  ]) {
    await field.fill(value);
    await expect(help).toHaveText(message);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(message);
    expect(await composer.textOf(composer.documents.first()), 'nothing wrong gets into a document').toContain('<bucket-name>');
  }
  await field.fill('my-backups');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(help).toHaveText('The S3 bucket that holds the backups.');
  expect(await composer.textOf(composer.documents.first())).toContain('arn:aws:s3:::my-backups');
});

test('a value that two features ask for is one value', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=backup-s3,eks,karpenter');
  await composer.param('karpenter', 'region').field.fill('eu-west-1');
  await expect(composer.param('backup-s3', 'region').field).toHaveValue('eu-west-1');
});

test('the last click says what it added or took away', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  await expect(composer.change).toHaveCount(0);
  await composer.feature('eks-security-groups').box.check();
  await expect(composer.change.locator('summary')).toHaveText('Configure Security Group Overrides ticked. 1 action added.');
  await composer.change.locator('summary').click();
  await expect(composer.change.locator('.change-rows')).toContainText('AuthorizeSecurityGroupEgress');
  await composer.feature('eks-security-groups').box.uncheck();
  await expect(composer.change.locator('summary')).toHaveText('Configure Security Group Overrides unticked. 1 action removed.');
  await composer.feature('eks-kubeconfig-oidc').box.check();
  await expect(composer.change).toHaveText('Configure OIDC-Based Authentication in Kubeconfig ticked. No permission added or removed.');
});

test('more about a feature: who needs it, what it would add, where it comes from', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const { row, box } = composer.feature('eks-security-groups');
  const about = row.getByRole('button', { name: 'About Configure Security Group Overrides' });
  await expect(about).toHaveAttribute('aria-expanded', 'false');
  await about.click();
  await expect(about).toHaveAttribute('aria-expanded', 'true');
  await expect(row).toContainText('Who needs it.');
  await expect(row).toContainText('Ticking it would add or widen 1 action.');
  await expect(row.getByRole('link', { name: 'Documentation' })).toHaveAttribute('href', /^https:\/\/docs\.spectrocloud\.com\//);
  await box.check();
  await expect(row).toContainText('Without it, 1 action would be missing or narrower.');
  await about.click();
  await expect(row).not.toContainText('Who needs it.');
});
