import type { CDPSession, Page } from "@playwright/test"

export type Strokes = {
  /** Milliseconds from a key to the page that shows it. */
  p50: number
  p95: number
  longest: number
  /** Milliseconds in which the page did nothing else, for each key: script, style, layout and all. */
  busy: number
  script: number
  layout: number
}

const TEXT = "[aria-label='Testo del documento']"
const SENTENCE = "Le parole che scriviamo insieme valgono per tutti. "
/** As a quick writer types, with rests in which everything that waits for one is done. */
const PAUSE_MS = 90
const REST_EVERY = 25
const REST_MS = 1200

/** Puts the caret after the mark of a page, as a click there does. */
export const caretAfter = async (page: Page, mark: string): Promise<void> => {
  const line = page.locator(`${TEXT} p`).filter({ hasText: mark }).first()
  await line.scrollIntoViewIfNeeded()
  await line.click({ position: { x: 30, y: 8 } })
  await page.keyboard.press("End")
  await page.waitForTimeout(REST_MS)
}

/** Notes when each key came and when the page that follows it was painted. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { strokeTimes: times })
    addEventListener(
      "keydown",
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - timeStamp)
          port2.postMessage(null)
        }),
      true,
    )
  })

const metrics = async (cdp: CDPSession) => {
  const { metrics: all } = await cdp.send("Performance.getMetrics")
  const of = (name: string) => (all.find((one) => one.name === name)?.value ?? 0) * 1000
  return {
    busy: of("TaskDuration"),
    script: of("ScriptDuration"),
    layout: of("LayoutDuration") + of("RecalcStyleDuration"),
  }
}

const part = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Types at the caret, letter by letter, and says what each one cost. */
export const typeAndMeasure = async (page: Page, count: number): Promise<Strokes> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
  await listen(page)
  const before = await metrics(cdp)
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(
      SENTENCE[at % SENTENCE.length] === " " ? "Space" : (SENTENCE[at % SENTENCE.length] ?? "a"),
    )
    await page.waitForTimeout((at + 1) % REST_EVERY === 0 ? REST_MS : PAUSE_MS)
  }
  const after = await metrics(cdp)
  const times = await page.evaluate(() => (globalThis as unknown as { strokeTimes: number[] }).strokeTimes)
  if (times.length !== count) throw new Error(`${times.length} keys of ${count} were painted`)
  times.sort((a, b) => a - b)
  await cdp.detach()
  const each = (name: keyof typeof after) => (after[name] - before[name]) / count
  return {
    ...{ p50: part(times, 0.5), p95: part(times, 0.95), longest: part(times, 1) },
    ...{ busy: each("busy"), script: each("script"), layout: each("layout") },
  }
}
