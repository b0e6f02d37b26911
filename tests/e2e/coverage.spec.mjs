import { Composer, LINKS } from './composer.mjs';
import { expect, test } from './fixtures.mjs';

const WITH_KARPENTER = `${LINKS.karpenter};p.account=123456789012;p.cluster-name=a;p.partition=aws;p.region=eu-west-1;v=coverage`;

const column = (page, index) =>
  page.locator('.coverage tbody tr').evaluateAll((rows, at) => rows.map((row) => row.cells[at].textContent), index);
const services = (page) => page.locator('tr[data-service]').evaluateAll((rows) => rows.map((row) => row.dataset.service));
const granted = (text) => Number(/^\d+/.exec(text)?.[0] ?? 0);

test('the table sorts by service and by figures', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.eks);
  await composer.view('Coverage by service').click();
  const header = (name) => page.getByRole('columnheader').filter({ hasText: name });
  await expect(header('Service')).toHaveAttribute('aria-sort', 'ascending');
  const byName = await page.locator('.service-name').allTextContents();
  expect(byName.length).toBeGreaterThan(8);
  expect(byName).toEqual([...byName].sort());

  await header('All').getByRole('button').click();
  await expect(header('All')).toHaveAttribute('aria-sort', 'descending');
  await expect(header('Service')).toHaveAttribute('aria-sort', 'none');
  const last = await page.locator('.coverage thead th').count();
  const figures = (await column(page, last - 1)).map(granted);
  expect(figures).toEqual([...figures].sort((a, b) => b - a));
  expect((await services(page))[0]).toBe('ec2');
});

test('it can be looked at for each principal', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(WITH_KARPENTER);
  const all = await services(page);
  expect(all).toContain('ssm');
  await composer.segment('Karpenter\'s controller role').check();
  await expect.poll(() => services(page)).not.toEqual(all);
  expect(await services(page)).not.toContain('cloudformation');
  await composer.segment('All').check();
  await expect.poll(() => services(page)).toEqual(all);
});

test('a service opens its actions, an action its reasons', async ({ page, open }) => {
  await open(`${LINKS.minStaticEks};v=coverage`);
  const row = page.locator('tr[data-service="eks"]');
  const name = row.getByRole('button');
  await name.click();
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  const detail = page.locator('.service-detail');
  await expect(detail.getByRole('heading', { level: 4 })).toContainText('eks');
  const figure = granted(await row.locator('td').last().textContent());
  await expect(detail.locator('.actions li')).toHaveCount(figure);

  const action = detail.getByRole('button', { name: /^CreateCluster / });
  await action.click();
  await expect(action).toHaveAttribute('aria-expanded', 'true');
  const reasons = detail.locator('.reasons');
  await expect(reasons).toContainText('On arn:');
  await expect(reasons).toContainText('PaletteControllersEKSPolicy, statement');
  await action.click();
  await expect(reasons).toHaveCount(0);

  await detail.getByRole('checkbox', { name: 'Also what is not granted' }).check();
  await expect(detail.locator('.action-none')).not.toHaveCount(0);
  await expect(detail.locator('.action-none').first()).toContainText('not granted');
  await expect(detail.locator('.action-none button')).toHaveCount(0);
  await detail.getByRole('button', { name: 'Close' }).click();
  await expect(detail).toHaveCount(0);
  await expect(name).toHaveAttribute('aria-expanded', 'false');
});

test('the table follows the choice', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(`${LINKS.minStaticEks};v=coverage`);
  expect(await services(page)).not.toContain('logs');
  await composer.feature('eks-logging').box.check();
  await expect(page.locator('tr[data-service="logs"]')).toBeVisible();
});

test('the matrix has a column for each published policy and adds up', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.eks);
  await composer.view('Services by policy').click();
  await expect(page.getByRole('columnheader')).toHaveText([
    'Service',
    'PaletteControllerPolicy',
    'PaletteControlPlanePolicy',
    'PaletteNodesPolicy',
    'PaletteDeploymentPolicy',
    'PaletteControllersEKSPolicy',
    'Together',
    'Shared',
  ]);
  const rows = await page.locator('.matrix tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.cells].slice(1).map((cell) => Number(cell.textContent) || 0)),
  );
  expect(rows.length).toBeGreaterThan(8);
  for (const row of rows) {
    const shared = row.pop();
    const together = row.pop();
    const sum = row.reduce((a, b) => a + b, 0);
    expect(together).toBeGreaterThanOrEqual(Math.max(...row));
    expect(sum - together, 'each shared action is counted more than once').toBeGreaterThanOrEqual(shared);
  }
});
