import { Composer, LINKS } from './composer.mjs';
import { expect, test } from './fixtures.mjs';

/** The name of a link, the link, and what must be said of it. */
const ODD = [
  ['damaged', '#1;c=2025-02;f=eks;k=role%', 'damaged', 'eks'],
  ['bad UTF-8', '#1;c=2025-02;f=eks;%FF%C0%AF=1', 'damaged', 'eks'],
  ['unknown version', '#2;c=2025-02;f=eks', 'version “2”'],
  ['not a link of ours', '#top', 'was not read'],
  ['unknown edition', '#1;c=1999-01;f=eks', '“1999-01”', 'eks'],
  ['no edition', '#1;f=eks', 'names no edition', 'eks'],
  ['unknown feature', '#1;c=2025-02;f=eks,nope', '“nope”', 'eks'],
  ['unknown key', '#1;c=2025-02;f=eks;zz=1', '“zz”', 'eks'],
  ['duplicate key', '#1;c=2025-02;f=eks;f=nodes', '“f” twice', 'eks'],
  ['part that must stay', '#1;c=2025-02;f=eks;off=network', '“network”', 'eks'],
  ['bad parameter', '#1;c=2025-02;f=eks,karpenter;p.account=12', '“p.account”', 'eks'],
  ['script', '#1;c=2025-02;f=eks,<script>globalThis.broken=1</script>', 'script', 'eks'],
  ['image', '#1;c=2025-02;f=eks;<img src=x onerror=globalThis.broken=1>=1', 'img', 'eks'],
  ['encoded markup', '#1;c=%3Csvg%2Fonload%3Dbroken%28%29%3E;f=eks', 'svg', 'eks'],
  ['prototype as a key', '#1;c=2025-02;f=eks;__proto__=broken', '“__proto__”', 'eks'],
  ['prototype as values', '#1;c=2025-02;f=eks,__proto__,constructor;off=toString;p.__proto__=1', '“constructor”', 'eks'],
  ['null character', '#1;c=2025-02;f=eks,%00', '\\u{0}', 'eks'],
  ['bidirectional override', '#1;c=2025-02;f=eks,%E2%80%AEabc', '\\u{202e}', 'eks'],
  ['a megabyte', `#1;c=2025-02;f=${'a'.repeat(1_000_000)}`, 'longer than 8192'],
  ['a megabyte of keys', `#1;c=2025-02;f=eks${';x=1'.repeat(250_000)}`, 'longer than 8192'],
];

/** Those whose address the browser may change on its way, so they are also opened. */
const OPENED = new Set(['bad UTF-8', 'script', 'prototype as values', 'null character', 'bidirectional override', 'a megabyte']);

/** What could carry a foreign script or picture, and the marks that one would leave. */
const foreign = (page) =>
  page.evaluate(() => ({
    elements: [...document.querySelectorAll('script, img, iframe, object, embed, style, base, [onerror], [onload], #app form')].map(
      (element) => element.outerHTML,
    ),
    marks: [globalThis.broken, {}.broken, Object.prototype.hasOwnProperty.call(Object.prototype, 'broken')],
    odd: /[\u0000\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent),
  }));

const WAYS = { opened: ODD.filter(([name]) => OPENED.has(name)), 'pasted into the open page': ODD };

for (const [how, links] of Object.entries(WAYS)) {
  test(`odd and hostile links, ${how}, are said and do no harm`, async ({ page, open }) => {
    const composer = new Composer(page);
    await open();
    const clean = await foreign(page);
    for (const [name, link, said, feature] of links) {
      await test.step(name, async () => {
        if (how === 'opened') {
          await page.goto('about:blank');
          await open(link);
        } else {
          await composer.paste(link);
        }
        await expect(composer.warnings, name).toContainText(said);
        await expect(composer.warnings).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(composer.choose).toBeVisible();
        expect(await composer.ticked(), name).toEqual(feature ? expect.arrayContaining([feature]) : []);
        expect(await foreign(page), name).toEqual(clean);
        expect(composer.fragment(), 'the address is that of what is shown').toMatch(/^#1;c=2025-02;f=[a-z0-9,-]+$/);
      });
    }
    await composer.warnings.getByRole('button', { name: 'Dismiss' }).click();
    await expect(composer.warnings).toHaveCount(0);
  });
}

test('features of the other edition are kept and said', async ({ page, open }) => {
  const composer = new Composer(page);
  await open('#1;c=2025-02;f=min-eks-static');
  await expect(composer.feature('min-eks-static').box).toBeChecked();
  await expect(composer.feature('min-eks-static').notices).toContainText('not part of this edition');
  await expect(composer.documents).toHaveCount(0);
  await expect(composer.result.getByRole('heading', { level: 3 })).toBeVisible();
});

test('a link that cannot be read, pasted into the open page, takes nothing away for good', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  await composer.paste('#9;nonsense');
  await expect(composer.warnings).toContainText('was not read');
  await page.goBack();
  await composer.expectFragment(LINKS.minStaticEks);
  expect(await composer.ticked()).toEqual(['min-static', 'eks']);
  await expect(composer.warnings).toHaveCount(0);
});
