import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const openRules = async (page: Page, table: RegExp) => {
  await page.goto("/roundtables")
  await page.getByRole("link", { name: table }).click()
  await page
    .getByRole("navigation", { name: "Sezioni del Tavolo" })
    .getByRole("link", { name: "Regole" })
    .first()
    .click()
  return page.url()
}

/** The day after so many, as one types it. */
const typedDay = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000)
  return formatDates("it").typed(day)
}

const change = (page: Page, subject: string) =>
  page.getByRole("link", { name: `Cambia ${subject}`, exact: true }).click()

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with script" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })
    const table = javaScriptEnabled ? /Basilicata/ : /Scuola e giovani/

    test("a secretary drafts the rules, tries figures, puts them in force, and a member reads them", async ({
      page,
      open,
      checkPage,
    }) => {
      const look = async () => (javaScriptEnabled ? checkPage(page) : undefined)
      await signInAs(page, "Bruno Prova")
      const rules = await openRules(page, table)
      await page.getByRole("link", { name: "Scrivi una nuova versione" }).click()
      await look()
      await page.getByLabel("Organo collegiale di un'amministrazione", { exact: false }).first().check()
      await page.getByRole("button", { name: "Comincia la bozza" }).click()
      await expect(page.getByRole("heading", { name: "Bozza delle regole" })).toBeVisible()
      await look()

      await change(page, "Numero legale, seconda convocazione")
      await page.getByLabel("Frazione: numero sopra", { exact: false }).fill("4")
      await page.getByRole("button", { name: "Salva nella bozza" }).click()
      await expect(page).toHaveTitle(/^Errore: /)
      await expect(page.getByRole("alert")).toContainText("La frazione supera l'intero")
      await look()
      await page.getByLabel("Frazione: numero sopra", { exact: false }).fill("1")
      await page.getByLabel("Frazione: numero sotto", { exact: false }).fill("4")
      await page.getByRole("button", { name: "Salva nella bozza" }).click()
      await expect(page.getByRole("status")).toContainText("Regola salvata")
      await expect(page.getByText("basterebbe meno di un terzo", { exact: false })).toBeVisible()

      await page.getByRole("link", { name: "Prova con i numeri" }).click()
      const trial = page.getByRole("region", { name: "Una votazione", exact: true })
      for (const [label, value] of [
        ["Posti assegnati", "12"],
        ["Posti in carica", "12"],
        ["Presenti o rappresentati", "8"],
        ["Favorevoli", "7"],
        ["Contrari", "0"],
        ["Astenuti", "1"],
      ] as const)
        await trial.getByLabel(label, { exact: true }).fill(value)
      await trial.getByLabel("Che cosa si vota").selectOption("regulation")
      await trial.getByRole("button", { name: "Che esito ha?" }).click()
      await expect(page.getByRole("heading", { name: "Non approvata: 7 sì su 12" })).toBeVisible()
      await expect(page.getByText("Con un altro sì sarebbe passata.")).toBeVisible()
      await look()

      await page.goto(`${rules}/draft`)
      await page.getByRole("link", { name: "Mettila in vigore" }).click()
      await page.getByLabel("Atto o decisione").fill("Decisione del Tavolo, riunione n. 2 (demo)")
      await page.getByLabel("Giorno della decisione").fill(typedDay(0))
      await page.getByLabel("In vigore da").fill(typedDay(-1))
      await page.getByRole("button", { name: "Continua" }).click()
      await expect(page.getByRole("alert")).toContainText("non valgono per il passato")
      await expect(page.getByLabel("Atto o decisione")).toHaveValue(/riunione n\. 2/)
      await look()
      await page.getByLabel("In vigore da").fill(typedDay(0))
      await page.getByRole("button", { name: "Continua" }).click()
      await expect(page.getByRole("heading", { name: "Metti in vigore le regole" })).toBeVisible()
      await look()
      await page.getByRole("button", { name: "Metti in vigore" }).click()
      await expect(page.getByRole("alert")).toContainText("Leggi gli avvisi")
      await page.getByLabel(/^Ho letto/).check()
      await page.getByRole("button", { name: "Metti in vigore" }).click()
      await expect(page.getByRole("status")).toContainText("sono in vigore da oggi")

      const member = await (await open({ javaScriptEnabled })).newPage()
      await member.goto(rules)
      await expect(member.getByText("almeno 1/4 dei posti in carica", { exact: false })).toBeVisible()
      await expect(member.getByText("Decisione del Tavolo, riunione n. 2 (demo)")).toBeVisible()
      await expect(member.getByRole("link", { name: "Scrivi una nuova versione" })).toBeHidden()
    })
  })

test("two secretaries who write the same rule lose nothing: the second sees both", async ({ page, open }) => {
  await signInAs(page, "Rosa Verifica")
  const rules = await openRules(page, /Umbria/)
  await page.getByRole("link", { name: "Scrivi una nuova versione" }).click()
  await page.getByRole("button", { name: "Comincia la bozza" }).click()
  await change(page, "Attesa e costituzione")
  const other = await (await open()).newPage()
  await signInAs(other, "Ada Esempio")
  await other.goto(`${rules}/draft/sitting`)
  await other.getByLabel("Minuti di attesa", { exact: false }).fill("60")
  await other.getByRole("button", { name: "Salva nella bozza" }).click()
  await expect(other.getByRole("status")).toContainText("Regola salvata")

  await page.getByLabel("Minuti di attesa", { exact: false }).fill("15")
  await page.getByRole("button", { name: "Salva nella bozza" }).click()
  await expect(page.getByText("Nella bozza adesso: Dopo l'ora convocata si aspetta 60 minuti.")).toBeVisible()
  await expect(page.getByText("La tua: Dopo l'ora convocata si aspetta 15 minuti.")).toBeVisible()
  await expect(page.getByLabel("Minuti di attesa", { exact: false })).toHaveValue("15")
  await page.getByRole("button", { name: "Salva nella bozza" }).click()
  await expect(page.getByText("si aspetta 15 minuti", { exact: false })).toBeVisible()
})

test("the rules are read in Arabic on a phone, and print with their fingerprint", async ({
  page,
  checkPage,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto("/language/ar?to=/roundtables")
  await page.getByRole("link", { name: /Puglia \(demo\)/ }).click()
  const table = page.url()
  for (const part of ["", "/versions", "/versions/1", "/changes?from=1&to=2", "/try"]) {
    await page.goto(`${table}/rules${part}`)
    await checkPage(page)
  }
  await page.goto(`${table}/rules`)
  // How many sit there may have changed: other journeys give seats and end mandates.
  await expect(page.getByText(/المقاعد المشغولة \d+: يلزم \d+/).first()).toBeVisible()
  await page.emulateMedia({ media: "print" })
  await expect(page.getByText(/SHA-256.*[0-9a-f]{64}/)).toBeVisible()
  for (const part of ["header", ".tabs", ".btn"]) await expect(page.locator(part).first()).toBeHidden()
})
