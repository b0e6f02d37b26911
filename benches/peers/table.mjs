// Runs ours and the peers, and prints one table for all tasks: node table.mjs TOOLS_FOLDER
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const tools = process.argv[2]
const root = fileURLToPath(new URL('../../', import.meta.url))
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const tasks = JSON.parse(readFileSync(here('tasks.json')))

/** The figures that a program prints. */
function figures(program, args) {
  console.error(`Measuring: ${program} ${args.join(' ')}`)
  const stdio = ['ignore', 'pipe', 'inherit']
  const { status, error, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8', stdio })
  if (status !== 0) {
    console.error(`${program} failed: ${error ?? `exit status ${status}`}`)
    process.exitCode = 1
  }
  const lines = (stdout ?? '').split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line))
}

const native = figures('cargo', ['bench', '--locked', '--quiet', '--no-default-features', '--bench', 'engine'])
const browser = existsSync(here('../browser.mjs')) ? figures('node', [here('../browser.mjs')]) : []
const peers = [
  ...figures('node', [here('measure.mjs'), tools]),
  ...figures(`${tools}/venv/bin/python`, ['-W', 'ignore', here('measure.py')]),
  ...tasks.published,
]

const milliseconds = (value) => {
  if (value === undefined) return '-'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value < 0.01 ? value.toFixed(5) : value.toPrecision(3)
}
const ratio = (theirs, ours) => {
  if (theirs === undefined || ours === undefined) return '-'
  const times = theirs / ours
  return `${times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')} x`
}

function row(figure, ours, inBrowser) {
  const { tool, first, median, result, cached } = figure
  const mine = figure === ours
  return [
    mine ? 'ours' : tool,
    milliseconds(first),
    milliseconds(median) + (cached ? ' (cached)' : ''),
    mine ? '1' : ratio(median, ours?.median),
    mine ? milliseconds(inBrowser?.median) : ratio(median, inBrowser?.median),
    String(result ?? ''),
  ]
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)))
  const side = (cell, column) => (column === 0 || column === 5 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))
  for (const cells of rows) console.log(`  ${cells.map(side).join('  ')}`.trimEnd())
}

const heads = ['', 'first, ms', 'median, ms', 'over ours', 'over ours in a browser', 'result']
const named = [...native, ...browser, ...peers].filter((figure) => !figure.growth).map((figure) => figure.task)
for (const task of new Set(named)) {
  const of = (figures) => figures.filter((figure) => figure.task === task)
  const [ours] = of(native)
  const [inBrowser] = of(browser)
  console.log(`\n${task}`)
  print([heads, ...[...(ours ? [ours] : []), ...of(peers)].map((figure) => row(figure, ours, inBrowser))])
}

for (const { task, growth, exponent } of native.filter((figure) => figure.growth)) {
  console.log(`\n${task}: the time grows with the size to the power of ${exponent.toFixed(2)}`)
  const cells = ({ characters, median, peak_megabytes: peak }) =>
    ['', characters.toLocaleString('en'), milliseconds(median), peak?.toFixed(1) ?? '-']
  print([['', 'characters', 'median, ms', 'peak memory, MB'], ...growth.map(cells)])
}
