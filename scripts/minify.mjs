// Runs after trunk in a release build. It gives the names that Wasm and glue call each other by, which
// wasm-bindgen makes long and random, short ones; minifies the glue, which trunk's own minifier cannot read; and
// renews the digests of both in index.html.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tests = new URL('../tests/e2e/', import.meta.url);
const { minify } = createRequire(new URL('package.json', tests))('terser');

/** Shortens the names in the Wasm; says which: `{ imports: [[module, old, new]], exports: [[old, new]] }`. */
function shorten(wasm) {
  const wasmOpt = fileURLToPath(new URL('node_modules/.bin/wasm-opt', tests));
  const passes = ['--minify-imports-and-exports-and-modules', '--strip-producers', '--strip-target-features'];
  return JSON.parse(execFileSync(wasmOpt, [...passes, wasm, '-o', wasm], { encoding: 'utf8' }));
}

/** The glue with the Wasm's new names. Every old one must stand in it. */
function renamed(glue, { imports, exports }) {
  const replace = (text, pattern, by) => {
    if (!pattern.test(text)) throw new Error(`the glue has no ${pattern}`);
    return text.replace(pattern, () => by);
  };
  let text = replace(glue, /"\.\/[\w-]+_bg\.js": import0/, 'a: import0');
  for (const [, from, to] of imports) text = replace(text, new RegExp(`^( +)${from}: function`, 'm'), `"${to}": function`);
  const names = Object.fromEntries(exports);
  return text.replace(/\bwasm\.(\w+)\b/g, (all, name) => (names[name] ? `wasm["${names[name]}"]` : all));
}

const digest = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: dir } = process.env;
if (profile === 'release') {
  const file = (pattern) => join(dir, readdirSync(dir).find((name) => pattern.test(name)));
  const [wasm, glue, page] = [file(/_bg\.wasm$/), file(/^palette-iam-composer-.*\.js$/), file(/^index\.html$/)];
  const before = [wasm, glue].map((name) => digest(readFileSync(name)));
  const text = renamed(readFileSync(glue, 'utf8'), shorten(wasm));
  const { code } = await minify(text, { module: true, compress: { passes: 2 }, format: { comments: false } });
  writeFileSync(glue, code);
  let html = readFileSync(page, 'utf8');
  for (const [index, name] of [wasm, glue].entries()) {
    if (!html.includes(before[index])) throw new Error(`index.html has no digest of ${name}`);
    html = html.replace(before[index], digest(readFileSync(name)));
  }
  writeFileSync(page, html);
}
