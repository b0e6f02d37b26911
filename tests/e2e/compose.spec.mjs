import { Composer, LINKS, unzip } from './composer.mjs';
import { expect, test } from './fixtures.mjs';
import { grants, published, size, uncovered } from './policies.mjs';

const MIN_STATIC_EKS = ['2025-02/PaletteMinimumStaticPermissions.json', '2025-02/PaletteControllersEKSPolicy.json'];

test('a preset becomes one document that fits, with its size told', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  await expect(composer.segment('2025-02 · complete')).toBeChecked();
  await expect(composer.result.getByRole('heading', { name: 'What does your Palette need on AWS?' })).toBeVisible();

  await composer.preset('Minimum Static + EKS').click();
  await expect(composer.preset('Minimum Static + EKS')).toHaveAttribute('aria-pressed', 'true');
  await expect(composer.verdict).toHaveText('Ready to attach');
  await expect(composer.documents).toHaveCount(1);
  const plan = composer.plan('palette');
  await expect(plan.getByRole('heading', { level: 3 })).toHaveText('Palette\'s user or role');
  await expect(plan.locator('.fit')).toHaveText('Fits: 1 managed policy of the 10 allowed.');
  await expect(plan.locator('.proof')).toContainText('exactly the same grants');

  const card = composer.document('PalettePolicy');
  const document = JSON.parse(await composer.textOf(card));
  expect(document.Version).toBe('2012-10-17');
  expect(await composer.sizeOf(card)).toBeLessThanOrEqual(5114);
  expect(await composer.sizeOf(card), 'the size is that of the JSON without white space').toBe(size(document));
  await expect(composer.summary.locator('.figures')).toContainText(`1 document · ${size(document).toLocaleString('en')} characters`);
});

test('what is downloaded is what is shown', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const card = composer.document('PalettePolicy');
  const { name, bytes } = await composer.save(card.getByRole('button', { name: 'Download PalettePolicy.json' }));
  expect(name).toBe('PalettePolicy.json');
  expect(bytes.toString('utf8')).toBe(await composer.textOf(card));
  await expect(composer.said.filter({ hasText: 'downloaded' })).toHaveText('PalettePolicy.json downloaded.');
});

test('the archive holds the documents of the page and says where they come from', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const shown = await composer.shown();
  const { name, bytes } = await composer.saveAll();
  expect(name).toBe('palette-iam-2025-02.zip');
  const { 'README.md': readme, ...documents } = unzip(bytes);
  expect(documents).toEqual(shown);

  expect(readme).toContain('Edition of Palette\'s documentation: 2025-02');
  expect(readme).toContain(`<${page.url()}>`);
  expect(readme).toContain('PaletteMinimumStaticPermissions; PaletteControllersEKSPolicy');
  expect(readme).toContain(
    'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://PalettePolicy.json',
  );
  expect(readme).toMatch(/aws iam simulate-custom-policy --policy-input-list "\$\(cat PalettePolicy\.json\)" --action-names \w+:\w+/);

  const again = await composer.saveAll();
  expect(again.bytes.equals(bytes), 'the same selection gives the same bytes').toBe(true);
});

test('nothing is widened and nothing is lost', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  const { 'README.md': _, ...files } = unzip((await composer.saveAll()).bytes);
  const merged = grants(Object.values(files).map((text) => JSON.parse(text)));
  const source = grants(MIN_STATIC_EKS.map(published));
  expect(uncovered(source, merged), 'lost').toEqual([]);
  expect(uncovered(merged, source), 'widened').toEqual([]);
});

for (const edition of ['2025-02', '2026-10']) {
  test(`every starting point of ${edition} can be attached`, async ({ page, open }) => {
    const composer = new Composer(page);
    await open(`#1;c=${edition};f=none`);
    const presets = page.locator('[data-preset]');
    await expect(presets).not.toHaveCount(0);
    for (const preset of await presets.all()) {
      const name = await preset.textContent();
      await preset.click();
      await expect(preset, name).toHaveAttribute('aria-pressed', 'true');
      await expect(composer.verdict, name).toHaveText('Ready to attach');
      for (const [file, text] of Object.entries(await composer.shown())) {
        expect(size(JSON.parse(text)), `${name}: ${file}`).toBeLessThanOrEqual(6144);
      }
    }
  });
}

test('what goes with the policies is in the archive too', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=backup-s3;p.bucket-name=my-backups');
  const { 'README.md': readme, ...files } = unzip((await composer.saveAll()).bytes);
  expect(Object.keys(files)).toEqual(['BackupPolicy.json', 'trust-policy-backup.json', 'trust-policy-backup-eks.json']);
  expect(files['BackupPolicy.json']).toContain('arn:aws:s3:::my-backups');
  for (const file of ['trust-policy-backup.json', 'trust-policy-backup-eks.json']) {
    await expect(page.locator(`[data-companion="${file}"] pre`)).toHaveText(files[file]);
    expect(readme).toContain(`\`${file}\``);
  }
  expect(readme, 'what is missing is said').toContain('is not filled in');
});
