import { expect, type Locator, type Page } from "@playwright/test"

const MOST_PRESSES = 120

/** Presses Tab until something is reached, as whoever has no mouse does, and asserts that it is seen to be. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) break
    await page.keyboard.press("Tab")
  }
  await expect(target).toBeFocused()
  const outline = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return { isDrawn: outlineStyle !== "none" && outlineWidth !== "0px", hasShadow: boxShadow !== "none" }
  })
  expect(outline.isDrawn || outline.hasShadow, "the focus is seen").toBe(true)
  await expect(target).toBeInViewport()
}

/** Reaches something by Tab and presses Enter on it. */
export const pressByKeyboard = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press("Enter")
}

/** Reaches a field by Tab and types into it. */
export const typeByKeyboard = async (page: Page, target: Locator, text: string): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press("Control+a")
  await page.keyboard.type(text)
}
