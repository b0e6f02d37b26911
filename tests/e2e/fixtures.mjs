// What every test of the page gets: it fails on console errors, page errors and violations of the
// content security policy, and it can say exactly what the page asked the network for.
import { test as base, expect } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { READY } from './browser.mjs';
import { DIST } from './serve.mjs';

export { expect, READY };

/** Every file of the release, as paths below its root. */
export function releaseFiles(dir = DIST) {
  return new Set(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(dir.length + 1)),
  );
}

class Problems {
  seen = [];
  #expected = [];

  add(kind, text) {
    this.seen.push(`${kind}: ${text}`);
  }

  /** The test itself provokes problems like this one. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  get unexpected() {
    return this.seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}

class Network {
  #baseURL;
  requests = [];

  constructor(baseURL) {
    this.#baseURL = new URL(baseURL);
  }

  add(request) {
    this.requests.push({ method: request.method(), url: request.url(), body: request.postData() });
  }

  /** A point in time for `assertOnlyReleaseFiles(mark)`. */
  mark() {
    return this.requests.length;
  }

  #remote(from) {
    return this.requests.slice(from).filter(({ url }) => !/^(data|blob):/.test(url));
  }

  /** Nothing but this page's own origin was asked for anything. */
  assertNoForeignRequests(from = 0) {
    const foreign = this.#remote(from).filter(({ url }) => new URL(url).origin !== this.#baseURL.origin);
    expect(foreign, 'requests to other origins').toEqual([]);
  }

  /** Since `from`, only files of the release were asked for, and nothing was sent along. */
  assertOnlyReleaseFiles(from = 0) {
    this.assertNoForeignRequests(from);
    const files = releaseFiles();
    const odd = this.#remote(from).filter(({ method, url, body }) => {
      const { pathname, search } = new URL(url);
      const name = decodeURIComponent(pathname.slice(this.#baseURL.pathname.length)) || 'index.html';
      const known = pathname.startsWith(this.#baseURL.pathname) && files.has(name);
      return method !== 'GET' || search !== '' || body !== null || !known;
    });
    expect(odd, 'requests for what is not a file of the release').toEqual([]);
  }
}

export const test = base.extend({
  problems: [
    async ({ context, javaScriptEnabled }, use) => {
      const problems = new Problems();
      context.on('console', (message) => {
        if (message.type() === 'error') problems.add('console', `${message.text()} ${message.location().url}`);
      });
      context.on('weberror', (error) => problems.add('page', String(error.error())));
      if (javaScriptEnabled !== false) {
        await context.exposeBinding('__violation', (_, text) => problems.add('policy', text));
        await context.addInitScript(() => {
          const report = globalThis.__violation;
          delete globalThis.__violation;
          document.addEventListener('securitypolicyviolation', (event) => {
            report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
          });
        });
      }
      await use(problems);
      expect(problems.unexpected, 'console errors, page errors and policy violations').toEqual([]);
    },
    { auto: true },
  ],

  network: [
    async ({ context, baseURL }, use) => {
      const network = new Network(baseURL);
      context.on('request', (request) => network.add(request));
      await use(network);
      network.assertNoForeignRequests();
    },
    { auto: true },
  ],

  /** `await open()` or `await open('#1;c=…')`: loads the page and waits until it can be used. */
  open: async ({ page }, use) => {
    await use(async (hash = '') => {
      await page.goto(`./${hash}`);
      await expect(page.locator(READY)).toBeAttached();
    });
  },
});
