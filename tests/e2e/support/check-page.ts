import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

/**
 * Asserts that the page as it stands is accessible (axe: WCAG 2.0, 2.1 and 2.2 A and AA, best practice, no
 * rule disabled) and scrolls in one direction only. Call it in the state after each action.
 */
export const checkPage = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  )
  expect(found, `accessibility of ${page.url()}`).toEqual([])
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow, `pixels that ${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}
