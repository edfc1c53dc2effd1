import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("an administrator adds a topic, renames it, retires it and puts it into another", async ({
      page,
      checkPage,
      problems,
    }) => {
      problems.allow(/answered (409|422)|status of (409|422)/)
      const name = javaScriptEnabled ? "Casa e territorio" : "Casa e quartieri"
      await signInAs(page, "Ada Esempio")
      await page.goto("/admin")
      await page.getByRole("main").getByRole("link", { name: "Vocabolari" }).click()
      if (javaScriptEnabled) await checkPage(page)
      await page.getByRole("link", { name: "Argomenti" }).click()
      await page.getByRole("link", { name: "Aggiungi un argomento" }).click()

      await page.getByLabel("Nome in italiano").fill("scuola")
      await page.getByRole("button", { name: "Aggiungi" }).click()
      await expect(page.getByText("Un altro argomento ha già questo nome").first()).toBeVisible()
      await expect(page.getByLabel("Nome in italiano")).toHaveValue("scuola")
      if (javaScriptEnabled) await checkPage(page)
      await page.getByLabel("Nome in italiano").fill(name)
      await page.getByRole("button", { name: "Aggiungi" }).click()
      await expect(page.getByText("Argomento aggiunto.")).toBeVisible()

      const row = page.getByRole("row").filter({ hasText: name })
      await row.getByRole("link").click()
      await page.getByLabel("Nome in inglese").fill(`${name} in English`)
      await page.getByRole("button", { name: "Salva i nomi" }).click()
      await expect(row).toContainText("English")

      await row.getByRole("link").click()
      if (javaScriptEnabled) await checkPage(page)
      await page.getByRole("button", { name: "Ritira" }).click()
      await expect(row).toContainText("Ritirato")

      await row.getByRole("link").click()
      await page.getByRole("button", { name: "Unisci" }).click()
      await expect(page.getByText("Scegli l'argomento a cui unirlo").first()).toBeVisible()
      await page.getByLabel("Lavoro", { exact: true }).check()
      await page.getByRole("button", { name: "Unisci" }).click()
      await expect(row).toContainText("Unito a un altro")
    })

    test("an administrator finds a territory and its parts, and why none is changed", async ({ page }) => {
      await signInAs(page, "Ada Esempio")
      await page.goto("/admin/taxonomies/territories")
      await expect(page.getByText("L'elenco è quello dell'ISTAT")).toBeVisible()
      await page.getByLabel("Nome o codice").fill("16")
      await page.getByRole("button", { name: "Cerca" }).click()
      await page.getByRole("row").filter({ hasText: "Regione" }).getByRole("link", { name: "Puglia" }).click()
      await expect(page.getByRole("row").filter({ hasText: "Barletta-Andria-Trani" })).toContainText("110")
    })
  })
