import { mkdtempSync, writeFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { expect, test } from "./support/test.ts"

type Votes = { votes: { choice: unknown }[]; seals: { head: string }[] }

const given = async (page: Page, file: string, head = "") => {
  await page.locator("#file").setInputFiles(file)
  await page.locator("#head").fill(head)
  await page.locator("button").click()
}

test("saved to disk, the page counts a ballot again without a network and finds what was changed", async ({
  open,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-page-"))
  const context = await open()
  const page = await context.newPage()
  try {
    const keep = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const html = await (await context.request.get("/verify-ballot.html")).text()
    const log = await (await context.request.get(`/ballots/${demoCode("v2")}/file`)).text()
    const good = JSON.parse(log) as Votes
    const flipped = JSON.parse(log) as Votes
    const [vote] = flipped.votes
    if (vote) vote.choice = vote.choice === "no" ? "yes" : "no"
    const requests: string[] = []
    page.on("request", (request) => requests.push(request.url()))
    const saved = pathToFileURL(keep("verifica.html", html))
    await page.goto(`${saved}#it`)

    await given(page, keep("buono.json", log), good.seals.at(-1)?.head)
    await expect(page.getByRole("heading", { name: "Il registro è integro" })).toBeVisible()
    await expect(page.locator("#answer")).toContainText("Approvata con 7 sì su 8")
    await expect(page.locator("li.whole")).toHaveCount(5)

    await given(page, keep("cambiato.json", JSON.stringify(flipped)))
    await expect(page.getByRole("heading", { name: "Qualcosa non torna" })).toBeVisible()
    await expect(page.locator("#answer")).toContainText("Il voto numero 1 non è quello registrato")

    await given(page, join(folder, "buono.json"), "0".repeat(64))
    await expect(page.locator("li.broken")).toHaveCount(1)
    await expect(page.locator("#answer")).toContainText("non è quella che hai conservato")

    await page.locator("#language").selectOption("ar")
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl")
    await expect(page.locator("li.broken")).toHaveCount(1)
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test("served, the page runs under its own policy and is accessible", async ({ open, checkPage }) => {
  const page = await (await open()).newPage()
  await page.goto("/verify-ballot.html#it")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Riconta una votazione")
  await checkPage(page)
})
