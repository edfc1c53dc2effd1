import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

const ROWS = [
  "nome;tipo;livello;territorio;e-mail",
  "Biblioteca Importata (demo);Comune;Comunale;Puglia;biblioteca@example.org",
  "Ente senza luogo (demo);Comune;Comunale;Atlantide;",
  "Biblioteca Importata (demo);Comune;Comunale;Puglia;",
  "Comune di Borgo Esempio (demo);Comune;Comunale;Puglia;",
  ";Comune;Comunale;Puglia;non un indirizzo",
  "Sportello Importato (demo);Comune;Comunale;Basilicata;",
].join("\r\n")

test("a file with broken rows is looked at, imported without them, and taken back", async ({
  page,
  checkPage,
}) => {
  await signInAs(page, "Ada Esempio")
  await page.goto("/organisations")
  await page.getByRole("main").getByRole("link", { name: "Importa da CSV" }).click()
  await checkPage(page)
  await page.getByRole("button", { name: "Guarda che cosa c'è" }).click()
  await expect(page.getByRole("alert")).toContainText("Scegli un file o incolla un elenco")
  const file = { name: "enti.csv", mimeType: "text/csv", buffer: Buffer.from(ROWS) }
  await page.locator("input[type=file]").setInputFiles(file)
  await page.getByRole("button", { name: "Guarda che cosa c'è" }).click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Prima di importare")
  await expect(page.getByText("2 organizzazioni si possono importare.")).toBeVisible()
  await expect(page.getByText("4 righe restano fuori.")).toBeVisible()
  const problems = page.getByRole("region", { name: /^Che cosa non va/ })
  for (const [line, words] of [
    ["Riga 3", "Atlantide"],
    ["Riga 4", "È la stessa della riga 2"],
    ["Riga 5", "già nel registro"],
    ["Riga 6", "E-mail"],
  ] as const)
    await expect(
      problems.getByRole("row").filter({ hasText: line }).filter({ hasText: words }).first(),
    ).toBeVisible()
  await checkPage(page)
  await page.getByRole("button", { name: "Importa 2 organizzazioni" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importazione fatta")
  await checkPage(page)

  const list = await page.context().newPage()
  await list.goto("/organisations?name=Importat")
  for (const name of ["Biblioteca Importata (demo)", "Sportello Importato (demo)"])
    await expect(list.getByRole("link", { name })).toHaveCount(1)
  await expect(list.getByRole("link", { name: "Ente senza luogo (demo)" })).toHaveCount(0)

  await page.getByRole("button", { name: "Annulla l'importazione" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importazione annullata")
  await checkPage(page)
  await list.reload()
  await expect(list.getByRole("link", { name: "Biblioteca Importata (demo)" })).toHaveCount(0)
  await page.goto("/organisations/import")
  await expect(page.getByRole("row").filter({ hasText: "enti.csv" })).toContainText("Annullata")
})
