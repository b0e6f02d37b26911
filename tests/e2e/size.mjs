// What the first load weighs, as the browser really fetches it: every response until the page can be used.
// usage: node size.mjs [--check]    --check compares with tests/size-budget.json and fails when over
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { READY, withBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const KINDS = { html: 'html', css: 'css', js: 'js', wasm: 'wasm', json: 'data', svg: 'images', png: 'images', ico: 'images' };

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Loads the page; resolves to one `{ name, kind, raw, gzip, brotli }` for each file. */
async function measure(url) {
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    const responses = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(url);
    await page.locator(READY).waitFor({ state: 'attached', timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    const files = new Map();
    for (const response of responses) {
      const { pathname, protocol } = new URL(response.url());
      if (protocol === 'data:' || protocol === 'blob:') continue;
      if (!response.ok()) throw new Error(`${response.status()} ${response.url()}`);
      const name = pathname.endsWith('/') ? 'index.html' : path.basename(pathname);
      const bytes = await response.body();
      files.set(pathname, {
        name,
        kind: KINDS[path.extname(name).slice(1)] ?? 'other',
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotli(bytes).length,
      });
    }
    return [...files.values()].sort((a, b) => b.gzip - a.gzip);
  });
}

const total = (files) =>
  files.reduce(
    (sum, file) => ({ ...sum, raw: sum.raw + file.raw, gzip: sum.gzip + file.gzip, brotli: sum.brotli + file.brotli }),
    { name: 'in all', kind: '', raw: 0, gzip: 0, brotli: 0 },
  );

const row = (...cells) =>
  cells.map((cell, index) => (index < 2 ? String(cell).padEnd(index ? 8 : 54) : cell.toLocaleString('en').padStart(11))).join('');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const server = await serve();
const files = await measure(server.url).finally(server.close);

console.log(row('first load, bytes', 'kind', 'raw', 'gzip -9', 'brotli 11'));
for (const file of [...files, total(files)]) console.log(row(file.name, file.kind, file.raw, file.gzip, file.brotli));

if (values.check) {
  const budget = JSON.parse(readFileSync(new URL('../size-budget.json', import.meta.url), 'utf8'));
  const sums = { total: total(files).gzip };
  for (const { kind, gzip } of files) sums[kind] = (sums[kind] ?? 0) + gzip;
  let over = false;
  console.log(`\n${row('budget, bytes after gzip -9', '', 'measured', 'budget', 'left')}`);
  for (const [kind, bytes] of Object.entries(sums)) {
    const limit = budget.gzip[kind] ?? 0; // a kind without a budget has none
    over ||= bytes > limit;
    console.log(row(kind, bytes > limit ? 'OVER' : 'ok', bytes, limit, limit - bytes));
  }
  if (over) {
    console.error('\nThe first load is over its budget (tests/size-budget.json).');
    process.exit(1);
  }
}
