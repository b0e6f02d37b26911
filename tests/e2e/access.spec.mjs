import { AxeBuilder } from '@axe-core/playwright';
import { Composer, LINKS } from './composer.mjs';
import { expect, test } from './fixtures.mjs';
import { focused, pressTab } from './focus.mjs';

test.use({ reducedMotion: 'reduce' });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** How the page is looked at: all rules at both widths and in both schemes, colours in all four ways. */
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark', only: COLOURS },
  { width: 360, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light', only: COLOURS },
];

/** States of the page worth looking at: a link, and what is opened there. */
const STATES = {
  'nothing chosen': { link: LINKS.empty },
  'Core + EKS with an open “why”': {
    link: LINKS.eks,
    prepare: (page) => page.locator('[data-action="ec2:RunInstances"]').click(),
  },
  'Karpenter with values missing and wrong': {
    link: '#1;c=2025-02;f=karpenter,min-eks-static',
    prepare: async (page) => {
      const composer = new Composer(page);
      await composer.param('karpenter', 'region').field.fill('Frankfurt');
      await composer.feature('karpenter').row.getByRole('button', { name: 'About Karpenter' }).click();
    },
  },
  'coverage with an open service': {
    link: `${LINKS.karpenter};v=coverage`,
    prepare: async (page) => {
      await page.locator('tr[data-service="eks"]').getByRole('button').click();
      await page.locator('.service-detail').getByRole('button', { name: /^CreateCluster / }).click();
    },
  },
  matrix: { link: `${LINKS.eks};v=matrix` },
  'everything to be said: link, parts, conflicts, size': {
    link: '#1;c=2026-10;f=backup-s3,controller,ebs-csi,eks,min-eks-static,min-static,nope;k=user;off=fargate,spot;zz=1',
    prepare: (page) => expect(new Composer(page).warnings).toBeVisible(),
  },
};

/** What axe finds: a line for each rule, with the places. */
async function faults(page, only) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(TAGS)).analyze();
  return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

for (const [name, { link, prepare = () => {} }] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async ({ page, open }) => {
    test.slow();
    await open(link);
    await prepare(page);
    for (const { width, colorScheme, only } of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect.soft(await faults(page, only), `${width} pixels, ${colorScheme}`).toEqual([]);
    }
  });
}

/** What reaches beyond the right edge without scrolling in a box of its own. */
const tooWide = (page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility() && !element.closest('.table-scroll, pre, .visually-hidden'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.localName}.${element.getAttribute('class')}`),
  );

test('nothing runs off the side at 320 pixels', async ({ page, open }) => {
  const composer = new Composer(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await open();
  for (const [name, { link, prepare = () => {} }] of Object.entries(STATES)) {
    await composer.paste(link);
    await expect(page.locator(link.includes('f=none') ? '.welcome' : '.summary')).toBeVisible();
    await prepare(page);
    expect.soft(new Set(await tooWide(page)), name).toEqual(new Set());
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
  }
});

test('the main job needs no mouse, and the focus is always to be seen', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  /** Tab by Tab to what `wanted` names; on the way every stop must show its focus. */
  const tabTo = async (wanted) => {
    for (let stops = 0; stops < 150; stops += 1) {
      const stop = await pressTab(page);
      expect(stop.visible, `the focus on ${stop.name} shows`).toBe(true);
      expect(stop.uncovered, `${stop.name} is not hidden`).toBe(true);
      if (wanted.test(stop.name)) return;
    }
    throw new Error(`${wanted} was not reached`);
  };
  await tabTo(/^Minimum Static \+ EKS$/);
  await page.keyboard.press('Enter');
  await expect(composer.verdict).toHaveText('Ready to attach');
  await tabTo(/^Download all/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('palette-iam-2025-02.zip');
  await tabTo(/^Coverage by service$/);
  await page.keyboard.press('Space');
  await expect(composer.view('Coverage by service')).toHaveAttribute('aria-pressed', 'true');
});

test('arrow keys choose among segments', async ({ page, open }) => {
  const composer = new Composer(page);
  await open(LINKS.minStaticEks);
  await composer.segment('Merged').focus();
  await page.keyboard.press('ArrowRight');
  await expect(composer.segment('As published')).toBeChecked();
  await expect(composer.segment('As published')).toBeFocused();
  await expect(composer.documents).toHaveCount(2);
});

for (const [name, size, link, begin] of [
  ['on a small screen', { width: 360, height: 740 }, LINKS.minStaticEks, null],
  ['below an open answer', { width: 1024, height: 740 }, LINKS.eks, '[data-action="ec2:RunInstances"]'],
]) {
  test(`what has the focus is never wholly covered: ${name}`, async ({ page, open }) => {
    await page.setViewportSize(size);
    await open(link);
    if (begin) {
      await page.locator(begin).focus();
      await page.keyboard.press('Enter');
    }
    const hidden = [];
    for (let stops = 0; stops < 60; stops += 1) {
      if (begin) await page.keyboard.press('ArrowDown');
      const stop = begin ? await focused(page) : await pressTab(page);
      if (!stop.uncovered) hidden.push(stop.name);
    }
    expect(hidden).toEqual([]);
  });
}

test('headings form an outline, and the document has its language and title', async ({ page, open }) => {
  await open(LINKS.eks);
  const levels = await page.locator('h1, h2, h3, h4, h5').evaluateAll((all) =>
    all.filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1])),
  );
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('what was done is read out', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  for (const region of [composer.said.first(), page.locator('.notices').first()]) {
    await expect(region).toBeAttached();
  }
  await composer.preset('Minimum Static + EKS').click();
  await expect(page.locator('.summary-text')).toHaveAttribute('aria-live', 'polite');
  await expect(page.locator('.change').locator('..')).toHaveAttribute('aria-live', 'polite');
});

test('who asked for less motion gets none', async ({ page, open }) => {
  const composer = new Composer(page);
  await open();
  const moving = () =>
    page.evaluate(() => {
      const still = ({ transitionDuration, transitionProperty, animationName, scrollBehavior }) =>
        (/^(0s(, )?)+$/.test(transitionDuration) || transitionProperty === 'none') && animationName === 'none' && scrollBehavior === 'auto';
      const all = [...document.querySelectorAll('*')].filter((element) => !still(getComputedStyle(element)));
      return [...all.map((element) => element.className), ...document.getAnimations().map((animation) => animation.id)];
    });
  expect(await moving()).toEqual([]);
  await composer.preset('Core + EKS').click();
  await page.locator('[data-feature="eks"]').getByRole('button', { name: /^About / }).click();
  await composer.feature('eks').box.uncheck();
  expect(await moving()).toEqual([]);
});
