// Measures the Node tools inside their process, warm. Prints a JSON line for each figure, times in ms.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const AT_LEAST = 1000
const AT_MOST_ROUNDS = 1001
const root = new URL('../../', import.meta.url)
const tasks = JSON.parse(readFileSync(new URL('tasks.json', import.meta.url)))
const policy = (path) => JSON.parse(readFileSync(new URL(path, root)))

// The tools stand in the folder that is named, not beside this file.
const modules = createRequire(pathToFileURL(`${process.argv[2]}/package.json`))
const load = (name) => import(pathToFileURL(modules.resolve(name)))
const version = (name) => JSON.parse(readFileSync(`${process.argv[2]}/node_modules/${name}/package.json`)).version

/** The first run by itself, then the median of as many as fit a second, at least five. */
async function figure(tool, task, work, show) {
  const times = []
  let result
  let spent = 0
  while (times.length < 6 || (spent < AT_LEAST && times.length <= AT_MOST_ROUNDS)) {
    const begin = performance.now()
    result = await work()
    const took = performance.now() - begin
    times.push(took)
    spent += took
  }
  const [first, ...warm] = times
  const median = warm.sort((a, b) => a - b)[warm.length >> 1]
  const line = { tool: `${tool} ${version(tool)}`, task, first, median, rounds: warm.length, result: show(result) }
  console.log(JSON.stringify(line))
}

const { expandIamActions } = await load('@cloud-copilot/iam-expand')
for (const [task, pattern] of Object.entries(tasks.expand)) {
  const work = () => expandIamActions(pattern, { expandAsterisk: true })
  await figure('@cloud-copilot/iam-expand', task, work, (actions) => actions.length)
}

const { runSimulation } = await load('@cloud-copilot/iam-simulate')
for (const [task, { policy: path, request }] of Object.entries(tasks.simulate)) {
  const simulation = {
    identityPolicies: [{ name: 'policy', policy: policy(path) }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request: {
      action: request.action,
      principal: 'arn:aws:iam::123456789012:user/username',
      resource: { accountId: '123456789012', resource: request.resource },
      contextVariables: request.context,
    },
  }
  const work = () => runSimulation(simulation, {})
  const show = (response) => response.overallResult ?? `fails: ${JSON.stringify(response.errors).slice(0, 200)}`
  await figure('@cloud-copilot/iam-simulate', task, work, show)
}
