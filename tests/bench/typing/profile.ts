import { mkdirSync, writeFileSync } from "node:fs"
import type { Page } from "@playwright/test"

/** Does something while the page's script is profiled, and says where its time went. */
export const profiled = async <T>(page: Page, name: string, work: () => Promise<T>): Promise<T> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("Profiler.enable")
  await cdp.send("Profiler.setSamplingInterval", { interval: 200 })
  await cdp.send("Profiler.start")
  const result = await work()
  const { profile } = await cdp.send("Profiler.stop")
  await cdp.detach()
  mkdirSync("tests/.output", { recursive: true })
  writeFileSync(`tests/.output/typing-${name}.cpuprofile`, JSON.stringify(profile))
  const own = new Map<string, number>()
  const places = new Map(profile.nodes.map((node) => [node.id, node.callFrame]))
  profile.samples?.forEach((id, at) => {
    const { functionName = "", url = "", lineNumber = 0, columnNumber = 0 } = places.get(id) ?? {}
    const place = `${functionName || "–"} ${url.slice(url.lastIndexOf("/") + 1)}:${lineNumber}:${columnNumber}`
    own.set(place, (own.get(place) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1000)
  })
  const most = [...own].sort(([, a], [, b]) => b - a).slice(0, 25)
  for (const [place, ms] of most) console.log(`${ms.toFixed(0).padStart(8)} ms  ${place}`)
  return result
}
