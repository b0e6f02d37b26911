// Runs after trunk in a release build: minifies wasm-bindgen's glue, which trunk's own minifier cannot read, and
// renews its digest in index.html.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(new URL('../tests/e2e/package.json', import.meta.url));
const { minify } = require('terser');

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: dir } = process.env;
if (profile === 'release') {
  const digest = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const name = readdirSync(dir).find((file) => /^palette-iam-composer-.*\.js$/.test(file));
  const glue = readFileSync(join(dir, name), 'utf8');
  const { code } = await minify(glue, { module: true, compress: { passes: 2 }, format: { comments: false } });
  const page = join(dir, 'index.html');
  const html = readFileSync(page, 'utf8');
  const renewed = html.replace(digest(glue), digest(code));
  if (renewed === html) throw new Error(`index.html has no digest of ${name}`);
  writeFileSync(join(dir, name), code);
  writeFileSync(page, renewed);
}
