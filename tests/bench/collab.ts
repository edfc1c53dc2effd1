import { findPostgres, prepareTemplate, startPostgres } from "#tests/support/postgres.ts"
import { coldLoad, killWhileTyping, memoryPerDocument, stalledReader } from "./collab/extras.ts"
import { installPeers } from "./collab/install-peers.ts"
import { LOADS, type Load, smaller } from "./collab/loads.ts"
import { pageBeside } from "./collab/page-beside.ts"
import {
  type Extras,
  machine,
  printResults,
  type Results,
  summarise,
  writeResults,
} from "./collab/results.ts"
import { type Measured, runLoad } from "./collab/run-load.ts"
import { type BenchServer, SERVERS, type ServerName, startServer } from "./collab/servers.ts"
import { loadStock } from "./collab/stock-client.ts"
import { verdictLines, verdictsOf } from "./collab/verdicts.ts"

/**
 * `npm run bench:collab [-- --small] [--only <part of a name>[,…]] [--rounds n] [--seconds n] [--minutes n] [--out file]
 * [--profile]`: our co-editing server beside a bare relay, the reference server of Yjs and Hocuspocus, each in a process of its own,
 * under the same loads in the same run, in a new order each round. `--only` takes loads ("50 × 10", "growth"),
 * "extras", "page", and servers ("ours"). Rounds end in time for the whole to take
 * `--minutes` (12), however slow the machine. The run fails if any client ends with another text than its neighbours, or if our
 * server loses or does not deliver an edit. Prints tables, says what is ahead and what is behind, and writes `tests/bench/results/collab.json`; what was
 * measured before of other loads stays there. The story is in `docs/performance.md`.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const isSmall = process.argv.includes("--small")
const only = option("only")?.split(",")
const seconds = Number(option("seconds") ?? 2)
const minutes = Number(option("minutes") ?? 12)
const file = option("out") ?? `tests/bench/results/collab${isSmall ? "-small" : ""}.json`

/** A word of `--only` that names a server chooses among servers, any other among loads. */
const isServerWord = (word: string) => SERVERS.some((name) => name.includes(word))
const chosen = <T extends string>(names: readonly T[], words: readonly string[] | undefined): T[] =>
  words?.length ? names.filter((name) => words.some((word) => name.includes(word))) : [...names]
const serverNames = chosen(SERVERS, only?.filter(isServerWord))
const parts = chosen(
  [...LOADS.map(({ name }) => name), "extras", "page"],
  only?.filter((word) => !isServerWord(word)),
)

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

type Around = { modules: string; postgresUrl: string | null }
type Kept = Map<string, Map<ServerName, Measured[]>>

const keep = (kept: Kept, load: string, server: ServerName, measured: Measured) => {
  const servers = kept.get(load) ?? new Map<ServerName, Measured[]>()
  kept.set(load, servers)
  servers.set(server, [...(servers.get(server) ?? []), measured])
}

/** What is left for the rounds once the rest has had its time; another round is begun only if it fits. */
const REST_MINUTES = 5
const timeForRounds = () => {
  const rest = parts.includes("extras") ? REST_MINUTES : 0
  const end = performance.now() + Math.max(1, minutes - rest) * 60_000
  let begun = performance.now()
  return (round: number) => {
    const now = performance.now()
    const took = now - begun
    begun = now
    return round === 0 || now + took < end
  }
}

const measureLoads = async (servers: readonly BenchServer[], loads: readonly Load[], { modules }: Around) => {
  const kept: Kept = new Map()
  const most = Math.max(0, ...loads.map(({ rounds }) => rounds))
  const isTimeFor = timeForRounds()
  for (let round = 0; round < most && isTimeFor(round); round++)
    for (const load of shuffled(loads.filter(({ rounds }) => round < rounds)))
      for (const server of shuffled(servers)) {
        const stock = await loadStock(server, modules)
        const measured = await runLoad(server, stock, isSmall ? smaller(load) : load, seconds)
        keep(kept, load.name, server.name, measured)
        console.log(
          `${round + 1}  ${load.name.padEnd(22)}${server.name.padEnd(17)}p95 ${measured.p95.toFixed(1).padStart(7)} ms` +
            `${measured.cpuPerDelivery.toFixed(1).padStart(8)} µs  missing ${measured.missing}`,
        )
      }
  return kept
}

/** Each on a server that has done nothing else. */
const measureExtras = async (name: ServerName, around: Around): Promise<Extras> => {
  const long = isSmall ? 10_000 : 100_000
  const chunks = isSmall ? 100 : 200
  const fresh = async <T>(work: (server: BenchServer) => Promise<T>): Promise<T | undefined> => {
    const server = await startServer(name, around)
    if (!server) return undefined
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  }
  const isKeeper = name !== "raw ws"
  console.log(`extras of ${name} …`)
  const kbPerDocument = isKeeper
    ? await fresh((server) => memoryPerDocument(server, isSmall ? 50 : 100))
    : undefined
  const cold = isKeeper ? await fresh((server) => coldLoad(server, long)) : undefined
  const stalled = await fresh((server) => stalledReader(server, chunks))
  const server = await startServer(name, around)
  if (!server) return {}
  const [killed, next] = await killWhileTyping(server)
  await next.stop()
  return {
    ...(kbPerDocument === undefined ? {} : { kbPerDocument }),
    ...(cold ? { coldLoad: cold } : {}),
    ...(stalled ? { stalled } : {}),
    killed,
  }
}

/** What our server must never do, whatever the machine. */
const brokenPromises = ({ loads, extras }: Results): string[] => {
  const broken: string[] = []
  for (const [load, servers] of Object.entries(loads))
    for (const [name, { missing }] of Object.entries(servers))
      if (name.startsWith("ours") && missing.max > 0)
        broken.push(`${load}: ${name} did not deliver ${missing.max}`)
  for (const [name, { killed }] of Object.entries(extras))
    if (name.startsWith("ours") && killed && killed.lost > 0)
      broken.push(`${name} lost ${killed.lost} confirmed edits`)
  return broken
}

const main = async () => {
  process.setMaxListeners(0) // each stock provider listens for the end of the process
  const postgres = findPostgres() ? await startPostgres() : null
  if (postgres) await prepareTemplate(postgres.url)
  const around: Around = { modules: installPeers(), postgresUrl: postgres?.url ?? null }
  const rounds = Number(option("rounds") ?? 0)
  const loads = LOADS.filter(({ name }) => parts.includes(name)).map((load) =>
    rounds ? { ...load, rounds } : load,
  )
  const started =
    loads.length > 0 ? await Promise.all(serverNames.map((name) => startServer(name, around))) : []
  const servers = started.filter((server) => server !== null)
  const kept = await measureLoads(servers, loads, around)
  for (const server of servers) await server.stop()
  const results: Results = {
    ...{ measuredAt: new Date().toISOString(), machine: machine(), seconds, extras: {} },
    loads: Object.fromEntries(
      [...kept].map(([load, byServer]) => [
        load,
        Object.fromEntries(
          serverNames.flatMap((name) => {
            const measured = byServer.get(name)
            return measured ? [[name, summarise(measured)]] : []
          }),
        ),
      ]),
    ),
  }
  if (parts.includes("extras"))
    for (const name of serverNames) results.extras[name] = await measureExtras(name, around)
  if (parts.includes("page") && postgres) results.page = await pageBeside(postgres.url, seconds * 2)
  printResults(results)
  const verdicts = verdictsOf(results)
  console.log("")
  for (const line of verdictLines(verdicts)) console.log(line)
  writeResults(file, results)
  await postgres?.stop()
  const broken = brokenPromises(results)
  for (const line of broken) console.log(`BROKEN: ${line}`)
  process.exit(broken.length > 0 ? 1 : 0)
}

await main()
