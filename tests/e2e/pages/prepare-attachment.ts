import type { Page } from "@playwright/test"
import { pdf } from "#tests/support/files.ts"

/** The page that takes a file away from beside a text, which gets one where it has none. */
export const attachment =
  (paper: string) =>
  async (page: Page): Promise<string> => {
    const link = page.locator("main a[href$='/remove']").first()
    await page.goto(paper)
    if ((await link.count()) === 0) {
      await page.goto(`${paper}/attachments/new`)
      const buffer = Buffer.from(pdf())
      await page
        .locator("[name=file]")
        .setInputFiles({ name: "tabella.pdf", mimeType: "application/pdf", buffer })
      await page.locator("[name=title]").fill("Tabella degli sportelli (demo)")
      await Promise.all([page.waitForURL(/done=/), page.locator("main form button").first().click()])
    }
    return (await link.getAttribute("href")) ?? ""
  }
