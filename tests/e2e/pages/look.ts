import type { BrowserContext, Page } from "@playwright/test"
import { checkWidth } from "../support/check-page.ts"
import { signInAs } from "../support/people.ts"
import { expect, test } from "../support/test.ts"
import { READERS, type Reader, type Visit } from "./visit.ts"

type Widths = { whole: readonly number[]; between: readonly number[] }

const isLong = process.env.TAVOLI_TEST_LENGTH === "long"

/**
 * One width of each layout is looked at whole; at the ones between a page only grows, and must not scroll sideways.
 * What people see most is looked at as on a tablet, too.
 */
const EVERY: Widths = { whole: [320, 768, 1280], between: [360, 1024, 1440] }
const THREE: Widths = { whole: [320, 1280], between: [768] }
const PHONE: Widths = { whole: [360], between: [] }
const DESK: Widths = { whole: [1280], between: [] }
const HEIGHT = 800

type Look = readonly [locale: string, widths: Widths]
type Emphasis = { main?: boolean; french?: boolean }

/**
 * The short run looks at a phone in Arabic, and for what people see most at a desk in Italian; the long one at
 * more widths in both, and at a phone in French, whose words are the longest.
 */
const looksOf = ({ main = false, french = isLong }: Emphasis): readonly Look[] => {
  const more = main ? EVERY : THREE
  return [
    ["ar", isLong ? more : PHONE],
    ...(isLong || main ? [["it", isLong ? more : DESK] as const] : []),
    ...(french ? [["fr", PHONE] as const] : []),
  ]
}

const lookOnce = async (
  page: Page,
  { where, status }: Visit,
  locale: string,
  { whole, between }: Widths,
  checkPage: (page: Page) => Promise<void>,
) => {
  const path = typeof where === "string" ? where : await where(page)
  const answer = await page.goto(path)
  expect(answer?.status(), `the answer of ${path}`).toBe(status)
  expect(new URL(page.url()).pathname, "nothing else is shown instead").toBe(path.replace(/\?.*/, ""))
  await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr")
  for (const width of [...whole, ...between]) {
    await page.setViewportSize({ width, height: HEIGHT })
    await (whole.includes(width) ? checkPage(page) : checkWidth(page))
  }
}

/** Sessions of this worker's server, so that a reader signs in once and not for every look. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>()

const enterAs = async (page: Page, name: string): Promise<void> => {
  await page.context().addCookies(sessions.get(name) ?? [])
  const answer = sessions.has(name) ? await page.goto("/desk") : null
  // A journey may have ended all of its person's sessions meanwhile.
  if (answer && new URL(page.url()).pathname === "/desk") return
  await page.context().clearCookies()
  await signInAs(page, name)
  sessions.set(name, await page.context().cookies())
}

const lookAt = (what: string, visits: readonly Visit[], as: Reader, locale: string, widths: Widths) =>
  test(`${what}, in ${locale} at ${widths.whole.join(", ")} px, by ${as}`, async ({
    page,
    problems,
    checkPage,
  }) => {
    test.setTimeout(600_000)
    problems.allow(/answered 404: .*nothing-here|status of 404/)
    const name = READERS[as]
    if (name) await enterAs(page, name)
    await page.goto(`/language/${locale}?to=/`)
    const found: string[] = []
    for (const visit of visits)
      await test.step(visit.route, async () => {
        await lookOnce(page, visit, locale, widths, checkPage).catch((error) =>
          found.push(`${visit.route}: ${error.message}`),
        )
      })
    expect(found, "pages that are not in order").toEqual([])
  })

/**
 * Looks at pages as each of their readers: accessible, and as wide as the window. Style is all that a width
 * changes in a page, so a page is asked for once and its window resized.
 */
export const look = (what: string, visits: readonly Visit[], emphasis: Emphasis = {}): void => {
  for (const as of Object.keys(READERS) as Reader[]) {
    const own = visits.filter((visit) => visit.as === as)
    if (own.length === 0) continue
    for (const [locale, widths] of looksOf(emphasis)) lookAt(what, own, as, locale, widths)
  }
}
