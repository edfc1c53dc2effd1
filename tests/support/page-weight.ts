import type { BrowserContext } from "@playwright/test"

/** Slow 3G: 400 kbit/s with 400 ms to the server and back. */
const SLOW_3G = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000, offline: false }

export type PageWeight = {
  /** Bytes over the wire, as compressed, by kind of file: `Document`, `Stylesheet`, `Script`, `Font`, … */
  byKind: Record<string, number>
  /** All of them but fonts, which come after the page can be used. */
  counted: number
  /** Milliseconds until words are on the screen, and until the page is whole. */
  firstPaint: number
  whole: number
}

/** The first view of a page on a phone of 360 px with nothing kept from before. */
export const weighPage = async (
  context: BrowserContext,
  address: string,
  { slow = false } = {},
): Promise<PageWeight> => {
  const page = await context.newPage()
  await page.setViewportSize({ width: 360, height: 740 })
  const cdp = await context.newCDPSession(page)
  await cdp.send("Network.enable")
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true })
  if (slow) await cdp.send("Network.emulateNetworkConditions", SLOW_3G)
  const kinds = new Map<string, string>()
  const byKind: Record<string, number> = {}
  cdp.on("Network.responseReceived", ({ requestId, type }) => void kinds.set(requestId, type))
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other"
    byKind[kind] = (byKind[kind] ?? 0) + encodedDataLength
  })
  await page.goto(address, { waitUntil: "load", timeout: 60_000 })
  await page.waitForLoadState("networkidle")
  const { firstPaint, whole } = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    const [paint] = performance.getEntriesByName("first-contentful-paint")
    return {
      firstPaint: paint?.startTime ?? Number.NaN,
      whole: navigation?.domContentLoadedEventEnd ?? Number.NaN,
    }
  })
  await page.close()
  const counted = Object.entries(byKind).reduce(
    (sum, [kind, bytes]) => (kind === "Font" ? sum : sum + bytes),
    0,
  )
  return { byKind, counted, firstPaint, whole }
}
