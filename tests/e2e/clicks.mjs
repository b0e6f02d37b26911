// How much main-thread work a click costs on a slow machine: a trace of real clicks with the CPU slowed down.
// Then the same by cause: what of it is script (Wasm and glue), style, layout, paint and the rest.
// usage: node clicks.mjs [--selector CSS] [--clicks 100] [--rate 4] [--hash '#1;…'] [--max-p95 MS]
import { parseArgs } from 'node:util';
import { READY, withBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const { values } = parseArgs({
  options: {
    selector: { type: 'string', default: '[data-feature] input[type=checkbox]' },
    clicks: { type: 'string', default: '100' },
    rate: { type: 'string', default: '4' },
    hash: { type: 'string', default: '' },
    'max-p95': { type: 'string' },
  },
});
const clicks = Number(values.clicks);

/** Brings the element into view; resolves to the point to click: on it, or on its label. */
const aim = (page, index) =>
  page.evaluate(
    ([selector, wanted]) => {
      const all = document.querySelectorAll(selector);
      if (all.length === 0) throw new Error(`nothing matches ${selector}`);
      const element = all[wanted % all.length];
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      for (const target of [element, ...(element.labels ?? [])]) {
        const { x, y, width, height } = target.getBoundingClientRect();
        const point = { x: x + width / 2, y: y + height / 2 };
        const hit = document.elementFromPoint(point.x, point.y);
        if (hit && (target.contains(hit) || hit.contains(element))) return point;
      }
      throw new Error(`element ${wanted % all.length} of ${selector} cannot be clicked`);
    },
    [values.selector, index],
  );

/** Waits for two frames and then for idle time. */
const settle = (page) =>
  page.evaluate(async () => {
    const next = (schedule) => new Promise((resolve) => schedule(resolve));
    await next(requestAnimationFrame);
    await next(requestAnimationFrame);
    await next((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
  });

const mark = (page, name) => page.evaluate((text) => void performance.mark(text), name);

/** Runs `work` between two marks that the trace will show. */
async function between(page, name, work) {
  await mark(page, `${name}:begin`);
  await work();
  await settle(page);
  await mark(page, `${name}:end`);
}

/** What the trace calls each kind of work. Everything else on the main thread is `rest`. */
const CAUSES = {
  script: /^(EventDispatch|FunctionCall|EvaluateScript|FireAnimationFrame|FireIdleCallback|TimerFire|RunMicrotasks|V8\.|v8\.|MinorGC|MajorGC|CppGC|BlinkGC|wasm)/,
  style: /^(UpdateLayoutTree|RecalculateStyles|ScheduleStyleRecalculation|ParseAuthorStyleSheet)/,
  layout: /^(Layout|LayoutShift|UpdateLayerTree|HitTest|IntersectionObserver)/,
  paint: /^(PrePaint|Paint|Layerize|Commit|CompositeLayers|RasterTask|DecodeImage)/,
};
const ALL = 'all';

const causeOf = (name) => Object.keys(CAUSES).find((cause) => CAUSES[cause].test(name));

/** Milliseconds of the renderer's main thread in each window of the trace, by the window's name: in all, and by cause. */
function busy(events) {
  const marks = events.filter(({ cat, name }) => cat.includes('blink.user_timing') && /:(begin|end)$/.test(name));
  if (marks.length === 0) throw new Error('the trace has no marks');
  const { pid, tid } = marks[0];
  const spans = events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X')
    .map(({ name, ts, dur }) => ({ ts, end: ts + dur, task: /(^|::)RunTask$/.test(name), cause: causeOf(name) }))
    .filter(({ task, cause }) => task || cause)
    .sort((a, b) => a.ts - b.ts || b.end - a.end);
  const result = new Map();
  for (const { name, ts: begin } of marks.filter((event) => event.name.endsWith(':begin'))) {
    const key = name.slice(0, -':begin'.length);
    const end = marks.find((event) => event.name === `${key}:end`).ts;
    result.set(key, within(spans, begin, end));
  }
  return result;
}

/** What the spans spend between two moments. They nest: each microsecond counts once, for the innermost one. */
function within(spans, begin, end) {
  const sums = { [ALL]: 0, script: 0, style: 0, layout: 0, paint: 0, rest: 0 };
  const open = [];
  let reached = begin;
  const advance = (to) => {
    const spent = (Math.min(to, end) - reached) / 1000;
    if (spent > 0 && open.length > 0) {
      sums[ALL] += spent;
      sums[open.at(-1).cause ?? 'rest'] += spent;
    }
    reached = Math.max(reached, Math.min(to, end));
  };
  const close = (until) => {
    while (open.length > 0 && open.at(-1).end <= until) {
      advance(open.at(-1).end);
      open.pop();
    }
  };
  for (const span of spans) {
    if (span.end <= begin || span.ts >= end) continue;
    close(span.ts);
    advance(span.ts);
    open.push(span);
  }
  close(Infinity);
  return sums;
}

function figures(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) };
}

const line = (title, { median, p95, max }) =>
  console.log(`  ${title.padEnd(44)} median ${median.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   max ${max.toFixed(1)} ms`);

const server = await serve();
const spent = await withBrowser(async (browser) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.url + values.hash);
  await page.locator(READY).waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.rate) });
  await settle(page);
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'],
  });
  for (let index = 0; index < clicks; index += 1) {
    const { x, y } = await aim(page, index);
    await page.mouse.move(x, y);
    await settle(page);
    await between(page, `click-${index}`, () => page.mouse.click(x, y));
    if (index % 5 === 0) await between(page, `empty-${index}`, async () => {});
  }
  return busy(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
}).finally(server.close);

const of = (kind, cause = ALL) =>
  figures([...spent].filter(([key]) => key.startsWith(kind)).map(([, sums]) => sums[cause]));
const result = of('click-');
console.log(`main-thread work from click to idle, CPU slowed down ${values.rate} times, ${clicks} clicks on ${values.selector}`);
line('a click', result);
for (const cause of [...Object.keys(CAUSES), 'rest']) line(`  of it ${cause}`, of('click-', cause));
line('nothing (what measuring itself costs)', of('empty-'));
if (values['max-p95'] && result.p95 > Number(values['max-p95'])) {
  console.error(`p95 is over ${values['max-p95']} ms`);
  process.exit(1);
}
