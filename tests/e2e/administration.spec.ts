import { readFileSync } from "node:fs"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("an administrator filters the log, opens an entry and takes the log out", async ({
      page,
      checkPage,
    }) => {
      await signInAs(page, "Ada Esempio")
      await page.goto("/admin")
      await page.getByRole("main").getByRole("link", { name: "Registro delle attività" }).click()
      // The sign-in is sealed two seconds after it at the latest.
      await expect(async () => {
        await page.reload()
        await expect(page.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible({ timeout: 500 })
      }).toPass()
      if (javaScriptEnabled) await checkPage(page)

      await page.getByText("Filtri", { exact: true }).click()
      await page.getByLabel("Dal", { exact: true }).fill("31/2/2026")
      await page.getByRole("button", { name: "Filtra" }).click()
      await expect(page.getByText("Scrivi la data come giorno/mese/anno")).toBeVisible()
      await expect(page.getByLabel("Dal", { exact: true })).toHaveValue("31/2/2026")

      await page.getByLabel("Dal", { exact: true }).fill("")
      await page.getByLabel("Che cosa è stato fatto").selectOption("session.started")
      await page.getByLabel("Persona").fill("ada.esempio@demo.example")
      await page.getByRole("button", { name: "Filtra" }).click()
      const rows = page.getByRole("row").filter({ hasText: "Ada Esempio" })
      await expect(rows.first()).toContainText("Ingresso")

      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Scarica in CSV" }).click(),
      ])
      const csv = readFileSync(await download.path(), "utf8")
      expect(csv.split("\r\n")[1]).toContain(",session.started,")
      expect(csv).not.toContain("Ada Esempio")

      await rows.first().getByRole("link", { name: "Ingresso" }).click()
      await expect(page.getByText("È quello sigillato")).toBeVisible()
      if (javaScriptEnabled) await checkPage(page)
      await page.getByRole("link", { name: "Tutte le voci di questa persona" }).click()
      await expect(page.getByRole("row").filter({ hasText: "Registro scaricato" }).first()).toBeVisible()
    })
  })

test("a secretary reads the log of their table, and no other page of administrators", async ({
  page,
  problems,
}) => {
  problems.allow(/answered 403|status of 403/)
  await signInAs(page, "Bruno Prova")
  await page.goto("/roundtables")
  await page.getByRole("link", { name: /Puglia \(demo\)/ }).click()
  await page.goto(`${page.url()}/members`)
  await page.getByRole("link", { name: "Registro delle attività" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registro del Tavolo")
  await page.goto("/admin/audit")
  await expect(
    page.getByText("Il registro lo legge solo chi amministra la piattaforma o ne protegge i dati."),
  ).toBeVisible()
})
