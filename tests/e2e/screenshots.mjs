// Pictures of the page for the eye: two widths, light and dark, into results/ (not under version control).
// usage: node screenshots.mjs [--hash '#1;…'] [--name start] [--full]
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { READY, withBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const { values } = parseArgs({
  options: {
    hash: { type: 'string', default: '' },
    name: { type: 'string', default: 'start' },
    full: { type: 'boolean', default: false },
  },
});
const results = fileURLToPath(new URL('results/', import.meta.url));
mkdirSync(results, { recursive: true });
const server = await serve();
await withBrowser(async (browser) => {
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      await page.goto(server.url + values.hash);
      await page.locator(READY).waitFor({ state: 'attached' });
      const file = `${results}${values.name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: values.full });
      console.log(file);
      await page.close();
    }
  }
}).finally(server.close);
