// The page as its visitors use it: what a test does and reads, in one place.
import { readFileSync } from 'node:fs';
import { expect } from './fixtures.mjs';

/** Links to states that several tests begin with. */
export const LINKS = {
  empty: '#1;c=2025-02;f=none',
  eks: '#1;c=2025-02;f=control-plane,controller,deployment,eks,nodes',
  minStaticEks: '#1;c=2025-02;f=eks,min-static',
  karpenter: '#1;c=2025-02;f=control-plane,controller,deployment,eks,karpenter,nodes',
};

/** How long the page takes a change for a part of the one before it, and a little more. */
export const SETTLED = 700;

export class Composer {
  constructor(page) {
    this.page = page;
    this.choose = page.getByRole('region', { name: 'Choose' });
    this.result = page.getByRole('region', { name: 'Result' });
    this.warnings = page.getByRole('alert', { name: 'About this link' });
    this.summary = page.getByRole('region', { name: 'Summary' });
    this.verdict = this.summary.locator('.verdict');
    this.remarks = this.summary.locator('.remarks');
    this.change = page.locator('.change');
    this.why = page.getByRole('complementary', { name: 'Why is this here?' });
    this.said = page.getByRole('status');
    this.search = page.getByRole('searchbox', { name: 'Filter features, policies and actions' });
    this.actions = page.locator('[data-action]');
    this.documents = page.locator('[data-document]');
  }

  // Choosing

  preset(name) {
    return this.choose.getByRole('button', { name, exact: true });
  }

  feature(id) {
    const row = this.page.locator(`[data-feature="${id}"]`);
    return { row, box: this.page.locator(`#feature-${id}`), notices: row.locator('.notice') };
  }

  group(name) {
    return this.choose.getByRole('checkbox', { name: `All of: ${name}` });
  }

  part(id) {
    const row = this.page.locator(`[data-part="${id}"]`);
    return { row, toggle: row.getByRole('switch'), consequence: row.locator('.without') };
  }

  /** A parameter's field, below the feature that asks for it. */
  param(feature, id) {
    const field = this.page.locator(`#${feature}-${id}`);
    return { field, help: this.page.locator(`#${feature}-${id}-help`) };
  }

  segment(name) {
    return this.page.getByRole('radio', { name });
  }

  view(name) {
    return this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
  }

  /** The features that are ticked, by id. */
  async ticked() {
    return this.page.locator('[data-feature] input[id^="feature-"]').evaluateAll((boxes) =>
      boxes.filter((box) => box.checked).map((box) => box.id.replace('feature-', '')),
    );
  }

  // The result

  plan(principal) {
    return this.page.locator(`[data-principal="${principal}"]`);
  }

  document(name) {
    return this.page.locator(`[data-document="${name}"]`);
  }

  /** The text of a document as it is shown, indented as the page indents it. */
  async textOf(card) {
    const lines = await card.locator('.json-line').evaluateAll((all) =>
      all.map((line) => {
        const level = Number(/indent-(\d)/.exec(line.className)?.[1] ?? 0);
        return '  '.repeat(level) + line.textContent;
      }),
    );
    return `${lines.join('\n')}\n`;
  }

  /** Every document on the page: file name and text. */
  async shown() {
    const files = {};
    for (const card of await this.documents.all()) {
      files[`${await card.getAttribute('data-document')}.json`] = await this.textOf(card);
    }
    return files;
  }

  /** The size that a document's meter shows. */
  async sizeOf(card) {
    return Number((await card.locator('.meter-text strong').textContent()).replace(',', ''));
  }

  /** Presses a button that saves a file; resolves to its name and bytes. */
  async save(button) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  saveAll() {
    return this.save(this.page.getByRole('button', { name: 'Download all (zip)' }));
  }

  // The address

  fragment() {
    return new URL(this.page.url()).hash;
  }

  async expectFragment(expected) {
    await expect.poll(() => this.fragment()).toEqual(expected);
  }

  /** Opens another link in the page that is already there, as pasting it into the address bar does. */
  async paste(fragment) {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  }

  historyLength() {
    return this.page.evaluate(() => history.length);
  }
}

/** Files of an archive whose entries are all stored uncompressed: name to text. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  expect(end, 'the end of the central directory').toBeGreaterThan(0);
  const files = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    expect(bytes.readUInt16LE(at + 10), 'stored').toBe(0);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    files[name] = bytes.toString('utf8', data, data + size);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
