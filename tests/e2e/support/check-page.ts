import { expect, type Page } from "@playwright/test"
import axeCore, { type Result } from "axe-core"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

declare const axe: typeof import("axe-core")

/** The program of axe, written into a page once: asking for it at each look costs as much as the look itself. */
const putAxeInto = async (page: Page): Promise<void> => {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source)
}

const violationsOf = async (page: Page): Promise<Result[]> => {
  await putAxeInto(page)
  return page.evaluate(async (values) => {
    const { violations } = await axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] })
    return violations
  }, TAGS)
}

const check = async (page: Page): Promise<void> => {
  // axe is asked of one frame: our pages have no other.
  expect(page.frames(), `frames in ${page.url()}`).toHaveLength(1)
  const violations = await violationsOf(page)
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  )
  expect(found, `accessibility of ${page.url()}`).toEqual([])
  await checkWidth(page)
}

/** Asserts that the page as it stands scrolls in one direction only. */
export const checkWidth = async (page: Page): Promise<void> => {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow, `pixels that ${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/**
 * A page without JavaScript has no timers either, so axe would wait in it for ever: the same HTML is looked
 * at in a browser with timers, at the same address and size, and without the page's own scripts.
 */
const checkUnscripted = async (page: Page): Promise<void> => {
  const [body, viewport] = [await page.content(), page.viewportSize()]
  const context = await page
    .context()
    .browser()
    ?.newContext({ javaScriptEnabled: true, viewport, storageState: await page.context().storageState() })
  if (!context) throw new Error("the page has no browser")
  await context.route("**/*", (route) => {
    if (route.request().isNavigationRequest())
      return route.fulfill({ contentType: "text/html; charset=utf-8", body })
    return route.request().resourceType() === "script" ? route.abort() : route.continue()
  })
  const twin = await context.newPage()
  await twin.goto(page.url())
  await check(twin)
  await context.close()
}

/**
 * Asserts that the page as it stands is accessible (axe: WCAG 2.0, 2.1 and 2.2 A and AA, best practice, no
 * rule disabled) and scrolls in one direction only. Call it in the state after each action.
 */
export const checkPage = async (page: Page): Promise<void> => {
  // A page still on its way has links whose words are yet to come.
  await page.waitForLoadState()
  const isUnscripted = await page.evaluate(() => matchMedia("(scripting: none)").matches)
  await (isUnscripted ? checkUnscripted(page) : check(page))
}
